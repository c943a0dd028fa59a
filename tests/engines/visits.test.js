// What lasts between visits: links, the history, the draft, the time without a network, the single file.
import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packed } from "../page/fragments.js";
import { filesIn } from "../page/host.js";
import { expect, test, typed } from "./page.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("a link that is typed and one that is packed open as they say", async ({ app }) => {
  await app.open(typed("a: sleep 4", "&at=1.5&lang=ko&theme=light"));
  await app.reads("#playhead-time", "1.50초");
  await app.open(`${packed("b: sleep 6")}&lang=en&strategy=sync`);
  await app.reads("#predicted-total", "6.00 s");
  expect(await app.script()).toBe("b: sleep 6");
  await app.open(typed("c: sleep 7", "&quiz=1"));
  await app.has("#guess");
});

test("a link that is shared opens the same script", async ({ app }) => {
  await app.open(typed('a: sleep 4 "물 <끓이기> & 🍝"'));
  await app.click("h1");
  await app.press("l");
  await app.has("#share-text");
  const link = await app.browser.evaluate(() => document.querySelector("#share-text").value);
  await app.open("", link);
  expect(await app.script()).toBe('a: sleep 4 "물 <끓이기> & 🍝"');
});

test("back and forward go from script to script", async ({ app }) => {
  await app.open(typed("a: sleep 4"));
  await app.click("h1");
  await app.follow(typed("b: sleep 6"));
  await app.reads("#predicted-total", "6.00 s");
  await app.browser.back();
  await app.reads("#predicted-total", "4.00 s");
  await app.browser.forward();
  await app.reads("#predicted-total", "6.00 s");
});

test("a draft is there again at the next visit", async ({ app }) => {
  await app.open();
  await app.type("mine: sleep 9");
  await app.reads("#predicted-total", "9.00 s");
  await expect.poll(() => app.browser.evaluate(() => localStorage.getItem("loopscope-draft"))).toContain("mine");
  await app.browser.reload();
  await expect.poll(() => app.script()).toBe("mine: sleep 9");
  await app.open();
  expect(await app.script()).toBe("mine: sleep 9");
});

/** All that a page does with what it loads after its first picture. */
async function doEverything(app) {
  await app.follow(typed('a:\n  repeat 300000:\n    yield\n  print "end"'));
  await expect.poll(() => app.lines("predicted")).toEqual(["end"]);
  await app.follow(typed('threads 2\na: thread cpu 1; print "a"\nb: thread block 2; print "b"'));
  await app.reads("#predicted-total", "2.00 s");
  expect(await app.runToItsEnd()).toBeGreaterThan(1.9);
  expect(await app.lines("measured")).toEqual(["a", "b"]);
  await app.follow(typed('a: print "begun"; cpu 60\nb: sleep 1'));
  await app.reads("#predicted-total", "61.00 s");
  await app.click("#run");
  await app.has("#ask");
  await app.click("#ask .primary");
  await expect.poll(() => app.lines("measured")).toEqual(["begun"]);
  await app.click("#stop");
}

test("after one visit the page does all that it does without a network", async ({ app, hosts }) => {
  const host = await hosts(await filesIn("dist"));
  await app.open("", host.address);
  await expect.poll(() => app.browser.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await host.stop();
  await app.open("", host.address);
  await doEverything(app);
});

test("the single file does all that the page does, from a host", async ({ app }) => {
  await app.open("loopscope.html");
  await doEverything(app);
});

test("the single file does all that the page does, from a disk", async ({ app }) => {
  await mkdir(`${root}target/alone`, { recursive: true });
  await copyFile(`${root}dist/loopscope.html`, `${root}target/alone/engine.html`);
  await app.open("", pathToFileURL(`${root}target/alone/engine.html`).href);
  await doEverything(app);
});
