// The quiz: several questions, in every frame and by every hand, and nothing that tells the answer while one is open.
import { complaints } from "./axe.js";
import { packed, scriptIn } from "./fragments.js";
import { Host } from "./host.js";
import { errorsOf, expect, fromMenu, gallery, inEveryRun, test } from "./page.js";

const SCRIPT = `title "SECRET: 9 s"
# SECRET: 3 s + 6 s.

make_pasta:
  print "water on"  # SECRET
  cpu 3
  sleep 5 "boil"
  print "pasta # 1"

make_toast:
  print "bread in"
  sleep 6
  print "toast"
`;
const COVERED = SCRIPT.replace('"SECRET: 9 s"', '"…"').replace(/# SECRET.*/g, "# …");
const ALL = "&quiz=total,print,next,ends";
const WORDS = {
  en: {
    total: "How long will it take?", print: "Which line is printed first?", next: /^At 3 s, make_pasta gives the loop back/,
    ends: "Does this run end?", never: "No: it goes round and round", skip: "Skip", export: "Export", share: "Share",
    said: [
      "You said 65.00 s: 56.00 s too much.", "“toast”: wrong. The answer: “water on”.",
      "“make_pasta”: wrong. The answer: “make_toast”.", "“No: it goes round and round”: wrong. The answer: “Yes: every task ends”.",
    ],
    why: ["make_toast returns", "make_pasta prints “water on” (line 5).", "The loop takes make_toast, the first in Ready", "make_toast returns"],
  },
  ko: {
    total: "얼마나 걸릴까요?", print: "가장 먼저 출력되는 줄은 무엇일까요?", next: /^3초에 7행까지 온 make_pasta가 루프를 내놓습니다/,
    ends: "이 실행은 끝날까요?", never: "아니요: 끝없이 돕니다", skip: "건너뛰기", export: "내보내기", share: "공유",
    said: [
      "65.00초라고 했습니다. 56.00초 많습니다.", "“toast”: 아닙니다. 정답: “water on”.",
      "“make_pasta”: 아닙니다. 정답: “make_toast”.", "“아니요: 끝없이 돕니다”: 아닙니다. 정답: “예: 모든 태스크가 끝납니다”.",
    ],
    why: ["make_toast", "make_pasta가 “water on”이라고 출력합니다(5행).", "루프가 Ready의 맨 앞 make_toast를 꺼내", "make_toast"],
  },
};
const ANSWERS = ["quiz-answer", "quiz-answer-print", "quiz-answer-next", "quiz-answer-ends"];
const open = (page, more, script = SCRIPT) => page.goto("about:blank").then(() => page.goto(`./${packed(script)}${more}`));
const choice = (page, name) => page.locator(".choice").getByText(name, { exact: true });

/** Nothing that the page says, is named, holds or could print has it. */
async function keepsSecret(page) {
  const told = await page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
    return [document.title, document.documentElement.outerHTML, ...fields].filter((text) => /SECRET|9\.00|14\.00/.test(text));
  });
  expect(told).toEqual([]);
}

/** Answers the four questions, each wrong: by pressing what `press` is given. */
async function answerAll(page, words, press) {
  await expect(page.locator("#prompt")).toHaveText(words.total);
  await page.locator("#guess").focus();
  await page.keyboard.type("1 min 5 s");
  await page.keyboard.press("Enter");
  for (const [prompt, answer] of [[words.print, "toast"], [words.next, "make_pasta"], [words.ends, words.never]]) {
    await expect(page.locator("#prompt")).toHaveText(prompt);
    await expect(page.locator(".transport")).toHaveCount(0);
    await press(choice(page, answer));
  }
}

