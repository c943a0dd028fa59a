// The gallery: every scenario with its picture, found by typing, and the way back to it as it was.
import { complaints } from "./axe.js";
import { chooseScenario, expect, fromMenu, gallery, test } from "./page.js";

const chapters = (page) => gallery(page).locator("h3");
const titles = (page) => gallery(page).locator("button b");

test("every scenario has a picture, or says that it is Python, a title and a sentence, under its chapter", async ({ app }) => {
  const { page } = app;
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("g");
  await expect(titles(page)).toHaveCount(61);
  await expect(chapters(page)).toHaveCount(8);
  const bare = await gallery(page).locator("li").evaluateAll((items) => items.filter((item) => {
    return !item.querySelector("svg path, code") || !item.querySelector("small").textContent.endsWith(".");
  }).map((item) => item.querySelector("b").textContent));
  // Nothing in it takes time.
  expect(bare).toEqual(["F-1 A queue: first in, first out", "F-1 peek and is_empty"]);
  // A picture is of the strategy that the script asks for: who stands and waits does one thing after the other.
  const states = (title) => gallery(page).locator("li", { hasText: title }).locator("svg path").evaluateAll((paths) => {
    return [...new Set(paths.map((path) => path.getAttribute("class").split(" ").pop()))].sort();
  });
  expect(await states("A-1 The smart cook")).toEqual(["computing", "sleeping"]);
  expect(await states("A-1 The cook who stands and waits")).toEqual(["blocking", "ready"]);
  expect(await complaints(page, "the gallery")).toEqual([]);
});

test("typing finds scenarios by title and note, and Enter takes the first", async ({ app }) => {
  const { page } = app;
  await page.locator("#scenario").click();
  await expect(page.locator("#gallery-search")).toBeFocused();
  await page.keyboard.type("g-4 gil");
  await expect(titles(page)).toHaveText(["G-4 With the GIL", "G-4 Without the GIL"]);
  await page.keyboard.type(" nowhere");
  await expect(gallery(page).getByRole("status")).toHaveText("No scenario has these words.");
  await page.locator("#gallery-search").fill("smart cook");
  await page.keyboard.press("Enter");
  await expect(gallery(page)).toHaveCount(0);
  await expect(page.locator("#scenario span")).toHaveText("A-1 The smart cook");
});

test("Enter takes the first of what was looked for, also where it comes before that is drawn", async ({ app }) => {
  const { page } = app;
  await page.locator("#scenario").click();
  await page.locator("#gallery-search").evaluate((field) => {
    field.value = "smart cook";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.form.requestSubmit();
  });
  await expect(gallery(page)).toHaveCount(0);
  await expect(page.locator("#scenario span")).toHaveText("A-1 The smart cook");
});

test("a title that is typed whole, with or without its number, comes first, and its chapter with it", async ({ app }) => {
  const { page } = app;
  await page.locator("#scenario").click();
  const search = page.locator("#gallery-search");
  for (const [typed, first] of [
    ["D-1 1 request", "D-1 1 request"],
    ["10 requests", "D-1 10 requests"],
    ["a deadlock", "A deadlock"],
    ["Pasta and toast", "B-4 Pasta and toast"],
    ["process pool", "G-4 A process pool"],
  ]) {
    await search.fill(typed);
    await expect(titles(page).first()).toHaveText(first);
  }
  await search.fill("");
  await expect(chapters(page).first()).toContainText("A");
  await search.fill("10 requests");
  await search.press("Enter");
  await expect(page.locator("#scenario span")).toHaveText("D-1 10 requests");
});

test("the title stays after an edit, and the original is a click away", async ({ app }) => {
  const { page } = app;
  await chooseScenario(page, "B-5 3 s of CPU, 6 s of toast");
  const original = await app.text();
  await expect(page.locator(".changed")).toHaveCount(0);
  await app.script.press("Control+End");
  await page.keyboard.type("\nsoup: sleep 1");
  await expect(page.locator("#scenario span")).toHaveText("B-5 3 s of CPU, 6 s of toast");
  await expect(page.locator(".changed")).toContainText("changed");
  await page.getByRole("button", { name: "back to the original" }).click();
  await expect.poll(() => app.text()).toBe(original);
  await expect(page.locator(".changed")).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => app.text()).toContain("soup: sleep 1");
});

test("while the page asks, the gallery tells titles alone", async ({ app }) => {
  const { page } = app;
  await fromMenu(page, { name: "Quiz" });
  await page.locator("#scenario").click();
  await expect(titles(page)).toHaveCount(61);
  await expect(gallery(page).locator("li svg, li small")).toHaveCount(0);
});

for (const [width, height] of [[390, 844], [640, 360]]) {
  test(`nothing of it is cut at ${width} by ${height}`, async ({ app }) => {
    const { page } = app;
    await page.setViewportSize({ width, height });
    await page.locator("#scenario").click();
    const wide = await gallery(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const box = await page.locator("#gallery-search").boundingBox();
    expect(box.x >= 0 && box.x + box.width <= width).toBe(true);
  });
}
