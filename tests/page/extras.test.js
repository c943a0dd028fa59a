// What a link has an embed show beside its run: states, log and code, at the sizes of a slide and in the smallest frame.
import { complaints } from "./axe.js";
import { Host } from "./host.js";
import { PASTA, PASTA_LINES, errorsOf, expect, inEveryRun, test } from "./page.js";
import { atRest, painted } from "./waits.js";

const COOKING = `title "Two cooks and a shelf"
# What is ready waits on the shelf.
queue shelf 2

pasta:
  print "🍝 the water is on, and the noodles lie ready beside it"
  sleep 3 "boil the water"
  put shelf "pasta"
  sleep 5

toast x 6:
  sleep 2
  put shelf "toast"
  print "🍞 toast {n} lies on the shelf: {now} s"

waiter:
  repeat 7:
    get shelf as dish
    cpu 500ms "carry"
    print "✅ {dish}"
`;
const PARTS = { states: ".boxes", log: ".log", code: ".beside .listing" };
const COMBINATIONS = ["states", "log", "code", "states,log", "states,code", "log,code", "states,log,code"];
const view = (script, show, more = "") => `./?#t=${encodeURIComponent(script)}&view=embed&show=${show}${more}`;

async function open(page, ...link) {
  await page.goto("about:blank");
  await page.goto(view(...link));
  await expect(page.locator(".chart .window")).toBeVisible();
  // A chip is on its way when it is new.
  await atRest(page);
}

/** What is cut: texts beyond the window or a part that holds them, where nothing scrolls to them; whatever is too wide. */
const cut = (page) => page.evaluate(() => {
  const found = [];
  for (const one of document.querySelectorAll("body, body *:not(.chart *, details:not([open]) *, select, .unseen, .unseen *)")) {
    if (!one.checkVisibility() || one.closest("svg")) continue;
    const { overflowX, textOverflow } = getComputedStyle(one);
    const wide = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
    if (wide && (overflowX !== "visible" || textOverflow === "ellipsis")) found.push(`${one.className || one.tagName} is ${one.scrollWidth} of ${one.clientWidth} wide`);
    if (one.childElementCount || !one.textContent.trim() || one.closest("option")) continue;
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left, right } = range.getBoundingClientRect();
    if (left < -0.5 || right > innerWidth + 0.5) found.push(`${one.textContent} is out of the window`);
  }
  return found;
});

/** What is wrong with a frame that shows these parts beside the run. */
const wrong = (page, show) => page.evaluate(([show, parts]) => {
  const found = [];
  const main = document.querySelector("main");
  if (main.scrollHeight !== main.clientHeight || main.scrollWidth !== main.clientWidth) found.push("it scrolls");
  for (const [part, place] of Object.entries(parts)) {
    if (document.querySelectorAll(place).length !== Number(show.includes(part))) found.push(`${part}: there or not`);
  }
  for (const place of [".timeline", ".transport", "#sentence", ...show.map((part) => parts[part])]) {
    const { left, top, right, bottom, height } = document.querySelector(place).getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push(`${place} is beyond the frame`);
    if (height < 34) found.push(`${place} is ${height} high`);
  }
  // The axis, the loop and a task, at least.
  const room = { ".scroller": 74 + 23, ...(show.includes("log") && { ".log": 50 }), ...(show.includes("code") && { [parts.code]: 110 }) };
  for (const [place, least] of Object.entries(room)) {
    const { clientHeight } = document.querySelector(place);
    if (clientHeight < least) found.push(`${place} has ${clientHeight} for its content`);
  }
  return found;
}, [show.split(","), PARTS]);

for (const [language, often] of [["en", PASTA], ["ko", COOKING]]) {
  for (const script of [PASTA, COOKING]) {
    test(`any of them fit beside the run, at the sizes of slides, ${language}, ${script.length} letters`, inEveryRun(script === often), async ({ page }) => {
      const errors = errorsOf(page);
      for (const show of COMBINATIONS) {
        await open(page, script, show, `&lang=${language}&at=3`);
        for (const [width, height] of [[640, 360], [960, 540], [1280, 720]]) {
          await page.setViewportSize({ width, height });
          await painted(page);
          expect([await cut(page), await wrong(page, show)].flat(), `${show} at ${width} by ${height}`).toEqual([]);
        }
      }
      expect(errors).toEqual([]);
    });
  }
}

