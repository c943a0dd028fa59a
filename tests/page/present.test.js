// A presentation: the whole screen, large, with a clicker's keys, and covered until somebody steps on.
import { complaints } from "./axe.js";
import { present } from "./course.js";
import { PASTA, errorsOf, expect, fromMenu, Loopscope, inEveryRun, test } from "./page.js";

const question = (page) => page.locator("#prompt");
const step = (page) => page.locator("#playhead-step");
const presents = (page) => page.locator("main.presenting");
const fills = (page) => page.evaluate(() => document.fullscreenElement !== null);

test("the answer is covered until it is revealed, and a clicker's keys step", async ({ app, page }) => {
  await page.keyboard.press("f");
  await expect(question(page)).toHaveText("How long will it take?");
  await expect(app.predictedTotal).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share" })).toBeHidden();
  await page.keyboard.press("PageDown");
  await expect(app.predictedTotal).toBeVisible();
  await expect(step(page)).toHaveText(/^0 \//);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await expect(step(page)).toHaveText(/^2 \//);
  await page.keyboard.press("PageUp");
  await expect(step(page)).toHaveText(/^1 \//);
  await page.keyboard.press("Escape");
  await expect(presents(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Share" })).toBeVisible();
});

test("the way into it stands beside the other commands from the first", async ({ app: _, page }) => {
  const of = (selector) => page.locator(selector).boundingBox();
  const [present, share] = await Promise.all([of("#present"), of("#present + .commands")]);
  expect(share.x - present.x - present.width).toBeLessThan(16);
});

test("it fills the screen, leaving that leaves the presentation, and the script stays", async ({ app, page }) => {
  await app.write(PASTA);
  await page.getByRole("button", { name: "Present" }).click();
  await expect(presents(page)).toBeVisible();
  await expect.poll(() => fills(page)).toBe(true);
  await page.evaluate(() => document.exitFullscreen());
  await expect(presents(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Present" }).click();
  await expect.poll(() => fills(page)).toBe(true);
  await page.getByRole("button", { name: "End the presentation" }).click();
  await expect(presents(page)).toHaveCount(0);
  await expect.poll(() => fills(page)).toBe(false);
  await expect(app.predictedTotal).toBeVisible();
  await app.expectText(PASTA);
});

test("it presents where a browser refuses the whole screen", async ({ browser, baseURL }) => {
  const page = await browser.newPage({ baseURL });
  const errors = errorsOf(page);
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"));
  });
  await new Loopscope(page).open();
  await page.keyboard.press("f");
  await expect(question(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#predicted-total")).toBeVisible();
  expect(errors).toEqual([]);
  await page.close();
});

test("the help tells these keys, too, in the reader's language", async ({ page, app }) => {
  await expect(app.predictedTotal).toBeVisible();
  for (const [language, does] of [["en", ["Black screen", "Previous scenario", "Next scenario"]], ["ko", ["검은 화면", "이전 시나리오", "다음 시나리오"]]]) {
    await fromMenu(page, { value: language });
    await page.keyboard.press("?");
    const keys = page.locator("#help loop-lesson");
    await expect(keys.locator("dd")).toHaveText(does);
    await expect(keys.locator("kbd")).toHaveText(["B", "Shift+Page Up", "Shift+Page Down"]);
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("B and the full stop make the screen black, and whatever comes next lights it and does nothing else", async ({ app, page }) => {
  await page.keyboard.press("f");
  await expect(page.locator("loop-lesson .dark")).toBeVisible();
  const black = page.locator("#black");
  for (const [dark, light] of [["b", "PageDown"], [".", "."], ["b", "PageUp"], ["b", "Escape"], ["b", "x"]]) {
    await page.keyboard.press(dark);
    await expect(black).toBeVisible();
    await page.keyboard.press(light);
    await expect(black).toHaveCount(0);
    await expect(presents(page)).toBeVisible();
    await expect(question(page)).toBeVisible();
  }
  await page.locator("loop-lesson .dark").click();
  expect(await complaints(page)).toEqual([]);
  const box = await black.boundingBox();
  expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, ...Object.values(page.viewportSize())]);
  await black.click();
  await expect(black).toHaveCount(0);
  await expect(app.predictedTotal).toHaveCount(0);
});

test("F5 ends what is presented, as a clicker's button does that begins and ends it", async ({ page }) => {
  await present(page);
  await page.keyboard.press("F5");
  await expect(presents(page)).toHaveCount(0);
  await page.keyboard.press("F5");
  await expect(question(page)).toBeVisible();
});

test("who presents again before the browser has given the screen back presents, on the whole screen", async ({ page }) => {
  await present(page);
  await expect.poll(() => fills(page)).toBe(true);
  await page.evaluate(() => {
    const exit = document.exitFullscreen.bind(document);
    document.exitFullscreen = () => new Promise((done) => setTimeout(() => exit().then(done), 500));
    document.addEventListener("fullscreenchange", () => (document.body.dataset.changes = `${document.body.dataset.changes ?? ""} ${document.fullscreenElement !== null}`));
  });
  await page.keyboard.press("F5");
  await expect(presents(page)).toHaveCount(0);
  await page.keyboard.press("F5");
  await expect(presents(page)).toBeVisible();
  await expect(page.locator("body")).toHaveAttribute("data-changes", " false true");
  await expect(presents(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(presents(page)).toHaveCount(0);
});

test("a presenter's keys are the browser's own where nobody presents", async ({ app, page }) => {
  for (const key of ["PageDown", "PageUp", "b", ".", "Escape"]) await page.keyboard.press(key);
  await expect(page.locator("#black")).toHaveCount(0);
  await expect(step(page)).toHaveText(/^0 \//);
  await expect(app.predictedTotal).toBeVisible();
});

for (const [width, height] of [[1280, 800], [1920, 1080], [390, 844]]) {
  test(`nothing is cut at ${width} by ${height}, and the timeline is hit where it is seen`, inEveryRun(width !== 1920), async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await page.keyboard.press("f");
    await expect(question(page)).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    await page.keyboard.press("PageDown");
    await expect(app.predictedTotal).toBeVisible();
    expect(await complaints(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await expect(page.getByRole("button", { name: "End the presentation" })).toBeInViewport({ ratio: 1 });
    if (width < 800) return;
    await expect(page.locator("#sentence")).toBeInViewport({ ratio: 1 });
    await expect(page.locator("#script.cm-content")).toBeInViewport();
    const slider = await page.locator("#playhead").boundingBox();
    await page.mouse.click(slider.x + slider.width / 2, slider.y + slider.height / 2);
    const [at, all] = await page.locator("#playhead").evaluate((input) => [Number(input.value), Number(input.max)]);
    expect(Math.abs(at / all - 0.5)).toBeLessThan(0.02);
  });
}
