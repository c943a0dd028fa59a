// Programs run in the page as CPython runs them.
import { readFileSync, readdirSync } from "node:fs";
import { expect, test, texts } from "./python.js";

const CORPUS = new URL("../../../python/tests/corpus/", import.meta.url);

test("a program's trace has its log, its times and its text", async ({ python }) => {
  const source = 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print("끝 🍝")\nasyncio.run(main())\n';
  const { trace } = await python(source);
  expect(trace.format).toBe("loopscope-trace-1");
  expect([trace.outcome, trace.total_us, trace.source]).toEqual(["finished", 1_000_000, source]);
  expect(trace.log).toEqual([expect.objectContaining({ t_us: 1_000_000, text: "끝 🍝", line: 4 })]);
});

test("the corpus's programs print what CPython prints, when it does", async ({ python }) => {
  // All of them: python/tests, under the same CPython.
  const names = readdirSync(CORPUS).filter((name) => name.endsWith(".py")).filter((_, at) => at % 4 === 0);
  for (const name of names) {
    const [source, wanted] = [name, name.replace(".py", ".json")].map((name) => String(readFileSync(new URL(name, CORPUS))));
    const { trace } = await python(source);
    const { log, total_us, outcome } = JSON.parse(wanted);
    expect([trace.log.map(({ t_us, text }) => [t_us, text]), trace.total_us, trace.outcome], name).toEqual([
      log.map(([t_us, text]) => [t_us, text]), total_us, outcome,
    ]);
  }
});

test("cores and the GIL are those that are asked for", async ({ python }) => {
  const source = `import asyncio, concurrent.futures
async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(asyncio.to_thread(burn, 1) for _ in range(4)))
asyncio.run(main())`;
  const totals = [];
  for (const options of [{}, { gil: false }, { gil: false, cores: 2 }]) totals.push((await python(source, options)).trace.total_us);
  expect(totals).toEqual([4_000_000, 1_000_000, 2_000_000]);
});

test("each program has a Python of its own", async ({ python }) => {
  await python('import builtins, asyncio, json, sys\nbuiltins.print = None\nasyncio.run = None\njson.loads = None\nsys.modules["loopscope"] = None\n');
  expect(texts(await python('import asyncio\nasync def main(): print("sound")\nasyncio.run(main())'))).toEqual(["sound"]);
});

test("programs that run at the same time do not hear of each other", async ({ python }) => {
  const runs = await Promise.all(["a", "b", "c"].map((name) => python(`print("${name}")`)));
  expect(runs.map(texts)).toEqual([["a"], ["b"], ["c"]]);
});
