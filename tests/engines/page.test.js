// What a person does with the page, in the order of a first visit.
import { bestOfThree } from "../page/waits.js";
import { expect, test, typed } from "./page.js";

const DISHES = 'pasta: sleep 3; print "pasta"\ntoast: sleep 2; print "toast"\n';

test("a visit shows a script, its total, its timeline and its log", async ({ app }) => {
  await app.open();
  await app.reads("#predicted-total", "8.00 s");
  await app.has(".chart .window .lane");
  expect(await app.lines("predicted")).toHaveLength(5);
});

test("what is typed is predicted, and an error is told", async ({ app }) => {
  await app.open(typed("a: sleep 1"));
  await app.click(".cm-content");
  await app.press("End", "5");
  await app.reads("#predicted-total", "15.00 s");
  expect(await app.script()).toBe("a: sleep 15");
  await app.press("Backspace", "x");
  await app.has("#problems li");
});

test("a run is measured beside its prediction", async ({ app }) => {
  const slowly = typed('pasta: sleep 15; print "pasta"\ntoast: sleep 10; print "toast"');
  await bestOfThree(async () => {
    await app.open(slowly);
    const measured = await app.runToItsEnd();
    expect(await app.lines("measured")).toEqual(["toast", "pasta"]);
    return { good: Math.abs(measured - 15) < 1.5, measured };
  });
});

test("a run on the workers of a pool does not hold the page", async ({ app }) => {
  await app.open(typed('threads 2\na: thread cpu 1; print "a"\nb: thread block 2; print "b"'));
  expect(await app.runToItsEnd()).toBeGreaterThan(1.9);
  expect(await app.lines("measured")).toEqual(["a", "b"]);
});

test("a run that would freeze the page asks first, and in a worker it can be stopped", async ({ app }) => {
  await app.open(typed('a: print "begun"; cpu 60'));
  await app.click("#run");
  await app.has("#ask");
  await app.click("#ask .primary");
  await expect.poll(() => app.lines("measured")).toEqual(["begun"]);
  await app.click("#stop");
  await app.has("#run");
});

test("stop ends a run and keeps what it has measured", async ({ app }) => {
  await app.open(typed('a: print "kept"; sleep 60; print "never"'));
  await app.click("#run");
  await expect.poll(() => app.lines("measured")).toEqual(["kept"]);
  await app.click("#stop");
  await app.has("#run");
  expect(await app.lines("measured")).toEqual(["kept"]);
});

test("keys step through a run and play it", async ({ app }) => {
  await app.open(typed(DISHES));
  await app.click("h1");
  await app.press("Home");
  await app.reads("#playhead-time", "0.00 s");
  await app.press("ArrowRight");
  await app.reads("#playhead-step", /^1 \/ /);
  await app.press("End");
  await app.reads("#playhead-time", "3.00 s");
  await app.choose("#speed", "16×");
  await app.press("Home", " ");
  await app.reads("#playhead-time", "3.00 s");
  await app.press("ArrowLeft");
  await app.reads("#playhead-step", /^\d+ \/ /);
});

test("keys zoom the timeline, and its axis follows", async ({ app }) => {
  await app.open(typed(DISHES));
  const ticks = () => app.browser.evaluate(() => [...document.querySelectorAll(".tick-label")].map((label) => label.textContent));
  const all = ["0 s", "1 s", "2 s", "3 s"];
  await expect.poll(ticks).toEqual(expect.arrayContaining(all));
  const whole = await ticks();
  await app.click("h1");
  await app.press("+", "+", "+", "+");
  await expect.poll(ticks).not.toEqual(whole);
  await app.press("0");
  await expect.poll(ticks).toEqual(whole);
});

test("a long prediction goes on in a worker", async ({ app }) => {
  await app.open(typed('a:\n  repeat 300000:\n    yield\n  print "end"'));
  await expect.poll(() => app.lines("predicted")).toEqual(["end"]);
});

test("a finding is told, and its fix is one click", async ({ app }) => {
  await app.open(typed("cook: cpu 3; sleep 5\ntoast: sleep 6"));
  await app.reads(".findings", /holds the only thread/);
  await app.click(".findings .fix, .findings li button:last-of-type");
  await app.reads("#predicted-total", "8.00 s");
});

test("the page speaks Korean, and its colours are the reader's choice", async ({ app }) => {
  await app.open();
  await app.click("#more");
  await app.click("#language [value=ko]");
  await app.reads("#run", /실제로 실행/);
  await app.click("#more");
  await app.click("#theme [value=dark]");
  await app.has("html[lang=ko][data-theme=dark]");
  await app.open();
  await app.has("html[lang=ko][data-theme=dark]");
});
