// Programs that go wrong end soon, with a message at their line, and the next one is none the worse for it.
import { TIMED } from "../page.js";
import { expect, test, texts } from "./python.js";

/** So soon a run has ended. Those that are let run for ten seconds have little more: they are alone. */
const MOST_MS = 12_000;

/** What has failed: the program, with an exception of Python's, at a line. */
const FAILS = {
  "a syntax error": ["import asyncio\nasync def main(:\n    pass", 2, /SyntaxError: invalid syntax/],
  "an exception that leaves a task": ["import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    raise ValueError('no')\nasyncio.run(main())", 4, /ValueError: no/],
  "input()": ["name = input('name? ')", 1, /input\(\) is not there/],
  "an unknown import": ["import asyncio\nimport numpy", 2, /ModuleNotFoundError: No module named 'numpy'/],
  "a socket": ["import socket\nsocket.create_connection(('localhost', 80))", 2, /a network is not there/],
  "a list of forty gigabytes": ["x = 1\nx = [0] * 10**10", 2, /MemoryError|OverflowError/],
  "ten gigabytes of lists": ["x = []\nfor k in range(10_000):\n    x.append(bytearray(1_000_000))", 3, /MemoryError/],
  "recursion without end": ["def f():\n    return f()\nf()", 2, /RecursionError/],
};

for (const [what, [source, line, says]] of Object.entries(FAILS)) {
  test(`${what} is told at its line`, async ({ python }) => {
    const { trace, fault, ms } = await python(source);
    expect(fault).toBeUndefined();
    expect(trace.outcome).toBe("failed");
    expect([texts({ trace }).at(-1), trace.log.at(-1).line]).toEqual([expect.stringMatching(says), line]);
    expect(ms).toBeLessThan(MOST_MS);
    expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
  });
}

const PLENTY = {
  "a loop through the event loop": ["import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(main())", 4, /no end after/],
  // There are two limits; on a slow machine so many lines take longer than there is time.
  "ten million prints": ["for k in range(10_000_000):\n    print(k)", 2, /more than 100,000 lines|no end after/],
};

const isAtLimit = ({ trace, fault, ms }, line, says) => {
  expect(fault).toBeUndefined();
  expect(trace.outcome).toBe("limit");
  expect(trace.findings).toEqual([expect.objectContaining({ code: "stopped", lines: [line], text: expect.stringMatching(says) })]);
  expect(ms).toBeLessThan(MOST_MS);
};

for (const [what, [source, line, says]] of Object.entries(PLENTY)) {
  test(`${what} ends at a limit, with what it has done so far`, TIMED, async ({ python }) => {
    isAtLimit(await python(source), line, says);
    expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
  });
}

test("what goes on for ever is ended, with the line that it has reached, and what it has done if it comes back to Python", TIMED, async ({ python }) => {
  const [loop, catches, inC, catchesAll] = await Promise.all([
    "import asyncio\nasync def main():\n    while True: pass\nasyncio.run(main())",
    "while True:\n    try:\n        while True: pass\n    except Exception: pass",
    "x = 1\nsum(range(10**14))",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
  ].map((source) => python(source)));
  isAtLimit(loop, 3, /no end after/);
  isAtLimit(catches, 3, /no end after/);
  expect(inC.fault).toEqual({ kind: "silent", line: 2, text: "" });
  expect(catchesAll.fault).toEqual({ kind: "silent", line: expect.any(Number), text: "" });
  for (const { ms } of [inC, catchesAll]) expect(ms).toBeLessThan(MOST_MS);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});

test("a program that kills its interpreter is ended, with the line that it has reached", async ({ python }) => {
  const { fault, ms } = await python("x = []\nfor _ in range(1_000_000): x = [x]\nprint(x)");
  expect([fault.kind, fault.line]).toEqual(["crashed", 3]);
  expect(ms).toBeLessThan(MOST_MS);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});

test("a deadlock is a run that is stuck", async ({ python }) => {
  const { trace, ms } = await python("import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())");
  expect(trace.outcome).toBe("stuck");
  expect(trace.tasks.at(-1).spans.at(-1)).toMatchObject({ line: 3 });
  expect(ms).toBeLessThan(MOST_MS);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});

test("a coroutine that is never awaited is found", async ({ python }) => {
  const { trace, ms } = await python("import asyncio\nasync def work(): pass\nasync def main():\n    work()\nasyncio.run(main())");
  expect(trace.findings).toEqual([expect.objectContaining({ code: "never-awaited", lines: [4] })]);
  expect(ms).toBeLessThan(MOST_MS);
  expect(texts(await python('print("the next one")'))).toEqual(["the next one"]);
});
