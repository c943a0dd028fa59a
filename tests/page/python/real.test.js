// Programs on a clock that waits, and what ends them.
import { expect, test, texts } from "./python.js";

test("on the real clock lines come as they are printed, and the times are measured", async ({ python }) => {
  const source = `import asyncio, time
async def work():
    await asyncio.sleep(0.3)
    print("slept")
async def main():
    print("begun")
    task = asyncio.create_task(work())
    await asyncio.to_thread(time.sleep, 0.1)
    time.sleep(0.5)
    print("blocked")
    await task
asyncio.run(main())`;
  const { trace, lines } = await python(source, { real: true });
  expect([trace.outcome, trace.approximate]).toEqual(["finished", true]);
  expect(texts({ trace })).toEqual(["begun", "blocked", "slept"]);
  expect(lines.map(([t_us, text]) => [t_us, text])).toEqual(trace.log.map(({ t_us, text }) => [t_us, text]));
  expect(trace.total_us).toBeGreaterThanOrEqual(600_000);
  const [[, , begun], [, , blocked]] = lines;
  expect(blocked - begun).toBeGreaterThan(400);
});

test("a run is stopped wherever it is, and the next one begins", async ({ python, opened: { page } }) => {
  const stopped = (source, real) => page.evaluate(async ([source, real]) => {
    const { run } = await loopscope.load("python.js");
    const heard = Promise.withResolvers();
    const going = run(source, { real, onLine: heard.resolve });
    if (real) await heard.promise;
    going.stop();
    return going.ended;
  }, [source, real]);
  const told = { fault: { kind: "stopped", line: expect.any(Number), text: "" } };
  expect(await stopped("while True: pass", false)).toEqual(told);
  expect(await stopped('import time\nprint("begun")\ntime.sleep(0.2)\nprint("on")\nwhile True: pass', true)).toEqual(told);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});
