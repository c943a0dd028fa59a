// Python in the other engines: it runs where it can reach nothing.
import { attempt, program } from "../page/python/hostile.js";
import { Listening, ended, texts } from "../page/python/python.js";
import { filesIn } from "../page/host.js";
import { done, lecture, written } from "../page/python/lecture.js";
import { expect, test } from "./page.js";

/** Runs in the page, whose names a driver's own scripts do not see: runs what the document says, and has it say what came of it. */
function runner(ended) {
  const { dataset } = document.documentElement;
  addEventListener("loopscope-test", async () => {
    const given = JSON.parse(dataset.given);
    dataset.came = JSON.stringify(await ended(given).catch(String));
  });
}

/** The page on a host that knows what it is asked for, and what runs programs in it. */
async function open({ app, hosts }) {
  const files = await filesIn("dist");
  const first = "<meta charset=utf-8>";
  files.set("index.html", String(files.get("index.html")).replace(first, `${first}<script src=./runner.js></script>`));
  files.set("runner.js", `(${runner})(${ended})`);
  const host = await hosts(files, {}, Listening);
  await app.open("", host.address);
  return {
    host,
    async python(source, options = {}) {
      await app.browser.evaluate((given) => {
        delete document.documentElement.dataset.came;
        document.documentElement.dataset.given = given;
        dispatchEvent(new CustomEvent("loopscope-test"));
      }, JSON.stringify([source, options]));
      const came = () => app.browser.evaluate(() => document.documentElement.dataset.came ?? null);
      await expect.poll(came, { timeout: 120_000 }).not.toBe(null);
      return JSON.parse(await came());
    },
  };
}

const PASTA = `import asyncio
async def cook(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
async def main():
    await asyncio.gather(cook("파스타", 3), asyncio.to_thread(burn, 2), cook("toast", 2))
asyncio.run(main())
`;

test("Python runs, isolated, and what goes wrong ends", async ({ app, hosts }) => {
  // WebKit compiles for half a minute where others want the processors, too.
  test.setTimeout(240_000);
  const elsewhere = await hosts(new Map(), {}, Listening);
  const { host, python } = await open({ app, hosts });
  const { trace, fault } = await python(PASTA);
  expect(fault).toBeUndefined();
  expect([texts({ trace }), trace.total_us, trace.outcome]).toEqual([["toast", "파스타"], 3_000_000, "finished"]);
  host.asked.length = 0;

  const real = await python('import asyncio\nasync def main():\n    print("begun")\n    await asyncio.sleep(0.2)\n    print("end")\nasyncio.run(main())', { real: true });
  expect(real.lines.map(([, text]) => text)).toEqual(["begun", "end"]);

  const hostile = await python(program(elsewhere.address));
  expect(texts(hostile)).toEqual(["[]"]);
  const silent = await python("x = 1\nsum(range(10**14))");
  expect(silent.fault).toEqual({ kind: "silent", line: 2, text: "" });
  expect(silent.ms).toBeLessThan(12_000);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);

  // The wall behind: what somebody could do who had all of JavaScript there.
  await app.browser.enter(() => document.querySelector("iframe[title=Python]"));
  expect(await app.browser.evaluate(`() => ${attempt(elsewhere.address)}`)).toEqual([]);
  expect(await app.browser.evaluate(`() => new Promise((told) => {
    const code = new Blob([${JSON.stringify(`${attempt(elsewhere.address)}.then(postMessage)`)}]);
    new Worker(URL.createObjectURL(code)).onmessage = ({ data }) => told([...data]);
  })`)).toEqual([]);
  await app.browser.leave();
  expect([elsewhere.asked, host.asked]).toEqual([[], []]);
});

test("the lecture's blocks do what is written beside them", async ({ app, hosts }) => {
  const { python } = await open({ app, hosts });
  for (const { name, source, expected } of lecture.filter(({ expected }) => expected)) {
    const { trace } = await python(source);
    expect(done(trace, expected), name).toEqual(written(expected));
  }
});

test("a program among the scenarios does what is written beside it", async ({ app }) => {
  test.setTimeout(240_000);
  const { expected } = lecture.find(({ name }) => name === "f-2-producer-consumer");
  await app.open();
  await app.click("#scenario");
  await app.has("#gallery li code");
  await app.press(..."unlike the older timer", "Enter");
  await expect.poll(() => app.lines("predicted"), { timeout: 120_000 }).toEqual(expected.log.map(([, text]) => text));
  await app.reads("#predicted-total", "stuck since 6.00 s");
});
