// Nothing jumps: the layout's shifts from the first paint to the end of a run.
import { expect, test } from "./page.js";

for (const [width, height] of [[390, 844], [768, 1024], [1280, 800], [1920, 1080]]) {
  test(`nothing jumps from load to the end of a run at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput, sources } of list.getEntries()) {
          const places = sources.map(({ node }) => node?.className || node?.nodeName);
          if (!hadRecentInput) globalThis.shifts.push(`${value.toFixed(4)} ${places.join(" ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
      if (!localStorage.getItem("loopscope-draft")) {
        localStorage.setItem("loopscope-draft", "a: cpu 3; print \"a\"\nb: sleep 4; print \"b\"\nc: sleep 6");
      }
    });
    await page.goto("./");
    await expect(page.locator("#predicted-total")).toBeVisible();
    await expect(page.locator("#script")).toBeAttached();
    await page.locator("#run").click();
    // From here on whatever moves, moves by itself.
    await page.waitForTimeout(700);
    await expect(page.locator("#run")).toBeVisible({ timeout: 20_000 });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
  });
}
