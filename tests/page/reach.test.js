// axe-core on what opens over the page or takes a part's place, and on a narrow page and a frame.
import { LOOKS, complaints } from "./axe.js";
import { expect, fromMenu, test } from "./page.js";

for (const [theme, language] of LOOKS) {
  test(`nothing that opens is out of anybody's reach, ${theme}, ${language}`, async ({ app }) => {
    const { page } = app;
    const check = async (view) => {
      expect(await complaints(page, view)).toEqual([]);
    };
    await fromMenu(page, { value: theme });
    await fromMenu(page, { value: language });
    await page.locator("#more").click();
    await expect(page.locator("#menu")).toBeVisible();
    await check("menu");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.locator("#help")).toBeVisible();
    await check("help");
    await page.keyboard.press("Escape");
    await page.locator("h1").click();
    await page.keyboard.press("q");
    await expect(page.locator("#guess")).toBeVisible();
    await check("quiz");
    await page.locator("h1").click();
    await page.keyboard.press("q");
    await page.locator("#script").fill("a: cpu 60; print \"x\"\nb: sleep 1; print \"y\"");
    await page.locator("#run").click();
    await expect(page.locator("#ask")).toBeVisible();
    await check("question before a run");
    await page.keyboard.press("Escape");
    await page.locator("#script").fill("a: sleep 1; print \"x\"\nb: sleep 1; print \"y\"");
    await page.locator("#run").click();
    await expect(page.locator("#apart")).toBeVisible({ timeout: 20_000 });
    await page.locator(".against summary").click();
    await check("after a run");
    for (const [width, height] of [[390, 844], [640, 360]]) {
      await page.setViewportSize({ width, height });
      await check(`${width}×${height}, the run`);
      await page.locator(".tabs button").first().click();
      await check(`${width}×${height}, the script`);
      await page.locator(".tabs button").last().click();
    }
  });
}
