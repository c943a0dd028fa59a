// Links: what one shows, and what is said of one that is broken.
import { LOOKS, complaints } from "./axe.js";
import { packed, typed } from "./fragments.js";
import { LINKED, MINE, OTHER, button, expectAddress, kept, paste, test } from "./links.js";
import { expect, fromMenu, Loopscope, inEveryRun } from "./page.js";
import { LONG_PAUSE } from "./waits.js";

test.describe("a link that is opened", () => {
  for (const [form, link] of [["typed", typed], ["packed", packed]]) {
    test(`shows the script that is ${form} in it`, async ({ open }) => {
      const app = await open(link(LINKED));
      await app.expectText(LINKED);
      await expect(app.predictedTotal).toHaveText("5.00 s");
      await expect(app.page.locator(".linked")).toHaveCount(0);
    });
  }

  test("keeps its address until somebody changes the script, and nothing is kept before", async ({ open }) => {
    const fragment = `${typed(LINKED)}&strategy=threads&at=2.5&quiz=1`;
    const app = await open(`${typed(LINKED)}&strategy=threads&at=2.5`);
    const { page } = app;
    await app.takeClock();
    await paste(page, fragment);
    await page.clock.runFor(LONG_PAUSE);
    expect(new URL(page.url()).hash).toBe(fragment);
    expect(await kept(page)).toEqual([null, null]);
    await page.getByRole("textbox", { name: "The script" }).fill(MINE);
    await expectAddress(page, MINE);
    expect(await kept(page)).toEqual([MINE, MINE]);
  });

  test("stands at the time or the step that it names, at its speed", async ({ open }) => {
    const app = await open(`${typed(LINKED)}&at=2.5&speed=0.75`);
    await expect(app.page.locator("#playhead")).toHaveValue("2500000");
    await expect(app.page.locator("#speed option:checked")).toHaveText("¾×");
    await paste(app.page, `${typed(LINKED)}&step=1`);
    await expect(app.page.locator("#playhead-step")).toContainText("1");
    await expect(app.page.locator("#playhead")).toHaveValue("0");
  });

  test("plays the prediction if it says so, and runs nothing", async ({ open }) => {
    const app = await open(`${typed("a: sleep 60")}&play=1&speed=4`);
    const at = () => app.page.locator("#playhead").inputValue().then(Number);
    await expect.poll(at).toBeGreaterThan(500_000);
    expect(await at()).toBeLessThan(50_000_000);
    await expect(app.run).toBeVisible();
    await expect(app.measuredTotal).toHaveText("–");
  });

  test("plays nothing for who wants no motion", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.clock.install();
    const app = new Loopscope(page);
    await app.open(`./${typed("a: sleep 60")}&play=1`);
    await page.clock.runFor(LONG_PAUSE);
    await expect(page.locator("#playhead")).toHaveValue("0");
  });

  test("asks first if it is a quiz, and then stands where it is to stand", async ({ page }) => {
    await page.goto(`./${typed(LINKED)}&quiz=1&at=2`);
    await expect(page.locator("#guess")).toBeVisible();
    await expect(page.locator("#predicted-total")).toHaveCount(0);
    await page.locator("#guess").fill("6");
    await page.keyboard.press("Enter");
    await expect(page.locator("#predicted-total")).toHaveText("5.00 s");
    await expect(page.locator("#playhead")).toHaveValue("2000000");
  });

  test("is in its language and its colours, which are not remembered", async ({ open }) => {
    const app = await open(`${typed(LINKED)}&lang=ko&theme=dark`);
    const { page } = app;
    const root = page.locator("html");
    await expect(root).toHaveAttribute("lang", "ko");
    await expect(root).toHaveAttribute("data-theme", "dark");
    const next = await open("");
    await expect(next.page.locator("html")).toHaveAttribute("lang", "en");
    await expect(next.page.locator("html")).toHaveAttribute("data-theme", "system");
    await fromMenu(page, { value: "light" });
    await fromMenu(page, { value: "en" });
    await expect(root).toHaveAttribute("data-theme", "light");
    await expect.poll(() => new URL(page.url()).hash).not.toContain("theme=");
    await page.reload();
    await expect(root).toHaveAttribute("data-theme", "light");
    await expect(root).toHaveAttribute("lang", "en");
  });

  test("leaves out each part that it names", async ({ open }) => {
    const places = { editor: "section.script", compare: ".strategies", log: ".log", boxes: ".boxes", findings: ".findings" };
    const script = "a: block 3\nb: sleep 1; print \"b\"";
    const app = await open(typed(script));
    for (const place of Object.values(places)) await expect(app.page.locator(place)).toBeVisible();
    for (const hidden of Object.keys(places)) {
      await paste(app.page, `${typed(script)}&hide=${hidden}`);
      for (const [part, place] of Object.entries(places)) {
        await expect(app.page.locator(place)).toHaveCount(part === hidden ? 0 : 1);
      }
    }
    await paste(app.page, `${typed(script)}&hide=editor,log`);
    await expect(app.page.locator(".log")).toHaveCount(0);
    await button(app, "To the script").click();
    await expect(app.page.locator("#script.cm-content")).toBeFocused();
    await expect.poll(() => new URL(app.page.url()).hash).toContain("hide=log");
  });

  test("says in passing what of it makes no sense", async ({ open }) => {
    const app = await open(`${typed(LINKED)}&speed=fast&hide=all&unknown=1`);
    await expect(app.page.locator(".linked")).toHaveText("What this link says of speed, hide makes no sense and is ignored.");
    await app.script.fill(OTHER);
    await expect(app.page.locator(".linked")).toHaveCount(0);
  });

  test("may show an embedded page, and the way from there to another link is open", async ({ open }) => {
    const app = await open(typed(LINKED));
    const { page } = app;
    await paste(page, `${typed(OTHER)}&view=embed`);
    await expect(page.locator("main.embed")).toBeVisible();
    await expect(page.locator("header")).toHaveCount(0);
    await paste(page, typed(LINKED));
    await expect(page.locator("header")).toBeVisible();
    await app.expectText(LINKED);
    const embedded = await app.page.context().newPage();
    await embedded.goto(`./${typed(OTHER)}&view=embed`);
    await expect(embedded.locator("main.embed")).toContainText("7.00 s");
    await paste(embedded, typed(LINKED));
    await expect(embedded.locator("header")).toBeVisible();
  });
});

