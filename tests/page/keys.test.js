// Shortcuts: on any keyboard, after any click, and out of a frame with one key.
import { Host } from "./host.js";
import { PASTA, expect, test } from "./page.js";

/** What keyboards send in the place of a Latin one's R, whose place is `KeyR`. */
const R = { Cyrillic: "к", Greek: "ρ", kana: "す", Hebrew: "ר", Arabic: "ق", Hangul: "ㄱ", "Hangul with Shift": "ㄲ", Thai: "พ", Latin: "R" };

const press = (page, key, code, more = {}) => page.evaluate(([key, code, more]) => {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...more }));
}, [key, code, more]);

const start = async (app) => {
  await app.script.fill(PASTA);
  await expect(app.predictedTotal).toHaveText("8.00 s");
  await app.script.blur();
  await app.page.locator("#playhead").focus();
  await app.page.keyboard.press("Home");
  await app.page.locator("#playhead").blur();
};
const step = (page) => page.locator("#playhead-step");

test.describe("shortcuts", () => {
  for (const [keyboard, key] of Object.entries(R)) {
    test(`work on a keyboard that writes ${keyboard}`, async ({ app }) => {
      await app.script.fill("a: sleep 60");
      await app.script.blur();
      await press(app.page, key, "KeyR");
      await expect(app.stop).toBeVisible();
      await press(app.page, key, "KeyR");
      await expect(app.run).toBeVisible();
    });
  }

  test("follow the letter where the letters are Latin, but in another order", async ({ app }) => {
    await press(app.page, "a", "KeyQ");
    await expect(app.page.locator(".question")).toHaveCount(0);
    await press(app.page, "q", "KeyA");
    await expect(app.page.locator(".question")).toBeVisible();
  });

  test("are signs and figures, too", async ({ app }) => {
    const fits = app.page.getByRole("button", { name: "Zoom out" });
    await press(app.page, "+", "Equal", { shiftKey: true });
    await expect(fits).toBeEnabled();
    await press(app.page, "à", "Digit0");
    await expect(fits).toBeDisabled();
    await press(app.page, "ظ", "Slash");
    await expect(app.page.locator("#help")).toHaveCount(0);
    await press(app.page, "؟", "Slash", { shiftKey: true });
    await expect(app.page.locator("#help")).toBeVisible();
  });

  test("are not those of an input method at work in the editor", async ({ app }) => {
    await app.script.fill("a: sleep 60");
    await app.code.evaluate((code) => {
      code.dispatchEvent(new KeyboardEvent("keydown", { key: "Process", code: "KeyR", bubbles: true, isComposing: true }));
    });
    await expect(app.run).toBeVisible();
  });
});

test.describe("after a click on the timeline", () => {
  test("Space and arrows are still the page's", async ({ app }) => {
    const { page } = app;
    await start(app);
    await page.locator(".scroller").click({ position: { x: 300, y: 60 } });
    await page.keyboard.press("Home");
    await expect(step(page)).toHaveText(/^0 \/ /);
    await page.keyboard.press("ArrowRight");
    await expect(step(page)).toHaveText(/^1 \/ /);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await expect(step(page)).toHaveText(/^1 \/ /);
    await page.keyboard.press("End");
    await expect(step(page)).not.toHaveText(/^1 \/ /);
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  });

  test("the axis that was clicked leaves the keys to the page", async ({ app }) => {
    const { page } = app;
    await start(app);
    await page.locator(".scroller").click({ position: { x: 400, y: 20 } });
    await expect(step(page)).not.toHaveText(/^0 \/ /);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expect(step(page)).toHaveText(/^1 \/ /);
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  });

  test("a list that was chosen from by pointer leaves the keys to the page", async ({ app }) => {
    const { page } = app;
    await start(app);
    await page.locator("#speed").evaluate((select) => {
      select.focus({ focusVisible: false });
      select.selectedIndex = 6;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await expect(page.locator("#speed option:checked")).toHaveText("16×");
    await page.keyboard.press("ArrowRight");
    await expect(step(page)).toHaveText(/^1 \/ /);
    await page.locator("#speed").focus();
    await page.keyboard.press("ArrowUp");
    await expect(page.locator("#speed option:checked")).toHaveText("8×");
    await expect(page.locator("#speed")).toBeFocused();
  });

  test("whoever comes by keyboard goes from span to span", async ({ app }) => {
    const { page } = app;
    await start(app);
    await page.locator("#playhead").focus();
    await page.keyboard.press("Shift+Tab");
    await expect(page.locator(".scroller")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(".details .whose")).toContainText("pasta");
    await expect(step(page)).toHaveText(/^0 \/ /);
  });
});

test.describe("one Escape leaves a frame", () => {
  let host;
  test.beforeEach(async ({ page, baseURL }) => {
    const around = `<!doctype html><title>A lesson</title><link rel=icon href="data:,"><loop-scope>${PASTA}</loop-scope>
      <script src="${baseURL}embed.js"></script>`;
    host = await Host.of(new Map([["index.html", around]]));
    await page.goto(host.address);
    await expect(page.frameLocator("iframe").locator("#predicted-total")).toHaveText("8.00 s");
    await page.evaluate(() => {
      globalThis.heard = [];
      addEventListener("keydown", ({ key }) => globalThis.heard.push(key));
    });
  });
  test.afterEach(() => host.stop());

  const leaves = async (page) => {
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.tagName)).toBe("SPAN");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate(() => globalThis.heard)).toEqual(["ArrowRight"]);
  };

  test("after a click on its timeline", async ({ page }) => {
    await page.frameLocator("iframe").locator(".scroller").click({ position: { x: 200, y: 60 } });
    await leaves(page);
  });

  test("from its timeline, reached by keyboard", async ({ page }) => {
    const scroller = page.frameLocator("iframe").locator(".scroller");
    await page.frameLocator("iframe").locator(".commands a").focus();
    while (!(await scroller.evaluate((scroller) => scroller === document.activeElement))) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await leaves(page);
  });

  test("from its slider", async ({ page }) => {
    await page.frameLocator("iframe").locator("#playhead").focus();
    await leaves(page);
  });
});
