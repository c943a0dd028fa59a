// The same walk through a run by keyboard, pointer and finger, in both languages, on every size of page: no text is cut, no
// main part jumps at a key, a step or a run, and nothing is out of anybody's reach.
import { complaints } from "./axe.js";
import { typed } from "./fragments.js";
import { expect, inEveryRun, test } from "./page.js";
import { painted } from "./waits.js";

const B5 = `title "B-5 CPU 3 s, toast 6 s"
make_pasta:
  cpu 3 "dough"
  sleep 5 "boil"
  print "✅ pasta"
make_toast:
  sleep 6
  print "✅ toast"
`;

/** Pages, a page at 125, 200 and 400 %, embeds: their size in CSS px. */
const VIEWS = {
  "1280×800": [1280, 800],
  "1366×768 at 125 %": [1093, 614, 1.25],
  "1920×1080": [1920, 1080],
  "768×1024": [768, 1024],
  "390×844": [390, 844],
  "1280×800 at 200 %": [640, 400, 2],
  "1280×800 at 400 %": [320, 200, 4],
  "an embed of 640×360": [640, 360, 1, "&view=embed"],
  "an embed of 320×240": [320, 240, 1, "&view=embed"],
  "an embed of 640×360 with all it can show": [640, 360, 1, "&view=embed&show=states,log,code"],
};

/** The views and languages of every run: the usual, and what has least room. */
const IN_EVERY_RUN = ["1280×800, en", "390×844, ko", "1280×800 at 400 %, en", "an embed of 320×240, ko", "an embed of 640×360 with all it can show, en"];

const PARTS = {
  page: [".top", ".total", ".figures", "#run", ".run-status", ".strategies", ".findings", ".timeline", ".scroller", ".legend", ".transport", "#sentence", ".flow", "#box-done"],
  embed: [".embed-head", ".total", ".commands", ".timeline", ".scroller", ".transport", "#sentence"],
};

const WORDS = {
  en: { on: "Step on", moment: "Next moment", start: "To the start", end: "To the end", play: "Play" },
  ko: { on: "한 단계 앞으로", moment: "다음 순간으로", start: "처음으로", end: "끝으로", play: "재생 시작" },
};

/** Where the main parts are, from the top of what scrolls. */
const places = (page, parts) => page.evaluate((parts) => {
  const stage = document.querySelector(".stage");
  const scrolled = (stage?.scrollTop ?? 0) + document.scrollingElement.scrollTop + (document.querySelector("main").scrollTop ?? 0);
  return parts.map((part) => {
    const one = document.querySelector(part);
    if (!one?.checkVisibility()) return `${part} is not there`;
    const { left, top, width, height } = one.getBoundingClientRect();
    return [part, left, top + scrolled, width, height].map((at) => (typeof at === "number" ? Math.round(at) : at)).join(" ");
  });
}, parts);

/** Texts that are not whole: cut by what they stand in, or beyond the page. */
const cut = (page) => page.evaluate(() => {
  const found = new Set();
  const name = (one) => `${one.tagName.toLowerCase()}${one.id && `#${one.id}`}${one.getAttribute("class") ? `.${one.getAttribute("class").split(" ").join(".")}` : ""} “${one.textContent.slice(0, 40)}”`;
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) found.add(`the page is ${page.scrollWidth} of ${page.clientWidth} px wide`);
  for (const one of document.querySelectorAll("body *:not(script, style, option)")) {
    // What is there for those who hear it, code that scrolls by itself, and names in the chart, which end in “…” where they must.
    if (!one.textContent.trim() || one.closest("svg, .unseen, h1, .timeline > h2, .cm-editor, .listing, loop-lesson, .spans") || !one.checkVisibility({ visibilityProperty: true })) continue;
    const holds = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const { overflowX, overflowY } = getComputedStyle(one);
    const [wide, high] = [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight];
    if (!one.clientWidth || !one.clientHeight) {
      const box = one.getBoundingClientRect();
      if (holds && box.width && (box.right > innerWidth + 1 || box.left < -1)) found.add(`${name(one)} leaves the page`);
      continue;
    }
    if (wide > 1 && overflowX !== "visible" && !one.matches(".scroller, .stage, main")) found.add(`${name(one)} is ${wide} px too narrow`);
    // A finding is whole where it is pointed at; states, the log, what is found and the timeline scroll.
    const scrolls = one.matches(".scroller, .stage, main, .box ul, .thing, .log, .extras > *, .findings .link, .explain, .script, .embed");
    if (high > 1 && overflowY !== "visible" && !scrolls) found.add(`${name(one)} is ${high} px too low`);
    if (holds && one.getBoundingClientRect().right > innerWidth + 1) found.add(`${name(one)} leaves the page`);
  }
  return [...found];
});