const WRONG = {
  "broken": ["#z=1.S7R*", /This link is broken/, /링크가 깨졌습니다/],
  "cut off": [packed(LINKED).slice(0, -12), /The end of this link is missing/, /링크의 끝이 잘렸습니다/],
  "too new": ["#z=2.S7RS", /later version \(2\)/, /더 새로운 판의 링크입니다\(2\)/],
  "too large": [packed("x".repeat(70_000)), /too large: more than 64 KiB/, /너무 큽니다/],
};

for (const [what, [fragment, english, korean]] of Object.entries(WRONG)) {
  test(`a link that is ${what} says so in both languages, changes nothing and leads on`, async ({ app }) => {
    const { page } = app;
    await app.takeClock();
    await app.write(MINE);
    await expectAddress(page, MINE);
    await paste(page, fragment);
    const card = page.getByRole("alert");
    await expect(card).toContainText(english);
    await page.clock.runFor(LONG_PAUSE);
    expect(new URL(page.url()).hash).toBe(fragment);
    expect(await kept(page)).toEqual([MINE, MINE]);
    await page.reload();
    await expect(card).toContainText(english);
    await page.evaluate(() => localStorage.setItem("loopscope-language", "ko"));
    await page.reload();
    await expect(card).toContainText(korean);
    await page.getByRole("button", { name: "페이지로 가기" }).click();
    await app.expectText(MINE);
    await expectAddress(page, MINE);
    await page.goBack();
    await app.expectText(MINE);
    await expect(card).toHaveCount(0);
  });
}

for (const [theme, language] of LOOKS) {
  for (const [width, often] of [[1280, "en"], [390, "ko"]]) {
    test(`what a link brings is in everybody's reach, ${theme}, ${language}, ${width} px wide`, inEveryRun(language === often), async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript(([theme, language, mine]) => {
        localStorage.setItem("loopscope-theme", theme);
        localStorage.setItem("loopscope-language", language);
        localStorage.setItem("loopscope-draft", mine);
      }, [theme, language, MINE]);
      const looksRight = async (view) => {
        expect(await complaints(page, view)).toEqual([]);
        const beside = "dialog, html";
        const wide = (elements) => elements.filter((of) => of.scrollWidth > of.clientWidth).map((of) => of.nodeName);
        expect(await page.locator(beside).evaluateAll(wide), view).toEqual([]);
      };
      await page.goto(`./${typed(LINKED)}&speed=x`);
      await expect(page.locator(".linked")).toHaveCount(2);
      await expect(page.locator("#predicted-total")).toBeVisible();
      await looksRight("linked");
      await paste(page, `${typed(LINKED)}&hide=editor`);
      await expect(page.locator("section.script")).toHaveCount(0);
      await looksRight("without the editor");
      await paste(page, "#z=1.S7R*");
      await expect(page.locator(".broken")).toBeVisible();
      await looksRight("broken");
      await page.locator(".broken button").click();
      await page.locator("#predicted-total").click();
      await page.keyboard.press("l");
      for (const form of await page.locator(".forms button").all()) {
        await form.click();
        await looksRight(await form.textContent());
      }
      await page.locator(".forms button").first().click();
      await page.locator(".code-on-wall").click();
      await looksRight("the large code");
    });
  }
}