for (const [language, words] of Object.entries(WORDS)) {
  test(`nothing tells the answer while a question is open, before the editor is there and after, ${language}`, async ({ page }) => {
    const errors = errorsOf(page);
    let arrive;
    const arrives = new Promise((done) => (arrive = done));
    await page.route(/\/editor(-\w+)?\.js$/, (route) => arrives.then(() => route.continue()));
    await open(page, `${ALL}&lang=${language}`);
    await expect(page.locator("textarea#script")).toHaveValue(COVERED);
    await keepsSecret(page);
    arrive();
    await expect(page.locator(".cm-content")).toBeVisible();
    for (const [prompt, answer] of [[words.total], [words.print, "toast"], [words.next, "make_pasta"], [words.ends, words.never]]) {
      await expect(page.locator("#prompt")).toHaveText(prompt);
      await keepsSecret(page);
      await expect(page.locator(".cm-content")).toContainText('print "pasta # 1"');
      if (answer) await choice(page, answer).click();
      else await page.getByRole("button", { name: words.skip }).click();
    }
    await expect(page).toHaveTitle("SECRET: 9 s · Loopscope");
    await expect(page.locator(".cm-content")).toContainText("# SECRET: 3 s + 6 s.");
    await expect(page.locator(".about")).toContainText("SECRET");
    await expect(page.locator("#scenario")).toContainText("SECRET");
    expect(errors).toEqual([]);
  });

  test(`four wrong answers, by keyboard alone, are explained by the steps that answer, ${language}`, async ({ page }) => {
    await open(page, `${ALL}&lang=${language}`);
    await answerAll(page, words, async (button) => {
      // The first choice has the focus.
      for (let tabs = 0; tabs < 4 && !(await button.evaluate((one) => one === document.activeElement)); tabs++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    });
    for (const [at, id] of ANSWERS.entries()) {
      await expect(page.locator(`#${id}`)).toContainText(words.said[at]);
      await expect(page.locator(`.note:has(> #${id}) .why`)).toContainText(words.why[at]);
    }
    expect(await complaints(page, "the answers")).toEqual([]);
  });

  for (const [width, height, often, more = ""] of [[1280, 800, "en"], [390, 844, "ko"], [640, 360, "ko", "&view=embed"], [320, 240, "en", "&view=embed"]]) {
    test(`each question stands with its code at ${width} by ${height}, ${language}`, inEveryRun(language === often), async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const [word, prompt] of [["total", words.total], ["print", words.print], ["next", words.next], ["ends", words.ends]]) {
        await open(page, `&quiz=${word}&lang=${language}${more}`);
        await expect(page.locator("#prompt")).toHaveText(prompt);
        const code = width > 860 ? page.locator(".cm-content") : page.locator(".listing");
        await expect(code).toBeVisible();
        await expect(code).toContainText('print "water on"  # …');
        await keepsSecret(page);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        expect(wide, word).toBeLessThanOrEqual(0);
        for (const control of await page.locator("#guess, .question button").all()) {
          await control.scrollIntoViewIfNeeded();
          const box = await control.boundingBox();
          expect(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height, word).toBe(true);
        }
        expect(await complaints(page, word)).toEqual([]);
      }
    });
  }

  test(`an embed tells how right the answers are in a frame of 320 by 240, ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 240 });
    await open(page, `${ALL}&view=embed&lang=${language}`);
    await answerAll(page, words, (button) => button.click());
    await expect(page.locator("#quiz-answer")).toContainText(words.said[0]);
    for (const part of [".verdicts", ".timeline", ".transport", "#sentence"]) {
      const box = await page.locator(part).boundingBox();
      expect(box.y >= 0 && box.y + box.height <= 240, part).toBe(true);
    }
    expect(await complaints(page, "the answers")).toEqual([]);
  });
}

test("what is typed while a question is open stays, and so do the comments", async ({ page }) => {
  await open(page, "&quiz=1");
  const script = page.locator(".cm-content");
  await expect(script).toBeVisible();
  await script.getByText("sleep 6").click();
  await page.keyboard.press("End");
  await page.keyboard.type('; print "done" # SECRET');
  await keepsSecret(page);
  await expect(script).toContainText('sleep 6; print "done" # …');
  await page.getByRole("button", { name: "Skip" }).click();
  const now = SCRIPT.replace("sleep 6", 'sleep 6; print "done" # SECRET');
  const text = () => script.evaluate((content) => [...content.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));
  await expect.poll(text).toBe(now);
  await script.focus();
  // Another program is asked about anew.
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press("Control+z");
  await expect.poll(text).toBe(COVERED);
  await page.getByRole("button", { name: "Skip" }).click();
  await expect.poll(text).toBe(SCRIPT);
});

test("a page that is loaded again while a question is open still asks, and no longer once it is answered", async ({ app }) => {
  const { page } = app;
  await app.write(SCRIPT);
  await fromMenu(page, { name: "Quiz" });
  await expect(page.locator("#guess")).toBeVisible();
  await page.reload();
  await expect(page.locator("#prompt")).toHaveText(WORDS.en.total);
  await keepsSecret(page);
  // So it does where a link has asked and somebody has changed the script, or the language.
  await open(page, "&quiz=ends&lang=ko");
  await fromMenu(page, { value: "en" });
  await page.reload();
  await expect(page.locator("#prompt")).toHaveText(WORDS.en.ends);
  await app.write(SCRIPT.replace("sleep 6", "sleep 7"));
  await page.locator("header h1").click();
  await page.reload();
  await expect(page.locator("#prompt")).toHaveText(WORDS.en.ends);
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(app.predictedTotal).toHaveText("10.00 s");
  await page.reload();
  await expect(app.predictedTotal).toHaveText("10.00 s");
});

test("what is opened over a question tells nothing either", async ({ page }) => {
  await open(page, "&quiz=1");
  await page.locator("#scenario").click();
  await expect(gallery(page)).toBeVisible();
  await expect(gallery(page).locator("[aria-current], small, svg")).toHaveCount(0);
  await keepsSecret(page);
  await page.locator("#gallery .close").click();
  await page.locator("header").getByRole("button", { name: "Share" }).click();
  await expect(page.locator(".forms button")).toHaveText(["Link", "Frame", "Markdown"]);
  for (const form of await page.locator(".forms button").all()) {
    await form.click();
    await keepsSecret(page);
  }
  await page.locator("#share .close").click();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator("ol.paper li")).toHaveText(COVERED.trimEnd().split("\n"));
  await keepsSecret(page);
});

test("a scenario's title is not marked in the gallery, and its note is not searched", async ({ app }) => {
  const { page } = app;
  await app.write('title "A deadlock"\na: sleep 1');
  await fromMenu(page, { name: "Quiz" });
  await page.locator("#scenario").click();
  await page.locator("#gallery-search").fill("nobody lets go");
  await expect(gallery(page).getByRole("status")).toHaveText("No scenario has these words.");
  await page.locator("#gallery-search").fill("deadlock");
  await expect(gallery(page).locator("button b")).toHaveText(["A deadlock"]);
  await expect(gallery(page).locator("[aria-current]")).toHaveCount(0);
});

test("a right answer needs no explanation, and what the run has no answer to is not asked", async ({ page }) => {
  await open(page, "&quiz=print,ends", 'a: sleep 1; print "a"\nb: sleep 2');
  await expect(page.locator("#prompt")).toHaveText("Does this run end?");
  await choice(page, "Yes: every task ends").click();
  await expect(page.locator("#quiz-answer-ends")).toHaveText("“Yes: every task ends”: right.");
  await expect(page.locator(".verdicts .why")).toHaveCount(0);
});

test("a run that never ends is answered with never, and with a time it is not", async ({ page }) => {
  for (const [guess, said] of [["never", "∞: exactly right."], ["∞", "∞: exactly right."], ["9초", "You said 9.00 s. The answer: stuck since 1.00 s."]]) {
    await open(page, "&quiz=1", "queue q\na: sleep 1; get q");
    await page.locator("#guess").fill(guess);
    await page.keyboard.press("Enter");
    await expect(page.locator("#quiz-answer")).toHaveText(said);
  }
});

test("several questions are shared in a link, about the moment where one stands", async ({ app, context }) => {
  const { page } = app;
  await app.write(SCRIPT.replace(/SECRET/g, "B"));
  await page.locator("#playhead").fill("3000000");
  await page.locator("header").getByRole("button", { name: "Share" }).click();
  await page.locator("#share-start").selectOption({ index: 1 });
  for (const id of ["share-quiz-total", "share-quiz-print", "share-quiz-next", "share-quiz-ends"]) await page.locator(`#${id}`).check();
  const link = await page.locator("#share-text").inputValue();
  expect(link).toMatch(/#z=1\.[\w-]+&at=3&quiz=total,print,next,ends$/);
  expect(scriptIn(link)).toBe(SCRIPT.replace(/SECRET/g, "B"));
  const there = await context.newPage();
  await there.goto(link);
  await there.locator("#guess").fill("９．０ 초");
  await there.keyboard.press("Enter");
  await expect(there.locator("#prompt")).toHaveText("“bread in” is printed at 3 s. Which line comes next?");
  for (let skips = 0; skips < 3; skips++) await there.getByRole("button", { name: "Skip" }).click();
  await expect(there.locator("#quiz-answer")).toHaveText("9.00 s: exactly right.");
  await expect(there.locator("#playhead")).toHaveValue("3000000");
});

test("on paper a quiz in somebody's page is its code, covered, and no picture of the run", async ({ page, baseURL }) => {
  const scopes = `<loop-scope quiz="total,ends">${SCRIPT}</loop-scope><p style="height: 4000px"></p><loop-scope quiz>${SCRIPT}</loop-scope><loop-scope>a: sleep 1</loop-scope>`;
  const host = await Host.of(new Map([["index.html", `<!doctype html><title>A lesson</title><link rel=icon href="data:,">${scopes}<script src="${baseURL}embed.js"></script>`]]));
  await page.goto(host.address);
  const frame = page.frameLocator("iframe").first();
  await expect(frame.locator(".listing")).toBeVisible();
  await frame.getByRole("button").getByText(/Skip|건너뛰기/).click();
  await expect(frame.locator(".choice").first()).toBeVisible();
  // The pictures are drawn one after the other.
  await expect(page.locator("loop-scope").nth(2).locator("img[src]")).toHaveCount(1);
  await expect(page.locator("loop-scope img[src]")).toHaveCount(1);
  await expect(page.locator("loop-scope").nth(1).locator("pre")).toHaveText(COVERED.trimEnd());
  await host.stop();
});

