// The same walk by keyboard, pointer and touch, in both languages, at every size and zoom: nothing is cut, nothing jumps.
import { complaints } from "./axe.js";
import { typed } from "./fragments.js";
import { expect, gallery, test } from "./page.js";

const B5 = `title "B-5"
make_pasta:
  cpu 3 "chop"
  sleep 5 "boil"
  print "✅ pasta"

make_toast:
  sleep 6
  print "✅ toast"
`;

/** Windows as large as they are in CSS: a zoomed one is smaller. */
const WINDOWS = [
  ["1280 by 800", 1280, 800, 1], ["1366 by 768 at 125%", 1093, 614, 1.25], ["1920 by 1080", 1920, 1080, 1],
  ["768 by 1024", 768, 1024, 1], ["390 by 844", 390, 844, 3], ["1280 by 800 at 200%", 640, 400, 2], ["1280 by 800 at 400%", 320, 200, 4],
];
const FRAMES = [["a frame of 640 by 360", 640, 360, 1], ["a frame of 320 by 240", 320, 240, 1]];
const WORDS = {
  en: { watch: "Watch", on: "Step on", export: "Export", said: "make_pasta awaits sleep 5 (line 4): Running → Waiting, until 8 s. Next in Ready: make_toast." },
  ko: { watch: "보기", on: "한 단계 앞으로", export: "내보내기", said: "make_pasta가 4행의 sleep 5를 await합니다: Running → Waiting, 8초까지. 다음 차례는 make_toast입니다." },
};
const HANDS = {
  keyboard: async (target) => {
    await target.focus();
    await target.press("Enter");
  },
  pointer: (target) => target.click(),
  touch: (target) => target.tap(),
};

/** What has no room: the page sideways, and texts that leave their button or are cut without a sign of it. */
const cut = (page) => page.evaluate(() => {
  const found = document.scrollingElement.scrollWidth > innerWidth ? ["the page"] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const box = text.parentElement.closest("button, li, p, label, th, td, dt, dd, h1, h2, .box");
    if (!box || text.parentElement.closest("svg, .cm-editor, .listing, select") || !text.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const [seen, room] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    const clips = (one) => one && (getComputedStyle(one).textOverflow === "ellipsis" || /auto|scroll/.test(getComputedStyle(one).overflow));
    if (seen.width > 1 && !clips(text.parentElement) && !clips(box) && (seen.right > room.right + 1 || seen.left < room.left - 1)) found.push(text.data);
  }
  return found;
});

/** Where the main parts are. */
const places = (page) => page.evaluate(() => Object.fromEntries(
  ["#predicted-total", ".timeline", ".transport .buttons", "#sentence", ".boxes"].map((part) => {
    const { x, y, width } = document.querySelector(part)?.getBoundingClientRect() ?? {};
    return [part, [x + scrollX, y + scrollY, width].map(Math.round).join(" ")];
  }),
));

async function steps(page, words, press) {
  const before = await places(page);
  for (let step = 0; step < 6; step += 1) {
    await press(page.getByRole("button", { name: words.on, exact: true }));
    expect(await cut(page), `step ${step + 1}`).toEqual([]);
    expect(await places(page), `step ${step + 1}`).toEqual(before);
  }
  await expect(page.locator("#sentence")).toHaveText(words.said);
}

for (const [language, words] of Object.entries(WORDS)) {
  for (const [size, width, height, deviceScaleFactor] of WINDOWS) {
    test.describe(`${size}, ${language}`, () => {
      test.use({ viewport: { width, height }, deviceScaleFactor, hasTouch: true });

      test(`a lesson is walked through by each hand, ${size}, ${language}`, async ({ page }) => {
        for (const [by, press] of Object.entries(HANDS)) {
          await page.goto("about:blank");
          await page.goto(`./${typed(B5)}&lang=${language}`);
          await expect(page.locator("#predicted-total"), by).toHaveText(/^9\.00/);
          await steps(page, words, press);
          await press(page.locator(".strategies button").filter({ hasText: "threads" }));
          await expect(page.locator("#predicted-total"), by).toHaveText(/^8\.00/);
          expect(await cut(page)).toEqual([]);
          await press(page.locator(".strategies button").filter({ hasText: "async" }));
          await press(page.locator(".fix").first());
          await expect(page.locator("#predicted-total"), by).toHaveText(/^8\.00/);
          await press(page.locator("#scenario"));
          await expect(gallery(page)).toBeVisible();
          expect(await cut(page)).toEqual([]);
          await press(page.locator("#gallery .close"));
          await press(page.locator("header").getByRole("button", { name: words.export }));
          await expect(page.locator("#export .preview img")).toBeVisible();
          expect(await cut(page)).toEqual([]);
          await press(page.locator("#export .close"));
        }
        expect(await complaints(page, size)).toEqual([]);
      });
    });
  }

  for (const [size, width, height, deviceScaleFactor] of FRAMES) {
    test.describe(`${size}, ${language}`, () => {
      test.use({ viewport: { width, height }, deviceScaleFactor, hasTouch: true });

      test(`a lesson is stepped through by each hand in ${size}, ${language}`, async ({ page }) => {
        for (const press of Object.values(HANDS)) {
          await page.goto("about:blank");
          await page.goto(`./${typed(B5)}&lang=${language}&view=embed`);
          await expect(page.locator("#predicted-total")).toHaveText(/^9\.00/);
          await steps(page, words, press);
        }
        expect(await complaints(page, size)).toEqual([]);
      });
    });
  }
}
