// The header and its menu: by keys as a menu button has them, by a click, on a phone and at 400%.
import { complaints } from "./axe.js";
import { PASTA, expect, fromMenu, inEveryRun, test } from "./page.js";

const more = (page) => page.locator("#more");
const menu = (page) => page.locator("#menu");
const items = (page) => menu(page).locator("[role^=menuitem]");
const ITEMS = ["Open a file", "Save as a file", "Quiz", "Help", "English", "한국어", "System", "Light", "Dark"];
/** The name of the item that has the focus; of anything else, its id. */
const focused = (page) => page.evaluate(() => {
  const { id, role, firstChild } = document.activeElement;
  return role?.startsWith("menuitem") ? firstChild.textContent : id;
});

test("by keys: it opens on its first item, goes around, and Escape gives the focus back", async ({ app }) => {
  const { page } = app;
  await expect(more(page)).toHaveAttribute("aria-expanded", "false");
  await more(page).focus();
  await page.keyboard.press("Enter");
  await expect(menu(page)).toBeVisible();
  await expect(more(page)).toHaveAttribute("aria-expanded", "true");
  for (const name of [...ITEMS, ITEMS[0]]) {
    expect(await focused(page)).toBe(name);
    await page.keyboard.press("ArrowDown");
  }
  for (const [key, name] of [["ArrowUp", ITEMS[0]], ["ArrowUp", "Dark"], ["Home", ITEMS[0]], ["End", "Dark"], ["ArrowLeft", "Dark"], ["ArrowRight", "Dark"]]) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toBe(name);
  }
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await expect(more(page)).toBeFocused();
  await expect(more(page)).toHaveAttribute("aria-expanded", "false");
  // None of these keys was the page's.
  await expect(page.locator("#playhead-step")).toHaveText(/^0 \/ /);
});

test("Down opens it on the first item, Up on the last, and Tab leaves it", async ({ app }) => {
  const { page } = app;
  for (const [key, name] of [["ArrowDown", ITEMS[0]], ["ArrowUp", "Dark"]]) {
    await more(page).focus();
    await page.keyboard.press(key);
    await expect.poll(() => focused(page)).toBe(name);
    await page.keyboard.press("Tab");
    await expect(menu(page)).toBeHidden();
    expect(await page.evaluate(() => document.activeElement.closest("header"))).toBe(null);
  }
});

test("each item does what it says, and says whether it holds", async ({ app }) => {
  const { page } = app;
  await app.write(PASTA);
  await more(page).click();
  await expect(items(page).locator("span")).toHaveText(ITEMS);
  await page.keyboard.press("Escape");
  await fromMenu(page, { name: "Help" });
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(more(page)).toBeFocused();
  const checked = (name) => page.getByRole("menu", { name: "More" }).locator("[aria-checked]", { hasText: name });
  for (const on of ["true", "false"]) {
    await fromMenu(page, { name: "Quiz" });
    await expect(page.locator("#guess")).toHaveCount(on === "true" ? 1 : 0);
    await expect(menu(page).getByRole("menuitemcheckbox", { includeHidden: true })).toHaveAttribute("aria-checked", on);
  }
  await fromMenu(page, { value: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await more(page).focus();
  await page.keyboard.press("ArrowDown");
  for (const [name, is] of [["Dark", "true"], ["System", "false"], ["English", "true"], ["한국어", "false"]]) {
    await expect(checked(name)).toHaveAttribute("aria-checked", is);
  }
  for (let downs = 0; downs < 5; downs++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.getByRole("button", { name: "더보기" })).toBeFocused();
});

test("a click elsewhere closes it, and changes nothing", async ({ app }) => {
  const { page } = app;
  await more(page).click();
  await expect(menu(page)).toBeVisible();
  await page.locator(".total").click();
  await expect(menu(page)).toBeHidden();
  await more(page).click();
  await more(page).click();
  await expect(menu(page)).toBeHidden();
});

for (const [width, height, often] of [[390, 844, "ko"], [320, 256, "en"], [1280, 320, "ko"], [1280, 800, "en"]]) {
  for (const [theme, language] of [["light", "en"], ["dark", "ko"]]) {
    test(`all of it is within reach at ${width} by ${height}, ${theme}, ${language}`, inEveryRun(language === often), async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./#t=${encodeURIComponent(PASTA)}&theme=${theme}&lang=${language}`);
      await expect(page.locator("#predicted-total")).toBeVisible();
      await more(page).click();
      const within = async (part) => {
        const { x, y, width: wide, height: high } = await part.boundingBox();
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width);
        expect(y + high).toBeLessThanOrEqual(height);
      };
      await within(menu(page));
      const { x, width: wide } = await more(page).boundingBox();
      const box = await menu(page).boundingBox();
      expect(Math.abs(box.x + box.width - x - wide), "it hangs under its button").toBeLessThan(2);
      for (const item of await items(page).all()) {
        await page.keyboard.press("ArrowDown");
        await item.scrollIntoViewIfNeeded();
        await within(item);
        expect(await item.evaluate((item) => item.scrollWidth - item.clientWidth)).toBeLessThanOrEqual(0);
      }
      expect(await complaints(page, "the menu")).toEqual([]);
    });
  }
}

/** What of the header runs into something else, or out of the window. */
const clashes = (page) => page.locator("header").evaluate((header) => {
  const parts = [...header.querySelectorAll("h1, button, .changed > span")].filter((one) => {
    return one.checkVisibility() && !one.closest("#menu") && getComputedStyle(one).clipPath === "none";
  });
  const all = parts.map((one) => [one.id || one.getAttribute("aria-label") || one.textContent, one.getBoundingClientRect()]);
  const found = all.filter(([, { left, right, width }]) => left < 0 || right > innerWidth || width < 24).map(([name]) => `${name} is cut`);
  for (const [name, one] of all) {
    for (const [other, two] of all) {
      const apart = one.right <= two.left || two.right <= one.left || one.bottom <= two.top || two.bottom <= one.top;
      if (!apart && one !== two) found.push(`${name} runs into ${other}`);
    }
  }
  return found;
});

for (const width of [320, 390, 768, 1024, 1280, 1920]) {
  for (const [language, title] of [["en", "B-5 3 s of CPU, 6 s of toast"], ["ko", "B-5 CPU 3초, 토스트 6초"]]) {
    test(`the header has room for all of it, ${width} px wide, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`./#t=${encodeURIComponent(`title "${title}"\na: sleep 1`)}&lang=${language}`);
      await expect(page.locator("#original")).toBeVisible();
      expect(await clashes(page)).toEqual([]);
      // The title is in one line with what one does.
      const middle = (part) => page.locator(part).evaluate((one) => one.getBoundingClientRect().top + one.getBoundingClientRect().bottom);
      expect(Math.abs((await middle("#scenario")) - (await middle("#more")))).toBeLessThan(4);
      await page.locator("#original").click();
      await expect(page.locator("#undo-load")).toBeVisible();
      expect(await clashes(page)).toEqual([]);
    });
  }
}
