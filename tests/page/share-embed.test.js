// What an embed is to be, chosen where it is shared: how it begins and looks, how large it is, what it shows, what it asks.
import { complaints } from "./axe.js";
import { PASTA, expect, fromMenu, inEveryRun, test } from "./page.js";

const share = (page) => page.locator("#share");
const text = (page) => page.locator("#share-text");
const as = (page, at) => page.locator("#share .forms button").nth(at).click();
const [LINK, FRAME, ELEMENT, MARKDOWN] = [0, 1, 2, 3];

async function open(app) {
  await app.write(PASTA);
  await app.page.locator("#playhead").fill("3000000");
  await app.page.locator("header").getByRole("button", { name: /Share|공유/ }).click();
  await expect(share(app.page)).toBeVisible();
}

/** The frame that a snippet makes. */
async function frame(page) {
  const [, address, width, height] = /^<iframe src="([^"]*)" .* width="(\d+)" height="(\d+)"/.exec(await text(page).inputValue());
  const src = address.replaceAll("&amp;", "&");
  return { src, settings: new URL(src).hash.replace(/^#[tz]=[^&]*&/, ""), size: `${width}×${height}` };
}

test("a frame: theme, size, what it shows, start and quiz change the snippet and the link in it", async ({ app, context }) => {
  const { page } = app;
  await open(app);
  await as(page, FRAME);
  expect(await frame(page)).toMatchObject({ settings: "view=embed", size: "640×360" });
  const sizes = share(page).getByLabel("Size");
  await expect(sizes.locator("option")).toHaveText([
    "640 × 360", "960 × 540", "1280 × 720", "320 × 240", "Own size", "16:9, full width", "4:3, full width", "Own proportions",
  ]);
  for (const size of ["960 × 540", "1280 × 720", "320 × 240", "640 × 360"]) {
    await sizes.selectOption(size);
    expect((await frame(page)).size).toBe(size.replaceAll(" ", ""));
  }
  await share(page).getByLabel("Theme").selectOption("Dark");
  await share(page).getByLabel("States").check();
  await share(page).getByLabel("Code").check();
  await share(page).getByLabel("Start").selectOption("Playing");
  expect((await frame(page)).settings).toBe("view=embed&play=1&theme=dark&show=states,code");
  await share(page).getByLabel("Log").check();
  await share(page).getByLabel("Theme").selectOption("Light");
  await share(page).getByLabel("Start").selectOption("At this moment (3.00 s)");
  await page.locator("#share-quiz-total").check();
  const { settings, src } = await frame(page);
  expect(settings).toBe("view=embed&at=3&quiz=1&theme=light&show=states,log,code");
  const there = await context.newPage();
  await there.goto(src);
  await there.getByRole("button", { name: "Skip" }).click();
  for (const part of [".boxes", ".log", ".beside .listing"]) await expect(there.locator(part)).toBeVisible();
  await expect(there.locator("#playhead")).toHaveValue("3000000");
  await expect(there.locator("html")).toHaveAttribute("data-theme", "light");
  await share(page).getByLabel("Theme").selectOption("As the reader's");
  await share(page).getByLabel("Start").selectOption("At the beginning");
  await page.locator("#share-quiz-total").uncheck();
  for (const part of ["States", "Log", "Code"]) await share(page).getByLabel(part).uncheck();
  expect((await frame(page)).settings).toBe("view=embed");
});

test("a size of one's own is typed, and what is none changes nothing", async ({ app }) => {
  const { page } = app;
  await open(app);
  await as(page, FRAME);
  await share(page).getByLabel("Size").selectOption("Own size");
  expect((await frame(page)).size).toBe("800×450");
  await share(page).getByLabel("Width, px").fill("1024");
  await share(page).getByLabel("Height, px").fill("600");
  expect((await frame(page)).size).toBe("1024×600");
  for (const none of ["", "0", "-5", "99999"]) {
    await share(page).getByLabel("Width, px").fill(none);
    expect((await frame(page)).size, none).toBe("1024×600");
  }
});

test("proportions are chosen or typed, and the frame has them in whatever room there is", async ({ app, context }) => {
  const { page } = app;
  await open(app);
  await as(page, FRAME);
  const style = async () => / style="border:0;height:auto;min-height:240px;aspect-ratio:(\d+\/\d+)"/.exec(await text(page).inputValue())?.[1];
  for (const [size, ratio] of [["16:9, full width", "16/9"], ["4:3, full width", "4/3"], ["Own proportions", "21/9"]]) {
    await share(page).getByLabel("Size").selectOption(size);
    expect(await style()).toBe(ratio);
  }
  await share(page).getByLabel("Proportions: width").fill("3");
  await share(page).getByLabel("Proportions: height").fill("2");
  await share(page).getByLabel("Proportions: height").fill("0");
  expect(await style()).toBe("3/2");
  const snippet = await text(page).inputValue();
  await as(page, ELEMENT);
  expect(await text(page).inputValue()).toContain(' ratio="3:2">');
  const there = await context.newPage();
  await there.setContent(`<style>body { margin: 0 }</style><div>${snippet}</div>`);
  const measured = (width) => there.locator("div").evaluate((room, width) => {
    room.style.width = width;
    const { width: wide, height: high } = room.querySelector("iframe").getBoundingClientRect();
    return [wide, high];
  }, width);
  expect(await measured("900px")).toEqual([900, 600]);
  expect(await measured("300px"), "what is lower than an embed can be is not").toEqual([300, 240]);
});

test("an element fits itself until a size is chosen, and says the rest by its attributes", async ({ app }) => {
  const { page } = app;
  const tag = async () => /<loop-scope [^>]*>/.exec(await text(page).inputValue())[0];
  await open(app);
  await as(page, ELEMENT);
  await expect(share(page).getByLabel("Size").locator("option:checked")).toHaveText("Fits itself");
  expect(await tag()).toMatch(/^<loop-scope title="[^"]*">$/);
  await share(page).getByLabel("Size").selectOption("640 × 360");
  await share(page).getByLabel("States").check();
  await share(page).getByLabel("Start").selectOption("Playing");
  expect(await tag()).toMatch(/" play="1" show="states" height="360" style="max-width:640px">$/);
  await share(page).getByLabel("Size").selectOption("Fits itself");
  expect(await tag()).toMatch(/" play="1" show="states">$/);
});

test("a link and a picture have a theme and a start, and nothing that only a frame has", async ({ app }) => {
  const { page } = app;
  await open(app);
  await as(page, FRAME);
  await share(page).getByLabel("Size").selectOption("1280 × 720");
  await share(page).getByLabel("States").check();
  for (const form of [LINK, MARKDOWN]) {
    await as(page, form);
    await expect(share(page).getByLabel("Size")).toHaveCount(0);
    await expect(share(page).getByLabel("States")).toHaveCount(0);
    await share(page).getByLabel("Theme").selectOption("Dark");
    await share(page).getByLabel("Start").selectOption("Playing");
    expect(await text(page).inputValue()).toMatch(/#[tz]=[^&]*&play=1&theme=dark\)?\n?$/);
  }
  await as(page, FRAME);
  expect(await frame(page)).toMatchObject({ settings: "view=embed&play=1&theme=dark&show=states", size: "1280×720" });
});

test("while a question is open, no start tells at which moment", async ({ app }) => {
  const { page } = app;
  await app.write(PASTA);
  await page.locator("#playhead").fill("3000000");
  await fromMenu(page, { name: "Quiz" });
  await page.locator("header").getByRole("button", { name: "Share" }).click();
  await expect(share(page).getByLabel("Start").locator("option")).toHaveText(["At the beginning", "Playing"]);
  await as(page, FRAME);
  await share(page).getByLabel("Start").selectOption("Playing");
  expect((await frame(page)).settings).toBe("view=embed&play=1&quiz=1");
});

test("all of it by keyboard alone", async ({ app }) => {
  const { page } = app;
  await open(app);
  const tabTo = async (id) => {
    for (let tabs = 0; tabs < 30 && (await page.evaluate(() => document.activeElement.id)) !== id; tabs++) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement.id)).toBe(id);
  };
  await page.locator("#share .forms button").nth(FRAME).focus();
  await page.keyboard.press("Enter");
  for (const [id, key] of [["share-start", "ArrowDown"], ["share-theme", "ArrowDown"], ["share-size", "ArrowDown"], ["share-states", "Space"], ["share-log", "Space"], ["share-code", "Space"]]) {
    await tabTo(id);
    await page.keyboard.press(key);
  }
  expect(await frame(page)).toMatchObject({ settings: "view=embed&at=3&theme=light&show=states,log,code", size: "960×540" });
});

for (const [width, height, often] of [[390, 844, "ko"], [320, 256, "en"], [1280, 800, "en"]]) {
  for (const [theme, language] of [["light", "en"], ["dark", "ko"]]) {
    test(`nothing of it is cut at ${width} by ${height}, ${theme}, ${language}`, inEveryRun(language === often), async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./#t=${encodeURIComponent(PASTA)}&theme=${theme}&lang=${language}`);
      await expect(page.locator("#predicted-total")).toBeVisible();
      // The page listens to keys before it has its editor.
      await expect(page.locator(".cm-content")).toBeAttached();
      await page.keyboard.press("l");
      await as(page, ELEMENT);
      await page.locator("#share-size").selectOption({ index: 5 });
      const found = await share(page).evaluate((dialog) => {
        const room = dialog.getBoundingClientRect();
        const parts = [...dialog.querySelectorAll(":is(label, select, input, span, button, textarea):not(.unseen)")].filter((one) => one.checkVisibility());
        const over = parts.filter((one) => one.getBoundingClientRect().right > room.right - 8 || (one.tagName !== "INPUT" && one.tagName !== "TEXTAREA" && one.scrollWidth > one.clientWidth + 1 && one.clientWidth));
        return [dialog.scrollWidth - dialog.clientWidth, ...over.map((one) => one.id || one.textContent)];
      });
      expect(found).toEqual([0]);
      expect(await complaints(page, "sharing")).toEqual([]);
    });
  }
}
