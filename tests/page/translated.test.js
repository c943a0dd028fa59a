// A page that somebody has translated still does all that it does.
import { chooseScenario, errorsOf, expect, fromMenu, Loopscope, PASTA, PASTA_LINES, test } from "./page.js";
import { TRANSLATORS, mixed, translate } from "./translator.js";

const BROKEN = "a: slep 3\nb: sleep -1";
const SHARED = 'queue q\nlock l\nsemaphore s 2\na: put q "x"; sleep 1\nb: get q; sleep 2; print "b"';
const TAKES_LONG = "a: block 60";

/** Opens all that can be open in a page, one after the other; `look` is called for each. */
async function everyPart(app, look) {
  const { page } = app;
  const button = (name) => page.getByRole("button", { name, exact: true });
  const close = () => page.locator("dialog .close").click();
  await look();
  for (const script of [PASTA, BROKEN, SHARED, PASTA]) {
    await app.write(script);
    await look();
  }
  await button("Pin").click();
  await app.write("pasta: sleep 9");
  await expect(page.locator("#pinned-total")).toContainText("9.00 s");
  await look();
  await button("Unpin").click();
  await page.locator("#more").click();
  await look();
  await page.keyboard.press("Escape");
  for (const open of [() => button("Share").click(), () => button("Export").click(), () => fromMenu(page, { name: "Help" })]) {
    await open();
    await expect(page.locator("dialog")).toBeVisible();
    await look();
    await close();
  }
  await app.write(TAKES_LONG);
  await app.run.click();
  await expect(page.locator("#ask")).toBeVisible();
  await look();
  await close();
  await chooseScenario(page, "C-4 time.sleep blocks the loop");
  await expect(page.locator(".findings")).toBeVisible();
  await look();
  await page.locator("#undo-load").click();
  await app.write(PASTA);
  await fromMenu(page, { name: "Quiz" });
  await look();
  await page.locator("#guess").fill("7");
  await page.locator(".question .primary").click();
  await expect(page.locator("#quiz-answer")).toContainText("7");
  await look();
  await fromMenu(page, { value: "ko" });
  await expect(page.locator("#run")).toContainText("실제로 실행");
  await look();
  await fromMenu(page, { value: "en" });
  await expect(page.locator("#run")).toHaveText("Run for real");
  await look();
}

for (const [stands, keepsNode] of Object.entries(TRANSLATORS)) {
  test.describe(`where ${stands} stands for each text`, () => {
    test.beforeEach(({ page }) => translate(page, keepsNode));

    test("figures follow, runs run, and everything opens", async ({ page }) => {
      const errors = errorsOf(page);
      const app = new Loopscope(page);
      await app.open();
      await app.write(PASTA);
      await expect(app.predictedTotal).toHaveText("8.00 s");
      expect(await app.lines("predicted")).toEqual(PASTA_LINES);
      await page.keyboard.press("Escape");
      await app.scale.selectOption("1 s as 0.1 s");
      await app.runToItsEnd();
      expect(await app.lines("measured")).toEqual(PASTA_LINES);
      await expect(page.locator("#run")).toHaveText("Run for real");
      await page.locator("#run").click();
      await expect(page.locator("#stop")).toHaveText("Stop");
      await page.locator("#stop").click();
      await page.locator("#playhead").focus();
      await page.keyboard.press("Home");
      await expect(page.locator("#playhead-time")).toHaveText("0.00 s");
      await page.keyboard.press("ArrowRight");
      await expect(page.locator("#playhead-step")).toHaveText(/^1 \/ /);
      await everyPart(app, async () => {});
      expect(errors).toEqual([]);
    });

    test("an embedded view follows, too", async ({ page }) => {
      const errors = errorsOf(page);
      await page.goto(`./?#t=${encodeURIComponent(PASTA)}&view=embed`);
      await expect(page.locator("#predicted-total")).toHaveText("8.00 s");
      await page.locator("#run").click();
      await expect(page.locator("#stop")).toHaveText("Stop");
      await page.locator("#stop").click();
      await page.getByRole("button", { name: "The script" }).click();
      await page.locator("#script").fill("a: sleep 3");
      await expect(page.locator("#predicted-total")).toHaveText("3.00 s");
      await page.getByRole("button", { name: "The script" }).click();
      await expect(page.locator(".lane-name")).toHaveText(["a", "event loop"]);
      expect(errors).toEqual([]);
    });
  });
}

test("every text is alone in an element of its own", async ({ app }) => {
  await everyPart(app, async () => expect(await mixed(app.page)).toEqual([]));
});

test("the page asks not to be translated", async ({ app }) => {
  await expect(app.page.locator("html")).toHaveAttribute("translate", "no");
  await expect(app.page.locator("meta[name=google]")).toHaveAttribute("content", "notranslate");
});
