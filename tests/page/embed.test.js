// The embedded view in its frame, the custom element around it, and what is copied to put either into a page.
import { LOOKS, complaints } from "./axe.js";
import { Host, filesIn } from "./host.js";
import { PASTA, errorsOf, expect, inEveryRun, test } from "./page.js";
import { LONG_PAUSE, atRest, painted } from "./waits.js";

const TASKS = (count) => Array.from({ length: count }, (_, at) => `t${at}: sleep ${1 + (at % 7)}; cpu 10ms`).join("\n");
const SCRIPTS = {
  "two tasks": `title "Two dishes"\n${PASTA}`,
  "six tasks": TASKS(6),
  "a hundred tasks": TASKS(100),
  "tasks that are stuck": "queue q\na: get q\nb: sleep 1",
  "a strategy of its own": `strategy sync\n${PASTA}`,
};
const ERRORS = "a: slep 3\nb: sleep -1\n  x\nc: with m: sleep 1";
/** The frame's sizes, each with the language that it has in every run. */
const SIZES = [[640, 360, "en"], [480, 270], [320, 240, "ko"]];
const hosts = [];

test.afterEach(async () => {
  for (const host of hosts.splice(0)) await host.stop();
});

/** The address of an embedded view. */
const view = (script, more = "") => `./?#t=${encodeURIComponent(script)}&view=embed${more}`;

/** What does not fit: the page, or a part that is cut. */
function cut(page, parts) {
  return page.evaluate((parts) => {
    const found = [];
    for (const box of [document.scrollingElement, document.querySelector("main")]) {
      if (box.scrollHeight > box.clientHeight) found.push(`${box.tagName} is ${box.scrollHeight} of ${box.clientHeight} high`);
      if (box.scrollWidth > box.clientWidth) found.push(`${box.tagName} is ${box.scrollWidth} of ${box.clientWidth} wide`);
    }
    if (document.scrollingElement.scrollHeight > innerHeight) found.push("the page scrolls");
    for (const part of parts) {
      const all = [...document.querySelectorAll(part)].filter((one) => one.checkVisibility());
      if (!all.length) found.push(`no ${part}`);
      for (const one of all) {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) found.push(`${part} is cut`);
        if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth) found.push(`what is in ${part} is cut`);
      }
    }
    return found;
  }, parts);
}

const HEAD = [".total", "#run", ".commands button", ".commands a"];
const PICTURE = [".timeline", ".scroller", ".transport", ".transport button", "#playhead", "#playhead-time", "#sentence"];