test("in the smallest frame the run comes first, and states, log and code follow where one scrolls", async ({ page }) => {
  for (const [width, height] of [[320, 240], [390, 600], [480, 270]]) {
    await page.setViewportSize({ width, height });
    await open(page, COOKING, "states,log,code", "&at=3");
    expect(await cut(page)).toEqual([]);
    const tops = await page.evaluate(() => [".total", ".timeline", ".transport", "#sentence", ".boxes", ".log", ".beside .listing"]
      .map((part) => document.querySelector(part).getBoundingClientRect().top));
    expect(tops).toEqual(tops.toSorted((one, other) => one - other));
    const [sentence, states] = await Promise.all(["#sentence", ".boxes"].map((part) => page.locator(part).boundingBox()));
    expect(sentence.y + sentence.height, "all of the run").toBeLessThanOrEqual(height);
    expect(states.y, "that there is more can be seen").toBeLessThan(height - 8);
    const main = page.locator("main");
    expect(await main.evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    await main.evaluate((main) => main.scrollTo(0, main.scrollHeight));
    const code = await page.locator(".beside .listing").boundingBox();
    expect(code.y + code.height).toBeLessThanOrEqual(height);
  }
});

test("states, log and code follow the playhead", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await open(page, PASTA, "code,boxes,log", "&lang=en");
  const here = page.locator(".beside .here");
  const later = page.locator("#predicted-log .later");
  await expect(here).toHaveCount(0);
  await expect(later).toHaveCount(PASTA_LINES.length);
  await expect(page.locator("#box-new .chip")).toHaveText(["pasta", "toast"]);
  await page.locator("#playhead").fill("2500000");
  await expect(here).toHaveText(['  sleep 3']);
  await expect(later).toHaveCount(2);
  await expect(page.locator("#box-waiting .chip")).toHaveText(["pasta until 3 s"]);
  await expect(page.locator("#box-done .chip")).toHaveText(["toast"]);
  // A line of the log leads to its moment, and the measured ones stand beside it.
  await page.locator("#predicted-log button").last().click();
  await expect(page.locator("#playhead-time")).toHaveText("8.00 s");
  await page.locator("#run").click();
  await expect(page.locator("#measured-log .text").first()).toBeVisible();
  await page.locator("#stop").click();
});

test("of a long script the line that runs is in sight", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  const script = `a:\n${Array.from({ length: 60 }, (_, at) => `  sleep 1 "step ${at}"`).join("\n")}`;
  await open(page, script, "code");
  const code = page.locator(".beside .listing");
  for (const second of [45, 10, 58]) {
    await page.locator("#playhead").fill(`${second}500000`);
    const line = page.locator(".beside .here");
    await expect(line).toHaveText(`  sleep 1 "step ${second}"`);
    const within = async () => {
      const [inner, outer] = [await line.boundingBox(), await code.boundingBox()];
      return inner.y >= outer.y - 1 && inner.y + inner.height <= outer.y + outer.height + 1;
    };
    await expect.poll(within).toBe(true);
  }
});

test("the code is there where it may not be edited, and nothing of it while a question is open", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await open(page, PASTA, "code", "&hide=editor");
  await expect(page.locator(".commands button")).toHaveCount(0);
  await expect(page.locator(".beside .token-keyword")).not.toHaveCount(0);
  expect((await page.locator(".beside .listing li").allTextContents()).join("\n")).toBe(PASTA.trimEnd());

  await page.goto("about:blank");
  await page.goto(view(COOKING, "states,log,code", "&quiz=1&lang=en"));
  await expect(page.locator("#guess")).toBeVisible();
  await expect(page.locator(".question .listing")).not.toContainText("What is ready");
  for (const place of Object.values(PARTS)) await expect(page.locator(place)).toHaveCount(0);
  await page.getByRole("button", { name: "Skip" }).click();
  for (const place of Object.values(PARTS)) await expect(page.locator(place)).toBeVisible();
});

for (const [theme, language] of [["light", "en"], ["dark", "ko"]]) {
  test(`axe finds nothing, ${theme}, ${language}`, async ({ page }) => {
    for (const [width, height] of [[640, 360], [320, 240]]) {
      await page.setViewportSize({ width, height });
      await open(page, COOKING, "states,log,code", `&at=4&theme=${theme}&lang=${language}`);
      expect(await complaints(page, `${width}`)).toEqual([]);
    }
  });
}

test("an element shows them, and is higher for states and log", async ({ page, baseURL }) => {
  const script = Array.from({ length: 40 }, (_, at) => `t${at}: sleep 1`).join("\n");
  const around = `<!doctype html><title>A lesson</title><link rel=icon href="data:,"><loop-scope show="states,code">${script}</loop-scope>
    <script src="${baseURL}embed.js"></script>`;
  const host = await Host.of(new Map([["index.html", around]]));
  await page.goto(host.address);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator(".boxes")).toBeVisible();
  await expect(frame.locator(".beside .listing")).toBeVisible();
  await expect(frame.locator(".log")).toHaveCount(0);
  const height = () => page.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  await expect.poll(height).toBe(640);
  await page.locator("loop-scope").evaluate((scope) => scope.setAttribute("show", "code"));
  await expect(frame.locator(".boxes")).toHaveCount(0);
  await expect(frame.locator(".beside .listing")).toBeVisible();
  await host.stop();
});
