// Before the code editor is there, a text area is; then the one takes the other's place. If it never comes, the text
// area stays.
import { test as base } from "@playwright/test";
import { chooseScenario, expect, Loopscope } from "./page.js";
import { painted } from "./waits.js";

/** A page whose editor comes when the test says so. */
const test = base.extend({
  waiting: async ({ page }, use) => {
    let come;
    const asked = new Promise((resolve) => {
      come = resolve;
    });
    await page.route(/\/editor(-\w+)?\.js/, async (route) => {
      await asked;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        window.shifts.push(...list.getEntries().map(({ value }) => value));
      }).observe({ type: "layout-shift" });
    });
    const app = new Loopscope(page);
    await page.goto("./", { waitUntil: "commit" });
    await expect(app.predictedTotal).toBeVisible();
    await use({ app, come, plain: page.locator("textarea") });
  },
});

const LONG = `a:\n${Array.from({ length: 90 }, (_, line) => `  print "줄 ${line}"\n`).join("")}`;

test("the swap keeps text, caret, focus and the place scrolled to, and nothing moves", async ({ waiting }) => {
  const { app, come, plain } = waiting;
  await plain.fill(LONG);
  const caret = LONG.indexOf("줄 60");
  await plain.evaluate((area, caret) => {
    area.setSelectionRange(caret, caret + 3, "backward");
    area.scrollTop = 1200;
  }, caret);
  await painted(app.page);
  const scrolled = await plain.evaluate((area) => area.scrollTop);
  await app.page.evaluate(() => window.shifts.splice(0));
  come();
  await expect(app.code).toBeFocused();
  await expect(plain).toHaveCount(0);
  await painted(app.page);
  const scroller = app.page.locator(".cm-scroller");
  expect(Math.abs((await scroller.evaluate((scroller) => scroller.scrollTop)) - scrolled)).toBeLessThanOrEqual(1);
  expect(await app.page.evaluate(() => window.shifts)).toEqual([]);
  await app.page.keyboard.type("행");
  await expect.poll(() => app.text()).toContain('  print "행0"\n  print "줄 61"');
});

test("lines and numbers stand where they stood", async ({ waiting }) => {
  const { app, come, plain } = waiting;
  await plain.fill("pasta:\n  sleep 3\n".repeat(60));
  await plain.evaluate((area) => {
    area.setSelectionRange(0, 0);
    area.scrollTop = 0;
  });
  await expect.poll(() => app.page.locator(".gutter").evaluate((gutter) => gutter.scrollTop)).toBe(0);
  const area = await plain.evaluate((area) => {
    const { paddingTop, paddingLeft, lineHeight, fontSize, fontFamily } = getComputedStyle(area);
    const { left, top } = area.getBoundingClientRect();
    const number = document.querySelector(".gutter li").getBoundingClientRect();
    return {
      text: [left + parseFloat(paddingLeft), top + parseFloat(paddingTop), lineHeight, fontSize, fontFamily],
      number: [number.left, number.right, number.top, number.height],
      height: area.scrollHeight,
    };
  });
  come();
  await expect(app.code).toBeVisible();
  const code = await app.code.evaluate((content) => {
    const line = content.querySelector(".cm-line");
    const { paddingLeft, lineHeight, fontSize, fontFamily } = getComputedStyle(line);
    const { left, top } = line.getBoundingClientRect();
    const number = [...document.querySelectorAll(".cm-gutterElement")].find((element) => element.textContent === "1");
    const box = number.getBoundingClientRect();
    return {
      text: [left + parseFloat(paddingLeft), top, lineHeight, fontSize, fontFamily],
      number: [box.left, box.right, box.top, box.height],
      height: content.parentElement.scrollHeight,
    };
  });
  expect(code).toEqual(area);
});

test("the swap waits for the syllable that is being composed", async ({ waiting }) => {
  const { app, come, plain } = waiting;
  await plain.fill("");
  const client = await app.page.context().newCDPSession(app.page);
  await client.send("Input.imeSetComposition", { text: "파", selectionStart: 1, selectionEnd: 1 });
  const loaded = app.page.waitForResponse(/\/editor(-\w+)?\.js/);
  come();
  await (await loaded).finished();
  await app.page.waitForFunction(() => globalThis.loopscopeEditor !== undefined);
  // The swap is tried in the turn after the code has come.
  await painted(app.page);
  await expect(plain).toBeFocused();
  await client.send("Input.imeSetComposition", { text: "팟", selectionStart: 1, selectionEnd: 1 });
  await expect(plain).toHaveValue("팟");
  await client.send("Input.insertText", { text: "파" });
  await expect(app.code).toBeFocused();
  await app.page.keyboard.insertText("스타");
  await app.expectText("파스타");
});

for (const [locale, message, total, scenario] of [
  ["en-US", /could not be loaded/, "4.00 s", "B-4 Pasta and toast"],
  ["ko-KR", /불러오지 못했습니다/, "4.00초", "B-4 파스타와 토스트"],
]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("without its code the text area stays, and the page says so", async ({ page }) => {
      const errors = [];
      page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.route(/\/editor(-\w+)?\.js/, (route) => route.abort());
      await page.goto("./");
      await expect(page.locator(".plain-editor")).toHaveText(message);
      const plain = page.locator("textarea#script");
      await plain.fill("a: sleep 3\nb: slep 4");
      await expect(page.locator(".gutter .wrong")).toHaveText("2");
      await page.locator("#problems .to-place").click();
      await page.keyboard.type("sleep");
      await expect(plain).toHaveValue("a: sleep 3\nb: sleep 4");
      await expect(page.locator("#predicted-total")).toHaveText(total);
      await chooseScenario(page, scenario);
      await expect(plain).not.toHaveValue("a: sleep 3\nb: sleep 4");
      expect(errors.filter((error) => !error.includes("net::ERR_FAILED"))).toEqual([]);
    });
  });
}
