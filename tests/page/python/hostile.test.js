// Programs of somebody who sends links: nothing is reached, nothing is sent, and the page goes on.
import { attempt, program } from "./hostile.js";
import { TIMED } from "../page.js";
import { Listening, expect, test, texts } from "./python.js";

let elsewhere;
test.beforeAll(async () => { elsewhere = await Listening.of(new Map()); });
test.afterAll(() => elsewhere.stop());
test.afterEach(({ opened: { errors } }) => {
  expect(elsewhere.asked).toEqual([]);
  // Who tries is refused, and that is told on the console.
  expect(errors.splice(0).filter((error) => !/Content Security Policy|ERR_BLOCKED_BY_CSP|Blocked opening/.test(error))).toEqual([]);
});

/** How a program finds what its messages go out by. */
const TELL = `import sys
frame = sys._getframe()
while "tell" not in frame.f_locals: frame = frame.f_back
tell = frame.f_locals["tell"]
`;

test("a program finds no way out, however it looks for one", async ({ python }) => {
  const { trace } = await python(program(elsewhere.address));
  expect(texts({ trace })).toEqual(["[]"]);
});

test("a name of JavaScript's that is not there is told at its line", async ({ python }) => {
  for (const name of ["fetch", "importScripts", "parent", "Worker"]) {
    const { trace } = await python(`import js\njs.${name}("${elsewhere.address}")`);
    expect([trace.outcome, trace.log.at(-1).text, trace.log.at(-1).line]).toEqual(["failed", `AttributeError: ${name}`, 2]);
  }
});

const FALSE = {
  "a message of no kind": 'tell("nonsense", 1)',
  "a line that is none": 'tell("at", -1)',
  "a line that is a text": 'tell("at", "<img src=x onerror=alert(1)>")',
  "lines that are none": 'tell("lines", "[[1]]")',
  "a trace that is no text": 'tell("trace", 5)',
  "a flood of messages": 'while True: tell("at", 1)',
};

for (const [what, tells] of Object.entries(FALSE)) {
  // How soon it ends is real time, which a test has alone.
  test(`${what} ends the run`, TIMED, async ({ python }) => {
    const { fault, ms } = await python(`${TELL}${tells}\nwhile True: pass`);
    expect(fault.kind).toBe("false");
    expect(ms).toBeLessThan(5_000);
    expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
  });
}

test("a program's own end is the last that is heard of it", async ({ opened: { page } }) => {
  const lines = await page.evaluate(async (source) => {
    const { run } = await loopscope.load("python.js");
    const lines = [];
    const { trace } = await run(source, { real: true, onLine: (_, text) => lines.push(text) }).ended;
    await run("", {}).ended;
    return [trace, lines];
  }, `${TELL}tell("trace", "mine")\nwhile True: tell("lines", '[[1, "after"]]')`);
  expect(lines).toEqual(["mine", []]);
});

test("messages of others are not taken for a program's", async ({ opened: { page } }) => {
  const { trace } = await page.evaluate(async () => {
    const { run } = await loopscope.load("python.js");
    const { ended } = run("import time\ntime.sleep(0.5)", { real: true });
    const forge = setInterval(() => {
      for (let id = 0; id < 100; id++) postMessage({ id, kind: "trace", value: "forged" }, "*");
    }, 50);
    const { trace } = await ended;
    clearInterval(forge);
    return { trace };
  });
  expect(trace).not.toBe("forged");
});

// The wall behind: not even somebody who had all of JavaScript there could do more.
for (const place of ["the frame", "a worker of the frame"]) {
  test(`in ${place} the browser itself refuses all ways out`, async ({ opened: { page } }) => {
    const frame = page.frames().find((frame) => frame.url() === "about:srcdoc");
    const inWorker = `new Promise((told) => {
      const code = new Blob([${JSON.stringify(`${attempt(elsewhere.address)}.then(postMessage)`)}]);
      new Worker(URL.createObjectURL(code)).onmessage = ({ data }) => told(data);
    })`;
    expect(await frame.evaluate(place === "the frame" ? attempt(elsewhere.address) : inWorker)).toEqual([]);
  });
}

test("the frame itself does not get anywhere", async ({ opened: { page }, python }) => {
  const frame = page.frames().find((frame) => frame.url() === "about:srcdoc");
  await frame.evaluate((url) => { location.href = url; }, elsewhere.address).catch(() => {});
  await expect.poll(() => frame.url()).not.toBe("about:srcdoc");
  // It is lost by that, and another one takes its place.
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});
