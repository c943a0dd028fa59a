// How long it takes from a key to the new picture, and for how long a key holds the page, with all that comes of it.
import { readFile, readdir } from "node:fs/promises";
import { BUILDS, close, compare, median, open } from "./bench.js";

const KEYS = 12;
/** A frame at 60 Hz, in ms. */
const FRAME = 1000 / 60;
const folder = new URL("../../src/scenarios/", import.meta.url);

/** The scripts of the lecture, all of them together, and some that ask for more. For how long each key is watched, in ms. */
async function scripts() {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".en.loop") && !name.startsWith("reference")).toSorted();
  const lecture = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
  const more = ["request x 1000: sleep 1; cpu 10ms", "a:\n  forever: sleep 1", "a x 100000: sleep 1"];
  return [
    { name: "the lecture's scripts", scripts: lecture.map((text) => `${text.trimEnd()}\ntyping: sleep 1`), window: 120 },
    // What a worker finds out comes later.
    ...more.map((script) => ({ name: script.replace("\n", " "), scripts: [script], window: 1500 })),
  ];
}

/** Runs in the page: watches keys, the answer and the thread. */
function watch() {
  const seen = { pictures: [], longest: 0 };
  globalThis.seen = seen;
  let pressed = 0;
  addEventListener("keydown", () => {
    pressed = performance.now();
    seen.pictures = [];
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

/** Types digits at the end of scripts and takes them back: times to the first picture, and the thread's longest hold. */
async function measure(dist, { scripts, window }) {
  const page = await open(dist);
  try {
    await page.evaluate(watch);
    const figures = { first: [], holds: [] };
    for (const script of scripts) {
      await page.locator("#script").fill(script);
      await page.waitForTimeout(1500);
      await page.keyboard.press("Control+End");
      for (let key = 0; key < KEYS; key += 1) {
        await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
        await page.waitForTimeout(window);
        const { pictures, longest } = await page.evaluate(() => globalThis.seen);
        figures.first.push(pictures[0] ?? Infinity);
        // The first times the browser compiles what runs.
        if (key > 1) figures.holds.push(longest);
      }
    }
    return figures;
  } finally {
    await close(page);
  }
}

const ms = (time) => (Number.isFinite(time) ? `${time.toFixed(1).padStart(6)} ms` : "not so soon");
const inFrames = (time) => `${ms(time)} (${(time / FRAME).toFixed(1)} frames)`;
for (const row of await scripts()) {
  const figures = [];
  for (const dist of Object.values(BUILDS)) figures.push(await measure(dist, row));
  console.log(row.name);
  console.log(`  to the picture     ${compare(figures.map(({ first }) => median(first)), ms)}`);
  console.log(`  the page is held   ${compare(figures.map(({ holds }) => median(holds)), inFrames)}`);
  console.log(`  at most            ${compare(figures.map(({ holds }) => Math.max(...holds)), inFrames)}`);
}
