// How many frames a second the timeline draws while somebody zooms and pans.
import { close, open } from "./bench.js";

const LEAST = 50;
const SECONDS = 3;

const SCRIPTS = {
  "100,000 lanes, folded": { script: "job x 100000: sleep 1" },
  "100,000 lanes, unfolded": { script: "job x 100000: sleep 1", unfold: true },
  "100 tasks of 1,000 spans": {
    script: "worker x 100:\n  repeat 500:\n    sleep 10ms\n    cpu 1ms\n",
    unfold: true,
  },
  "100 tasks of 1,000 spans, folded": { script: "worker x 100:\n  repeat 500:\n    sleep 10ms\n    cpu 1ms\n" },
};

/** Runs in the page: does something with every frame for a while, and counts the frames. */
async function frames({ move, seconds }) {
  const scroller = document.querySelector(".scroller");
  const { left, width, top } = scroller.getBoundingClientRect();
  const moves = {
    // In for half a second, out for half a second.
    zoom: (at) => {
      const deltaY = at % 60 < 30 ? -12 : 12;
      const place = { clientX: left + width * 0.6, clientY: top + 60 };
      scroller.dispatchEvent(new WheelEvent("wheel", { deltaY, ctrlKey: true, bubbles: true, cancelable: true, ...place }));
    },
    across: (at) => scroller.scrollBy(at % 120 < 60 ? 37 : -37, 0),
    down: (at) => scroller.scrollBy(0, at % 120 < 60 ? 61 : -61),
    "across and down": (at) => scroller.scrollBy(at % 120 < 60 ? 23 : -23, at % 90 < 45 ? 31 : -31),
  };
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const begin = performance.now();
  let count = 0;
  let last = begin;
  const intervals = [];
  while (last - begin < seconds * 1000) {
    moves[move](count);
    const now = await frame();
    intervals.push(now - last);
    last = now;
    count += 1;
  }
  intervals.sort((a, b) => a - b);
  return { rate: (count * 1000) / (last - begin), half: intervals[count >> 1], longest: intervals.at(-1) };
}

const page = await open();
let slow = 0;
try {
  for (const [name, { script, unfold }] of Object.entries(SCRIPTS)) {
    const begin = Date.now();
    await page.locator("#script").fill(script);
    const group = page.locator(".groups button");
    // The picture before stays, out of reach, until the new one is there.
    const task = script.slice(0, script.indexOf(":")).replace(" x ", " × ");
    const there = (task) => {
      const shown = document.querySelector(".groups")?.innerText.includes(task);
      return shown && !document.querySelector(".picture[inert]");
    };
    await page.waitForFunction(there, task);
    console.log(`${name} (the answer after ${Date.now() - begin} ms)`);
    if ((await group.textContent()) === (unfold ? "Unfold" : "Fold")) await group.click();
    for (const [view, zooms] of [["all of it", 0], ["zoomed", 9]]) {
      await page.keyboard.press("Escape");
      await page.locator(".scroller").focus();
      await page.keyboard.press("0");
      for (let times = 0; times < zooms; times += 1) await page.keyboard.press("+");
      for (const move of ["zoom", "across", "down", "across and down"]) {
        // The best of three: the machine may be busy.
        let best = { rate: 0 };
        for (let tries = 0; tries < 3 && best.rate < LEAST; tries += 1) {
          const measured = await page.evaluate(frames, { move, seconds: SECONDS });
          if (measured.rate > best.rate) best = measured;
        }
        const { rate, half, longest } = best;
        slow += rate < LEAST ? 1 : 0;
        const ms = (time) => `${time.toFixed(0).padStart(4)} ms`;
        const figures = `${rate.toFixed(1).padStart(6)} frames/s, half within ${ms(half)}, the longest ${ms(longest)}`;
        console.log(`  ${view.padEnd(10)} ${move.padEnd(16)} ${figures}`);
      }
    }
  }
} finally {
  await close(page);
}
console.log(slow > 0 ? `\n${slow} of these are below ${LEAST} frames a second` : `\nNone of these is below ${LEAST} frames a second`);
