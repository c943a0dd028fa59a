// Every code block of the lecture, pasted as it is printed there, does in the page what is written beside it.
import { done, lecture, written } from "./lecture.js";
import { TIMED } from "../page.js";
import { expect, test, texts } from "./python.js";

test("each block of the lecture does what the lecture says, or what really happens", async ({ python }) => {
  test.setTimeout(120_000);
  const told = lecture.filter(({ expected }) => expected);
  expect(told).toHaveLength(10);
  for (const { name, source, expected } of told) {
    const { trace, fault } = await python(source);
    expect(fault, name).toBeUndefined();
    expect(done(trace, expected), name).toEqual(written(expected));
  }
});

test("the block of the process pool prints its sum, whatever that takes", TIMED, async ({ python }) => {
  const { source } = lecture.find(({ name }) => name === "g-4-process-pool");
  const run = await python(source);
  expect([texts(run), run.trace.outcome]).toEqual([["✅ CPU 연산 결과: 333333283333335000000"], "finished"]);
});

test("ten requests that block in an async def take 30 s, a hundred to a def 9 s", async ({ python }) => {
  const block = (wanted) => lecture.find(({ name }) => name === wanted).source;
  const total = async (source) => (await python(source)).trace.total_us;
  const blocking = block("d-1-async").replace("await asyncio.sleep(3)", "time.sleep(3)").replace("import asyncio", "import asyncio, time");
  expect(await total(`${blocking}\n# loopscope: 10 x GET /async\n`)).toBe(30_000_000);
  expect(await total(`${block("d-1-sync")}\n# loopscope: 100 x GET /sync\n`)).toBe(9_000_000);
});
