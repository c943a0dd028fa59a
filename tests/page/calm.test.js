// Nothing jumps: the layout's shifts from the first paint to the end of a run.
import { expect, inEveryRun, test } from "./page.js";
import { painted } from "./waits.js";

/** What is printed last comes of a longer name, at a time of one more digit. */
const SCRIPT = 'a: cpu 3; print "a"\nb: sleep 4; print "b"\ncc: sleep 7.5; print "c"';

for (const [width, height] of [[390, 844], [768, 1024], [1280, 800], [1920, 1080]]) {
  test(`nothing jumps from load to the end of a run at ${width}×${height}`, inEveryRun([390, 1280].includes(width)), async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript((script) => {
      globalThis.shifts = [];
      const note = (entries) => {
        for (const { value, hadRecentInput, sources } of entries) {
          const places = sources.map(({ node }) => node?.className || node?.nodeName);
          // Tasks go from state to state as the run does: where one leaves, the next ones follow.
          const moves = places.every((place) => /^chip\b/.test(place));
          if (!hadRecentInput && !moves) globalThis.shifts.push(`${value.toFixed(4)} ${places.join(" ")}`);
        }
      };
      const observer = new PerformanceObserver((list) => note(list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      globalThis.noteRest = () => note(observer.takeRecords());
      if (!localStorage.getItem("loopscope-draft")) {
        localStorage.setItem("loopscope-draft", script);
      }
    }, SCRIPT);
    await page.goto("./");
    await expect(page.locator("#predicted-total")).toBeVisible();
    await expect(page.locator("#script")).toBeAttached();
    await page.locator("#run").click();
    // What moves after this, moves by itself.
    await expect(page.locator("#stop")).toBeVisible();
    await expect(page.locator("#run")).toBeVisible({ timeout: 20_000 });
    await painted(page);
    await page.evaluate(() => globalThis.noteRest());
    expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
  });
}
