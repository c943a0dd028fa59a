// Whole paths through the page, in both languages: a student's and a lecturer's, by keyboard alone and by pointer.
import { expect, fromMenu, gallery, inEveryRun, test } from "./page.js";

const LANGUAGES = {
  "en-US": {
    script: "The script", run: "Run for real", on: "Step on", quiz: "Quiz", pin: "Pin", undo: "Undo",
    guess: "How long will it take?", said: "You said 5.00 s", apart: "predicted", play: "Play", speed: "Speed",
    seven: "7.00 s", five: "5.00 s", scale: "1 s as 0.1 s",
  },
  "ko-KR": {
    script: "스크립트 편집기", run: "실제로 실행", on: "한 단계 앞으로", quiz: "퀴즈", pin: "고정", undo: "되돌리기",
    guess: "얼마나 걸릴까요?", said: "5.00초라고 했습니다", apart: "예측", play: "재생 시작", speed: "속도",
    seven: "7.00초", five: "5.00초", scale: "1초를 0.1초로",
  },
};

/** A hand on the keyboard: everything is reached with Tab. */
class Keys {
  constructor(page) {
    this.page = page;
  }

  async reach(target) {
    // Out of the editor, where Tab may belong to a list of choices.
    await this.page.keyboard.press("Escape");
    for (let presses = 0; presses < 80; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`not within 80 tabs: ${target}`);
  }

  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press("Enter");
  }

  async choose(select, option) {
    await this.reach(select);
    const index = await select.locator("option").evaluateAll((all, text) => all.findIndex((one) => one.textContent === text), option);
    await this.page.keyboard.press("Home");
    for (let at = 0; at < index + 1 && (await select.locator("option:checked").textContent()) !== option; at += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
  }

  async quiz(name) {
    await this.press(this.page.locator("#more"));
    const item = this.page.getByRole("menuitemcheckbox", { name });
    for (let presses = 0; presses < 9 && !(await item.evaluate((item) => item === document.activeElement)); presses += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
  }

  async write(script, text) {
    await this.reach(script);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(text);
  }
}

/** A hand on the mouse, with a keyboard only to write. */
class Pointer {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await target.click();
  }

  async choose(select, option) {
    await select.selectOption(option);
  }

  async quiz(name) {
    await fromMenu(this.page, { name });
  }

  async write(script, text) {
    await script.click();
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.insertText(text);
  }
}

const SCRIPT = "cook: cpu 3; sleep 2\nguest: sleep 4";

for (const [locale, words] of Object.entries(LANGUAGES)) {
  for (const Hand of [Keys, Pointer]) {
    const often = inEveryRun((Hand === Keys) === (locale === "en-US"));
    const by = `${Hand === Keys ? "by keyboard alone" : "by pointer"}, ${locale}`;
    const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });

    test.describe(by, () => {
      test.use({ locale });

      test(`a student guesses, looks, changes a number and runs it, ${by}`, often, async ({ page }) => {
        await page.goto("./");
        const script = page.getByRole("textbox", { name: words.script });
        await expect(page.locator(".cm-content")).toBeVisible();
        const hand = new Hand(page);
        await hand.write(script, SCRIPT);
        await hand.quiz(words.quiz);
        await page.getByLabel(words.guess).focus();
        await page.keyboard.type("5");
        await page.keyboard.press("Enter");
        await expect(page.locator("#quiz-answer")).toContainText(words.said);
        await expect(page.locator("#predicted-total")).toHaveText(words.seven);
        await hand.press(button(page, words.on));
        await expect(page.locator("#playhead-step")).toContainText("1");
        await expect(page.locator(".cm-gutterElement.here")).toHaveCount(0);
        await hand.press(button(page, words.on));
        await hand.write(script, SCRIPT.replace("cpu 3", "process cpu 3"));
        await page.getByLabel(words.guess).focus();
        await page.keyboard.type("5 s");
        await page.keyboard.press("Enter");
        await expect(page.locator("#predicted-total")).toHaveText(words.five);
        await hand.choose(page.locator("#scale"), words.scale);
        await hand.press(button(page, words.run));
        await expect(page.locator("#apart")).toContainText(words.apart, { timeout: 20_000 });
        expect(Number.parseFloat(await page.locator("#measured-total").textContent())).toBeGreaterThan(4.9);
      });

      test(`a lecturer shows a scenario, its finding, the fix and what it saves, ${by}`, often, async ({ page }) => {
        await page.goto("./");
        await expect(page.locator(".cm-content")).toBeVisible();
        const hand = new Hand(page);
        const there = page.locator("#scenario span");
        await hand.press(page.locator("#scenario"));
        await expect(gallery(page).locator(":focus")).toHaveCount(1);
        await page.keyboard.type("C-4 time.sleep");
        await expect(gallery(page).locator("button b").first()).toContainText("C-4");
        const title = await gallery(page).locator("button b").first().textContent();
        await page.keyboard.press("Enter");
        await expect(there).toHaveText(title);
        await expect(page.locator(".about")).toBeVisible();
        await hand.press(page.locator(".findings .link").first());
        await expect(page.locator(".cm-gutterElement.marked")).toHaveCount(1);
        await hand.choose(page.locator("#speed"), "16×");
        const total = await page.locator("#predicted-total").textContent();
        await hand.press(button(page, words.pin));
        await hand.press(page.locator(".fix").first());
        await expect(page.locator("#pinned-total")).toContainText(`${total} →`);
        await expect(page.locator("#pinned-total strong")).toContainText("−");
        await hand.press(button(page, words.play));
        await expect(page.locator("#speed option:checked")).toHaveText("16×");
        await hand.press(button(page, words.undo));
        await expect(page.locator("#predicted-total")).toHaveText(total);
        await expect(there).toHaveText(title);
      });
    });
  }
}
