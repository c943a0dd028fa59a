// How long it takes from a key to the new picture, and for how long a key holds the page. `cargo xtask bench` builds
// dist/ first and says where Chromium is.
import { readdir, readFile } from "node:fs/promises";
import { open } from "./bench.js";

const KEYS = 12;
const folder = new URL("../../src/scenarios/", import.meta.url);

/** Runs in the page: watches keys, the answer and the thread. */
function watch() {
  const seen = { keys: [], pictures: [], longest: 0 };
  globalThis.seen = seen;
  let pressed = 0;
  addEventListener("keydown", () => {
    pressed = performance.now();
    seen.keys.push(pressed);
    seen.longest = 0;
  }, true);
  // The answer changes; the picture of it is there with the next frame.
  new MutationObserver(() => {
    const since = pressed;
    requestAnimationFrame(() => setTimeout(() => seen.pictures.push(performance.now() - since)));
  }).observe(document.querySelector(".stage"), { subtree: true, childList: true, characterData: true, attributes: true });
  // A message to itself again and again: the longest time between two is how long the thread was held.
  const channel = new MessageChannel();
  let last = performance.now();
  channel.port1.onmessage = () => {
    const now = performance.now();
    seen.longest = Math.max(seen.longest, now - last);
    last = now;
    channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const page = await open();
await page.evaluate(watch);

/** Types digits at the end of a script and takes them back: times to the first picture, and the thread's longest hold. */
async function measure(script) {
  await page.locator("#script").fill(script);
  await page.waitForTimeout(1500);
  await page.keyboard.press("Control+End");
  const first = [];
  const holds = [];
  for (let key = 0; key < KEYS; key += 1) {
    await page.evaluate(() => (globalThis.seen.pictures = []));
    await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
    await page.waitForTimeout(120);
    const { pictures, longest } = await page.evaluate(() => globalThis.seen);
    if (pictures.length > 0) first.push(pictures[0]);
    holds.push(longest);
  }
  return { first, holds };
}

const show = (ms) => `${ms.toFixed(1).padStart(7)} ms`;
function print(name, { first, holds }) {
  const picture = first.length > 0 ? `picture after ${show(median(first))}` : "no picture at once       ";
  console.log(`${name.padEnd(44)} ${picture}, the page held for ${show(median(holds))}, at most ${show(Math.max(...holds))}`);
}

try {
  const all = { first: [], holds: [] };
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".en.loop")).toSorted()) {
    const script = await readFile(new URL(file, folder), "utf8");
    const { first, holds } = await measure(`${script.trimEnd()}\ntyping: sleep 1`);
    all.first.push(...first);
    all.holds.push(...holds);
  }
  print("the lecture's scripts, all of them", all);
  for (const script of ["request x 1000: sleep 1; cpu 10ms", "a:\n  forever: sleep 1", "a x 100000: sleep 1"]) {
    print(script.replace("\n", " "), await measure(script));
  }
} finally {
  await page.context().browser().close();
}