/** The ways to do what a button does. */
const HANDS = {
  keyboard: (page) => ({
    step: (key) => page.keyboard.press(key),
    press: async (target) => {
      await target.focus();
      await page.keyboard.press("Enter");
    },
  }),
  pointer: (page) => ({
    step: (_, button) => button.click(),
    press: (target) => target.click(),
  }),
  touch: (page) => ({
    step: (_, button) => button.tap(),
    press: (target) => target.tap(),
  }),
};

test.describe.configure({ mode: "parallel" });

for (const [view, [width, height, deviceScaleFactor = 1, more = ""]] of Object.entries(VIEWS)) {
  test.describe(view, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor, hasTouch: true });

    for (const [language, words] of Object.entries(WORDS)) {
      const where = `${view}, ${language}`;
      test(`the walk shows all of its texts and moves none of its parts, ${where}`, inEveryRun(IN_EVERY_RUN.includes(where)), async ({ page }) => {
        await page.goto(`./${typed(B5)}&lang=${language}${more}`);
        const embeds = more.includes("embed");
        // On a narrow page what was found comes last, behind the log, which grows.
        const parts = (embeds ? PARTS.embed : PARTS.page).filter((part) => width > 860 || part !== ".findings");
        await expect(page.locator("#predicted-total")).toBeVisible();
        if (!embeds) await expect(page.locator(".findings .link").first()).toBeAttached();
        if (!embeds) await page.locator("#scale").selectOption({ index: 4 });
        await painted(page);
        const at = await places(page, parts);
        // Each fault is told where it is first seen.
        const faults = new Map();
        const look = async (when, moved = true) => {
          const jumped = moved ? (await places(page, parts)).filter((place, part) => place !== at[part]).map((place) => `${place}, where it was ${at.find((one) => one.startsWith(`${place.split(" ")[0]} `))}`) : [];
          for (const fault of [...(await cut(page)), ...jumped]) if (!faults.has(fault)) faults.set(fault, when);
        };
        await look("at first");
        const button = (name) => page.getByRole("button", { name: words[name], exact: true });
        for (const [hand, of] of Object.entries(HANDS)) {
          const { step, press } = of(page);
          const by = (what) => `${what}, by ${hand}`;
          await page.locator("#playhead").focus();
          await page.keyboard.press("Home");
          for (const [key, name] of [["ArrowRight", "on"], ["ArrowRight", "on"], ["ArrowRight", "on"], ["n", "moment"], ["End", "end"], ["Home", "start"]]) {
            // In the smallest embed there is no button for it.
            if (hand !== "keyboard" && !(await button(name).isVisible())) continue;
            await step(key, button(name));
            await painted(page);
            await look(by(name));
          }
          if (!embeds) {
            for (const strategy of ["threads", "async"]) {
              await press(page.locator(".strategies button", { hasText: strategy }));
              await expect(page.locator(".strategies [aria-pressed=true]")).toContainText(strategy);
              // What is said of the run before is out of reach until this one is known.
              await expect(page.locator("[inert]")).toHaveCount(0);
              await painted(page);
              await look(by(strategy), false);
            }
            await painted(page);
            await look(by("another strategy and back"));
            await press(page.locator("#run"));
            await expect(page.locator("#apart")).toBeVisible({ timeout: 20_000 });
            await painted(page);
            await look(by("a run"));
          }
        }
        expect([...faults].map(([fault, when]) => `${when}: ${fault}`)).toEqual([]);
        expect(await complaints(page, view)).toEqual([]);
      });
    }
  });
}