for (const [width, height, often] of SIZES) {
  test.describe(`at ${width} by ${height}`, () => {
    test.use({ viewport: { width, height } });

    for (const language of ["en", "ko"]) {
      test(`result, timeline and transport fit, ${language}`, inEveryRun(language === often), async ({ page }) => {
        const errors = errorsOf(page);
        for (const [name, script] of Object.entries(SCRIPTS)) {
          await page.goto("about:blank");
          await page.goto(view(script, `&lang=${language}`));
          await expect(page.locator(".chart .window"), name).toBeVisible();
          expect(await cut(page, [...HEAD, ...PICTURE]), name).toEqual([]);
          // The loop and a task, at least.
          const room = await page.locator(".scroller").evaluate((chart) => chart.clientHeight);
          expect(room, name).toBeGreaterThanOrEqual(74 + 23);
        }
        expect(errors).toEqual([]);
      });

      test(`errors and the question fit, ${language}`, inEveryRun(language === often), async ({ page }) => {
        await page.goto(view(ERRORS, `&lang=${language}`));
        await expect(page.locator(".problems li").first()).toBeVisible();
        expect(await cut(page, [".nothing", ".commands button", ".commands a", ".problems"])).toEqual([]);

        await page.goto("about:blank");
        await page.goto(view(PASTA, `&quiz=1&lang=${language}`));
        await expect(page.locator("#guess")).toBeVisible();
        expect(await cut(page, [".question", "#guess", ".question button", "#guess-hint", ".commands button"])).toEqual([]);
        await page.locator("#guess").fill("7");
        await page.keyboard.press("Enter");
        await expect(page.locator("#quiz-answer")).toBeVisible();
        expect(await cut(page, [...HEAD, ...PICTURE, "#quiz-answer"])).toEqual([]);
      });
    }

    for (const [theme, language] of LOOKS) {
      test(`axe finds nothing, ${theme}, ${language}`, inEveryRun(language === often), async ({ page }) => {
        const found = [];
        const look = async (what) => {
          found.push(...await complaints(page, what));
        };
        for (const [name, script, more, seen] of [
          ["tasks", SCRIPTS["a hundred tasks"], "", ".chart .window"],
          ["errors", ERRORS, "", ".problems li"],
          ["a question", PASTA, "&quiz=1", "#guess"],
        ]) {
          await page.goto("about:blank");
          await page.goto(view(script, `&theme=${theme}&lang=${language}${more}`));
          await expect(page.locator(seen).first()).toBeVisible();
          await look(name);
        }
        await page.locator(".commands button").click();
        await expect(page.locator(".script .cm-content")).toBeVisible();
        await look("the script");
        expect(found).toEqual([]);
      });
    }

    test("the script opens behind its button, is changed and goes to the full page as it stands; nothing is kept", async ({ page, context }) => {
      await page.setViewportSize({ width: 1000, height: 700 });
      await page.goto("./");
      await expect(page.locator("#script.cm-content")).toBeVisible();
      await page.getByRole("textbox", { name: "The script" }).fill("mine: sleep 4");
      const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
      await expect.poll(kept).toContain("mine: sleep 4");
      const before = await kept();

      await page.goto("about:blank");
      await page.clock.install();
      await page.setViewportSize({ width, height });
      await page.goto(view(PASTA, "&lang=ko&theme=dark"));
      const open = page.locator(".commands button");
      await expect(open).toHaveAttribute("aria-pressed", "false");
      await expect(page.locator(".script")).toHaveCount(0);
      await open.click();
      const code = page.locator(".script .cm-content");
      await expect(code).toBeVisible();
      expect(await cut(page, [...HEAD, ".script"])).toEqual([]);
      await code.fill("other: sleep 6");
      await expect(page.locator("#predicted-total")).toContainText("6.00");
      await open.click();
      await expect(page.locator(".timeline")).toBeVisible();
      await page.locator("#playhead").fill("1000000");
      await page.clock.runFor(LONG_PAUSE);
      expect(await kept()).toBe(before);

      await page.locator(".commands a").hover();
      const [full] = await Promise.all([context.waitForEvent("page"), page.locator(".commands a").click()]);
      await full.setViewportSize({ width: 1000, height: 700 });
      await expect(full.locator("#script.cm-content")).toContainText("other: sleep 6");
      await expect(full.locator("html")).toHaveAttribute("lang", "ko");
    });
  });
}

