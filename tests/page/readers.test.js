// What screen readers read out by themselves, and what moves by itself.
import { PASTA, expect, test } from "./page.js";
import { LONG_PAUSE } from "./waits.js";

/** Notes all that live regions say from now on. */
const listen = (page) => page.evaluate(() => {
  globalThis.said = [];
  const LIVE = "output, [role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])";
  new MutationObserver((records) => {
    const regions = records.map(({ target }) => (target.closest ? target : target.parentElement)?.closest(LIVE));
    for (const region of new Set(regions)) if (region?.textContent.trim()) globalThis.said.push(region.textContent);
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
});
const said = (page) => page.evaluate(() => globalThis.said);

test("playing is not read out", async ({ app }) => {
  const { page } = app;
  await app.write(PASTA);
  await page.locator("#playhead").fill("0");
  await listen(page);
  await page.locator("#speed").selectOption({ label: "4×" });
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const slider = page.locator("#playhead");
  await expect(slider).toHaveAttribute("aria-valuetext", "playing");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible({ timeout: 10_000 });
  expect(await said(page)).toEqual([]);
  await expect(slider).toHaveAttribute("aria-valuetext", /^8\.00 s, step/);
});

test("errors are read out once, after a pause", async ({ app }) => {
  const { page } = app;
  await app.takeClock();
  await app.write("a: sleep 1");
  await page.clock.runFor(LONG_PAUSE);
  await listen(page);
  await app.script.press("End");
  await page.keyboard.type("; slep 3");
  await expect(app.problems).toContainText("slep");
  expect(await said(page)).toEqual([]);
  await page.clock.runFor(LONG_PAUSE);
  await expect.poll(() => said(page)).toEqual([expect.stringContaining("slep")]);
});

test("what plays stops when the reader wants less motion", async ({ app }) => {
  const { page } = app;
  await app.write("a: sleep 100");
  await page.locator("#playhead").fill("0");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});