/** The page on a host, and a page on another one that embeds it. */
async function around(page, body, headers = {}, more = []) {
  const files = await filesIn("dist");
  const guest = await Host.of(files, headers);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A lesson</title><link rel=icon href="data:,">
    <style>body { margin: 0 }</style>${body(guest.address)}`;
  const lesson = await Host.of(new Map([["index.html", html], ...more]));
  hosts.push(guest, lesson);
  await page.goto(lesson.address);
  return { guest, lesson, frame: page.frameLocator("iframe") };
}

const element = (inside, attributes = "") => (address) =>
  `<script async src="${address}embed.js"></script><loop-scope ${attributes}>${inside}</loop-scope>`;
const shown = (frame) => expect(frame.locator(".chart .window"));
/** Waits until the page around has heard all that the frame has said once it was painted. */
async function heard(page, frame) {
  await painted(frame);
  await page.evaluate(() => {
    globalThis.last = new Promise((heard) => addEventListener("message", ({ data }) => data === "last" && heard()));
  });
  await frame.locator("body").evaluate(() => parent.postMessage("last", "*"));
  await page.evaluate(() => globalThis.last);
}

const where = (page) => page.locator("iframe").evaluate((frame) => new URL(frame.src).hash);

test("embed.js is small and needs nothing", async () => {
  const file = (await filesIn("dist")).get("embed.js");
  expect(file.length).toBeLessThan(7_000);
  expect(String(file)).not.toMatch(/\bimport\b/);
});

test("the element shows its text, without what it is indented by, as a classic script and as a module", async ({ page }) => {
  for (const kind of ["async", "type=module"]) {
    const errors = errorsOf(page);
    const { frame } = await around(page, (address) => `<script ${kind} src="${address}embed.js"></script>
      <loop-scope title="Two">

        a:
          sleep 3 "x < y &amp; z"

        b: sleep 2

      </loop-scope>`, { "access-control-allow-origin": "*" });
    await shown(frame).toBeVisible();
    await expect(page.locator("iframe")).toHaveAttribute("title", "Two");
    expect(await where(page)).toBe("#t=a:%0A++sleep+3+%22x+%3C+y+%26+z%22%0A%0Ab:+sleep+2&view=embed");
    expect(errors).toEqual([]);
  }
});

test("the element encodes as the page does", async ({ page, app }) => {
  const odd = ["'!", "(*", ")&", "+é", "..", "-~-", "~:;,/@", "%3A%", "=#?"].map((signs) => `a: sleep 1 ${signs}`);
  const links = [];
  for (const script of odd) {
    await app.write(script);
    await page.getByRole("button", { name: "Share" }).click();
    const link = await page.locator("#share-text").inputValue();
    links.push(link.slice(link.indexOf("#")));
    await page.keyboard.press("Escape");
  }
  await around(page, element(""));
  for (const [at, script] of odd.entries()) {
    await page.locator("loop-scope").evaluate((scope, script) => (scope.textContent = script), script);
    await expect.poll(() => where(page)).toBe(`${links[at]}&view=embed`);
  }
});

test("the element takes a file or a link, and its attributes say how it is shown", async ({ page }) => {
  const { frame } = await around(page, element("", "src=a.loop strategy=sync quiz lang=ko theme=dark hide=editor at=1.5"), {}, [
    ["a.loop", "a: sleep 3\nb: sleep 4\n"],
  ]);
  await expect(frame.locator("#guess")).toBeVisible();
  await expect(frame.locator("html")).toHaveAttribute("lang", "ko");
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(frame.locator(".commands button")).toHaveCount(0);
  expect(await where(page)).toMatch(/&view=embed&strategy=sync&at=1.5&quiz=1&lang=ko&theme=dark&hide=editor$/);

  await page.locator("loop-scope").evaluate((scope) => {
    for (const name of ["quiz", "strategy", "lang", "at"]) scope.removeAttribute(name);
    scope.setAttribute("src", "https://example.org/#t=c:+sleep+9&theme=light&lang=en&view=embed");
  });
  await expect(frame.locator("#predicted-total")).toHaveText("9.00 s");
  expect(await where(page)).toBe("#t=c:+sleep+9&lang=en&view=embed&theme=dark&hide=editor");
  await expect(page.locator("iframe")).toHaveCount(1);

  await page.locator("loop-scope").evaluate((scope) => {
    scope.removeAttribute("src");
    scope.textContent = "d: sleep 2";
  });
  await expect(frame.locator("#predicted-total")).toHaveText("2.00 s");
});

test("a file that is not there is said in its place, in the page's language", async ({ page }) => {
  await around(page, (address) => `<div lang="ko">${element("", "src=no.loop")(address)}</div>`);
  await expect(page.getByRole("alert")).toHaveText(/no\.loop.*불러오지 못했습니다: 404/);
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("the frame is as high as its lanes want, between bounds, and comes once it is near", async ({ page }) => {
  const { frame } = await around(page, (address) => `<div style="height:3000px"></div>${element(TASKS(2))(address)}<p id=below>below</p>`);
  const height = () => page.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  await expect.poll(height).toBe(360);
  await atRest(page);
  await expect(page.locator("iframe")).toHaveCount(0);
  await expect(page.locator("loop-scope")).toContainText("sleep");
  await page.locator("#below").scrollIntoViewIfNeeded();
  await shown(frame).toBeVisible();
  const few = await height();
  const lanes = () => frame.locator(".scroller").evaluate((chart) => chart.scrollHeight - chart.clientHeight);
  await expect.poll(lanes).toBe(0);
  await page.locator("loop-scope").evaluate((scope, text) => (scope.textContent = text), TASKS(4));
  await expect.poll(height).toBeGreaterThan(few);
  await shown(frame).toBeVisible();
  await expect.poll(lanes).toBe(0);
  await page.locator("loop-scope").evaluate((scope, text) => (scope.textContent = text), TASKS(40));
  await expect.poll(height).toBe(480);
  await shown(frame).toBeVisible();
  await heard(page, frame);
  expect(await height()).toBe(480);
  // A height and a name are the frame's: what is in it goes on.
  await frame.locator("#playhead").fill("1000000");
  await page.locator("loop-scope").evaluate((scope) => scope.setAttribute("height", "240"));
  await expect.poll(height).toBe(240);
  await page.locator("loop-scope").evaluate((scope) => (scope.title = "Forty"));
  await expect(page.locator("iframe")).toHaveAttribute("title", "Forty");
  await expect(frame.locator("#playhead")).toHaveValue("1000000");
  await page.locator("loop-scope").evaluate((scope) => scope.setAttribute("height", "some"));
  await expect(frame.locator("#playhead")).not.toHaveValue("1000000");
  await expect.poll(height).toBe(480);
});

test("with proportions an element is as high as its width has it, and follows them without beginning anew", async ({ page }) => {
  const { frame } = await around(page, (address) => `<main style="width:800px">${element(TASKS(40), 'ratio="16:9"')(address)}</main>`);
  const scope = page.locator("loop-scope");
  const size = () => scope.evaluate((scope) => {
    const { width, height } = scope.getBoundingClientRect();
    return `${width} × ${height}`;
  });
  expect(await size()).toBe("800 × 450");
  await shown(frame).toBeVisible();
  await heard(page, frame);
  expect(await size()).toBe("800 × 450");
  await frame.locator("#playhead").fill("1000000");
  await page.locator("main").evaluate((main) => (main.style.width = "640px"));
  expect(await size()).toBe("640 × 360");
  await scope.evaluate((scope) => scope.setAttribute("ratio", "4:3"));
  expect(await size()).toBe("640 × 480");
  await page.locator("main").evaluate((main) => (main.style.width = "280px"));
  expect(await size(), "no lower than an embed can be").toBe("280 × 240");
  await expect(frame.locator("#playhead")).toHaveValue("1000000");
  // What is no proportion is none.
  await page.locator("main").evaluate((main) => (main.style.width = "640px"));
  for (const none of ["16", "wide:high", "0:9", ""]) {
    await scope.evaluate((scope) => scope.setAttribute("ratio", "16:9"));
    expect(await size()).toBe("640 × 360");
    await scope.evaluate((scope, none) => scope.setAttribute("ratio", none), none);
    await expect.poll(size, none).toBe("640 × 480");
  }
});

test("the frame grows once a question is answered, and when a longer script is closed", async ({ page }) => {
  const { frame } = await around(page, element(TASKS(40), "quiz"));
  const height = () => page.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  await expect(frame.locator("#guess")).toBeVisible();
  expect(await height()).toBe(360);
  await frame.getByRole("button", { name: "Skip" }).click();
  await shown(frame).toBeVisible();
  await expect.poll(height).toBe(480);
});

test("a frame that was left is still reached with Tab", async ({ page }) => {
  const { frame } = await around(page, (address) => `<button id=before>before</button>${element(PASTA)(address)}<button id=after>after</button>`);
  await shown(frame).toBeVisible();
  const focused = () => page.evaluate(() => {
    const focused = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
    return focused.id || focused.tagName;
  });
  for (let times = 0; times < 2; times++) {
    await page.locator("#before").focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("IFRAME");
    await page.keyboard.press("Escape");
    await expect.poll(focused).toBe("SPAN");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("after");
  }
});

test("an element that fades in is loaded when it can be seen", async ({ page }) => {
  const { frame } = await around(page, (address) => `<style>@keyframes fade { from { opacity: 0 } } .slow { animation: fade 1s 300ms both }</style>
    <div class=slow>${element(PASTA)(address)}</div>`);
  await shown(frame).toBeVisible();
});

test("a link that cannot be read says so in its frame, as the link wants it, and leads out of it", async ({ page }) => {
  await page.goto("./#z=1.S7R*&view=embed&lang=ko&theme=dark");
  await expect(page.getByRole("alert")).toContainText("링크가 깨졌습니다");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const out = page.getByRole("link");
  await expect(out).toHaveAttribute("target", "_blank");
  expect(await out.getAttribute("href")).not.toContain("#");
});

test("in a lesson that is in a sandbox itself the frame is heard", async ({ page }) => {
  const { lesson } = await around(page, element(TASKS(40)), { "access-control-allow-origin": "*" });
  lesson.files.set("outer.html", `<iframe sandbox="allow-scripts" width="900" height="700" src="index.html"></iframe>`);
  await page.goto(`${lesson.address}outer.html`);
  const inner = page.frameLocator("iframe");
  await shown(inner.frameLocator("iframe")).toBeVisible();
  const height = () => inner.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  await expect.poll(height).toBe(480);
});

test("a message from elsewhere, or of another shape, changes nothing", async ({ page }) => {
  const { frame, lesson } = await around(page, element(TASKS(2)));
  await shown(frame).toBeVisible();
  await heard(page, frame);
  const height = () => page.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  const before = await height();
  await page.evaluate(async () => {
    const frame = document.querySelector("loop-scope").shadowRoot.querySelector("iframe");
    const origin = new URL(frame.src).origin;
    const say = (data, from = origin, source = frame.contentWindow) =>
      dispatchEvent(new MessageEvent("message", { data, origin: from, source }));
    say({ loopscope: "ready", height: 470 }, location.origin);
    say({ loopscope: "ready", height: 470 }, origin, window);
    for (const height of ["470", NaN, Infinity, null, {}]) say({ loopscope: "ready", height });
    for (const data of [null, undefined, "ready", 470, Object.create({ loopscope: "ready", height: 470 })]) say(data);
    const heard = new Promise((heard) => addEventListener("message", heard, { once: true }));
    postMessage({ loopscope: "ready", height: 470 }, "*");
    await heard;
  });
  expect(await height()).toBe(before);
  // The same, as it should be.
  await page.evaluate(() => {
    const frame = document.querySelector("loop-scope").shadowRoot.querySelector("iframe");
    dispatchEvent(new MessageEvent("message", { data: { loopscope: "ready", height: 470 }, origin: new URL(frame.src).origin, source: frame.contentWindow }));
  });
  expect(await height()).toBe(470);
  expect(lesson.missed).toEqual([]);
});

test("a question does not take the focus of the page around it", async ({ page }) => {
  const { frame } = await around(page, (address) => `<input id=own autofocus>${element(PASTA, "quiz")(address)}`);
  await expect(frame.locator("#guess")).toBeVisible();
  await painted(frame);
  expect(await page.evaluate(() => document.activeElement.id)).toBe("own");
});

test("in a sandboxed frame: from a host that lets any origin read, as the single file from any, else with a hint", async ({ page }) => {
  const open = async (attributes, headers) => (await around(page, element(PASTA, `sandbox="allow-scripts" ${attributes}`), headers)).frame;
  const first = await open("", { "access-control-allow-origin": "*" });
  await shown(first).toBeVisible();
  const height = () => page.locator("loop-scope").evaluate((scope) => scope.getBoundingClientRect().height);
  await expect.poll(height).not.toBe(360);
  await shown(await open("page=loopscope.html", {})).toBeVisible();
  await expect((await open("", {})).getByText(/has to send Access-Control-Allow-Origin: \*/)).toBeVisible();
});

for (const [name, of] of [["Frame", /iframe/], ["Element", /loop-scope/], ["Markdown", /!\[/]]) {
  test(`what is copied works in somebody else's page: ${name}`, async ({ page, app }) => {
    await app.write(`title "Two dishes [so & so]"\n${PASTA}`);
    await page.getByRole("button", { name: "Share" }).click();
    const forms = page.locator("#share .forms button");
    await forms.nth(["Frame", "Element", "Markdown"].indexOf(name) + 1).click();
    const copied = await page.locator("#share-text").inputValue();
    expect(copied).toMatch(of);
    const link = /\]\(([^()\s<]+#[^()\s]+)\)\n$/.exec(copied)?.[1];
    await around(page, () => (link ? `<a href="${link}">Two dishes</a>` : copied));
    if (link) {
      await page.getByRole("link").click();
      await expect(page.locator("#predicted-total")).toHaveText("8.00 s");
      await expect(page.locator("#script.cm-content")).toContainText("Two dishes");
    } else {
      const frame = page.frameLocator("iframe");
      await shown(frame).toBeVisible();
      await expect(frame.locator("#predicted-total")).toHaveText("8.00 s");
      await expect(page.locator("iframe")).toHaveAttribute("title", /Two dishes/);
    }
  });
}
