// A person types, sees the answer, and runs it for real.
import { chooseScenario, expect, fromMenu, gallery, PASTA, PASTA_LINES, inEveryRun, test, TIMED } from "./page.js";
import { PACES, bestOfThree } from "./waits.js";

test("what is typed is predicted with every key", async ({ app }) => {
  await app.script.fill("");
  await app.script.pressSequentially("pasta: sleep 1");
  await expect(app.predictedTotal).toHaveText("1.00 s");
  await app.script.pressSequentially("2");
  await expect(app.predictedTotal).toHaveText("12.00 s");
});

test("pasta and toast take 8 s, predicted and for real, in the same order", TIMED, async ({ app }) => {
  await app.script.fill(PASTA);
  await expect(app.predictedTotal).toHaveText("8.00 s");
  expect(await app.lines("predicted")).toEqual(PASTA_LINES);
  await bestOfThree(async (tries) => {
    await app.scale.selectOption(PACES[tries]);
    const measured = await app.runToItsEnd();
    expect(await app.lines("measured")).toEqual(PASTA_LINES);
    return { good: Math.abs(measured - 8) <= 0.05 * 8, measured };
  });
});

test("a clock that ticks coarsely is measured and said", async ({ app }) => {
  const said = app.page.getByText("This browser's clock ticks in 100 ms");
  await app.script.fill("a: sleep 1; print \"a\"");
  await app.scale.selectOption("1 s as 0.1 s");
  await app.runToItsEnd();
  await expect(app.page.locator("#measured-log .text")).toHaveText("a");
  await expect(said).toBeHidden();
  await app.page.addInitScript(() => {
    const now = performance.now.bind(performance);
    performance.now = () => Math.floor(now() / 100) * 100;
  });
  await app.page.reload();
  await app.runToItsEnd();
  await expect(app.page.locator("#measured-log .text")).toHaveText("a");
  await expect(said).toBeVisible();
});

test("computing holds the page for as long as it says", TIMED, async ({ app }) => {
  await app.script.fill("a: sleep 1; cpu 5");
  await expect(app.predictedTotal).toHaveText("6.00 s");
  await app.scale.selectOption("1 s as 0.1 s");
  await bestOfThree(async () => {
    // A heartbeat of the page's own: its longest pause is how long the page was held, 500 ms.
    await app.page.evaluate(() => {
      window.longestPause = 0;
      let last = performance.now();
      const beat = () => {
        const now = performance.now();
        window.longestPause = Math.max(window.longestPause, now - last);
        last = now;
        window.heartbeat = setTimeout(beat, 0);
      };
      beat();
    });
    await app.runToItsEnd();
    const measured = await app.page.evaluate(() => {
      clearTimeout(window.heartbeat);
      return window.longestPause;
    });
    return { good: Math.abs(measured - 500) <= 50, measured };
  });
});

test("a run shows its progress and can be stopped", async ({ app }) => {
  await app.script.fill('a: print "on"; sleep 60; print "off"');
  await app.run.click();
  await expect(app.page.getByText("Measuring")).toBeVisible();
  await expect.poll(() => app.lines("measured")).toEqual(["on"]);
  await app.stop.click();
  await expect(app.run).toBeVisible();
  const total = Number.parseFloat(await app.measuredTotal.textContent());
  expect(total).toBeLessThan(60);
  expect(await app.lines("measured")).toEqual(["on"]);
});

test("an edit that changes the program drops the run", async ({ app }) => {
  await app.script.fill("a: sleep 60");
  await app.run.click();
  await expect(app.stop).toBeVisible();
  // While a run goes on the editor is drawn anew: what selects in the document behind its back may select nothing.
  await app.paste("a: sleep 30");
  await app.expectText("a: sleep 30");
  await expect(app.run).toBeVisible();
  await expect(app.measuredTotal).toHaveText("–");
});

test("an error says what and where, keeps the last picture dimmed, and leads to its place", async ({ app }) => {
  await app.script.fill("파스타: sleep 3\n토스트: slep 2");
  await expect(app.problems).toContainText("2:6");
  await expect(app.problems).toContainText("there is no statement slep; did you mean sleep?");
  await expect(app.numbers("wrong")).toHaveText("2");
  await expect(app.page.locator(".card.timeline")).toBeVisible();
  await expect(app.predictedTotal).toHaveText("8.00 s");
  await expect(app.run).toBeDisabled();
  await app.problems.locator(".to-place").click();
  await app.page.keyboard.type("sleep");
  await app.expectText("파스타: sleep 3\n토스트: sleep 2");
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(app.problems).toBeEmpty();
});

test("an empty script and noise leave a page that works", async ({ app }) => {
  await app.script.fill("");
  await expect(app.problems).toContainText("a script needs at least one task");
  await app.paste("\u{1F35D}\t{}\"\n".repeat(2000));
  await expect(app.problems).toContainText("and 5980 more");
  await app.script.fill("a: sleep 1");
  await expect(app.predictedTotal).toHaveText("1.00 s");
});

test("the timeline shows the loop, every task and what was measured", async ({ app }) => {
  await app.script.fill('title "부엌"\npasta: cpu 3 "chop"; sleep 5\ntoast: sleep 6; print "done"');
  const chart = app.page.getByRole("img", { name: "What each task does over time" });
  await expect(app.page.getByRole("heading", { name: "부엌" })).toBeVisible();
  for (const text of ["event loop", "pasta", "toast", "chop · 3 s", "sleep · 5 s", "ready: the loop is busy"]) {
    await expect(chart.locator("text", { hasText: text }).first()).toBeVisible();
  }
  await expect(chart.locator(".measured")).toHaveCount(0);
  await app.scale.selectOption("1 s as 0.05 s");
  await app.runToItsEnd();
  // chop, both sleeps, and chop again in the loop's own lane.
  const measured = () => chart.locator(".measured").evaluateAll((paths) => paths.map((path) => path.getAttribute("d").split("M").length - 1));
  await expect.poll(measured).toEqual([2, 1, 1]);
});

test("queues, locks and pools are predicted, run for real, and pointed at", async ({ app }) => {
  const script = `queue q
lock m
producer:
  repeat 2 as i:
    put q "item {i}"
    sleep 1
consumer:
  repeat 2:
    get q as x
    thread block 500ms
    with m:
      print "got {x}"
`;
  await app.script.fill(script);
  await expect(app.predictedTotal).toHaveText("2.00 s");
  await app.scale.selectOption("1 s as 0.1 s");
  await app.runToItsEnd();
  expect(await app.lines("measured")).toEqual(["got item 0", "got item 1"]);
  await app.script.fill("lock m\na: acquire m; acquire m\nb: cpu 1");
  await expect(app.page.locator(".note.grave")).toContainText("a waits for m, which it holds itself (line 2)");
  await expect(app.page.locator(".note").first()).toContainText("a waits for m");
  await app.runToItsEnd();
});

test("a script may ask for another strategy", TIMED, async ({ app }) => {
  await app.script.fill("strategy sync\na: sleep 1\nb: sleep 2");
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await bestOfThree(async (tries) => {
    await app.scale.selectOption(PACES[tries]);
    const measured = await app.runToItsEnd();
    return { good: Math.abs(measured - 3) <= 0.3, measured };
  });
  await app.script.fill("strategy sync\nlock m\na: acquire m");
  await expect(app.page.locator(".note").first()).toContainText("Shown under async");
});

test("a machine with fewer processors than the script asks for says so", async ({ app }) => {
  await app.script.fill("cores 1000\na x 2: process cpu 500ms");
  await expect(app.predictedTotal).toHaveText("0.50 s");
  await app.scale.selectOption("1 s as 0.1 s");
  await expect(app.page.locator(".note")).toHaveCount(0);
  await app.runToItsEnd();
  await expect(app.page.locator(".note")).toContainText("fewer processors");
});

for (const [width, height] of [[390, 844], [640, 360], [768, 1024], [1280, 800], [1920, 1080]]) {
  test(`nothing is cut off sideways at ${width}×${height}`, inEveryRun([390, 640, 1280].includes(width)), async ({ app }) => {
    await app.page.setViewportSize({ width, height });
    await app.write(PASTA + "request x 3 every 1: sleep 1 \"GET /todos/{n}\"; cpu 100ms\n");
    await expect(app.predictedTotal).toHaveText("8.00 s");
    const overflow = () => {
      const wide = (element) => element.scrollWidth - element.clientWidth;
      return Math.max(wide(document.documentElement), wide(document.querySelector(".stage")));
    };
    await expect.poll(() => app.page.evaluate(overflow)).toBeLessThanOrEqual(0);
  });
}

test("the playhead steps both ways, and the boxes show who stands where", async ({ app }) => {
  await app.script.fill("lock m\na:\n  with m:\n    sleep 2\nb:\n  with m:\n    sleep 1\nc: thread block 3");
  const page = app.page;
  const box = (name) => page.locator(`#box-${name}`);
  await expect(page.locator("#playhead-step")).toHaveText(/^0 \/ /);
  await expect(box("new").locator(".chip")).toHaveText(["a", "b", "c"]);
  for (const name of ["ready", "running", "waiting", "done"]) {
    await expect(box(name).locator(".chip")).toHaveCount(0);
  }
  await page.getByRole("slider", { name: "Playhead" }).fill("1000000");
  await expect(box("waiting")).toContainText("a until 2 s");
  await expect(box("waiting")).toContainText("b on m");
  await expect(box("waiting")).toContainText("c thread 1");
  await expect(page.locator(".thing.lock")).toContainText("mawaiting: b");
  await expect(page.locator(".thing.pool")).toHaveText("thread pool1 c");
  await expect(app.numbers("here")).toHaveText(["4", "6", "8"]);
  const step = () => page.locator("#playhead-step").textContent();
  const before = await step();
  await page.getByRole("button", { name: "Step on" }).click();
  expect(await step()).not.toBe(before);
  await page.getByRole("button", { name: "Step back" }).click();
  expect(await step()).toBe(before);
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(box("done").locator(".chip")).toHaveText(["a", "b", "c"]);
  await expect(app.numbers("here")).toHaveCount(0);
});

test("playing goes through the run at its speed, stops at the end, and can be left to the keyboard", async ({ app }) => {
  await app.script.fill('a: sleep 2; print "two"; sleep 2; print "four"');
  const page = app.page;
  await page.getByLabel("Speed").selectOption("16×");
  await page.locator("h1").click();
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(page.locator("#playhead-time")).toHaveText("4.00 s");
  await page.keyboard.press("Home");
  await expect(page.locator("#predicted-log .later")).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#playhead-step")).toHaveText(/^1 \/ /);
  await page.getByRole("button", { name: "2.000" }).click();
  await expect(page.locator("#playhead-time")).toHaveText("2.00 s");
  await expect(page.locator("#predicted-log .later")).toHaveCount(1);
  await app.script.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#playhead-time"), "a key in the script is the script's").toHaveText("2.00 s");
});

test("a finding leads to its moment, and its fix is one click and can be undone", async ({ app }) => {
  const script = "cook: cpu 3; sleep 5\ntoast: sleep 6";
  await app.script.fill(script);
  await expect(app.predictedTotal).toHaveText("9.00 s");
  const finding = app.page.getByRole("list", { name: "Findings" });
  await finding.getByRole("button", { name: /holds the only thread/ }).click();
  await expect(app.page.locator("#playhead-time")).toHaveText("0.00 s");
  await finding.getByRole("button", { name: "Use process cpu: 9.00 s → 8.00 s" }).click();
  await expect(app.predictedTotal).toHaveText("8.00 s");
  await app.expectText("cook: process cpu 3; sleep 5\ntoast: sleep 6");
  await app.page.getByRole("button", { name: "Undo" }).click();
  await app.expectText(script);
});

test("a scenario can be chosen, the picker says which is there, and the draft comes back", async ({ app }) => {
  const draft = "mine: sleep 4";
  await app.script.fill(draft);
  const there = app.page.locator("#scenario span");
  await app.page.locator("#scenario").click();
  await expect(gallery(app.page).locator("button b")).toHaveCount(61);
  await app.page.keyboard.press("Escape");
  await chooseScenario(app.page, "B-4 Pasta and toast");
  await expect(there).toHaveText("B-4 Pasta and toast");
  await expect(app.predictedTotal).toHaveText("8.00 s");
  expect((await app.lines("predicted")).at(-2)).toBe("🍽️ Dishes: ['pasta', 'toast']");
  await app.page.getByRole("button", { name: "Undo" }).click();
  await app.expectText(draft);
  await expect(there).toHaveCount(0);
  await expect(app.page.locator("#scenario")).toHaveText("61 scenarios ▾");
  await app.page.reload();
  await app.expectText(draft);
});

for (const [which, often, takes] of [["one scenario of eight", true, (at) => at % 8 === 0], ["every scenario", false, () => true]]) {
  test(`${which} can be chosen, has no errors, and stands in the header`, inEveryRun(often), async ({ app }) => {
    // A dialog with sixty pictures for each.
    test.slow();
    await app.page.locator("#scenario").click();
    const titles = await gallery(app.page).locator("button b").allTextContents();
    await app.page.keyboard.press("Escape");
    for (const title of titles.filter((_, at) => takes(at))) {
      await chooseScenario(app.page, title);
      await expect(app.page.locator("#problems li")).toHaveCount(0);
      await expect(app.page.locator("#scenario span")).toHaveText(title);
    }
  });
}

test("the timeline has a table twin", async ({ app }) => {
  await app.script.fill('a: cpu 1; sleep 2 "tea"\nb: sleep 1');
  await app.page.getByText("As a table").click();
  const rows = await app.page.locator(".spans tbody tr").allInnerTexts();
  expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
    ["a", "cpu · 1 s", "0.000", "1.000"],
    ["a", "tea · 2 s", "1.000", "3.000"],
    ["b", "ready: the loop is busy", "0.000", "1.000"],
    ["b", "sleep · 1 s", "1.000", "2.000"],
  ]);
});

test("the same script is compared under every strategy", async ({ app }) => {
  await chooseScenario(app.page, "D-1 100 requests");
  const rows = app.page.getByRole("region", { name: "Strategies compared" }).getByRole("button");
  await expect(rows).toHaveText([/async\s*3\.00 s/, /sync\s*5 min/, /threads · 40\s*9\.00 s/, /processes · 4\s*75\.00 s/]);
  await app.script.fill("queue q\na: put q \"x\"; get q");
  await expect(app.page.locator(".strategies .why")).toContainText("put (line 2) has no meaning without an event loop");
});

test("a theme is kept, and refused storage leaves a page that works", async ({ app, browser, baseURL }) => {
  await fromMenu(app.page, { value: "dark" });
  const paper = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await app.page.reload();
  await expect(app.predictedTotal).toBeVisible();
  expect(await paper()).toBe(dark);
  await fromMenu(app.page, { value: "light" });
  expect(await paper()).not.toBe(dark);

  const context = await browser.newContext({ baseURL });
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } });
  });
  const page = await context.newPage();
  await page.goto("./");
  await page.getByRole("textbox", { name: "The script" }).fill("a: sleep 7");
  await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
  await fromMenu(page, { value: "dark" });
  await context.close();
});

test("nothing jumps while it plays and while it runs", async ({ app }) => {
  await chooseScenario(app.page, "F-2 A bounded queue");
  await app.page.getByLabel("Speed").selectOption("8×");
  await app.page.getByRole("button", { name: "Play", exact: true }).click();
  const tops = await app.page.evaluate(async () => {
    const tops = new Set();
    const playhead = document.querySelector("#playhead");
    // The places of the log, from frame to frame, until it has played to the end.
    while (playhead.value !== playhead.max) {
      tops.add(document.querySelector(".log").getBoundingClientRect().top);
      await new Promise((painted) => requestAnimationFrame(painted));
    }
    return [...tops];
  });
  expect(tops).toHaveLength(1);
});

test("the page speaks Korean and English, keeps the choice, and a scenario follows it", async ({ app }) => {
  const page = app.page;
  await chooseScenario(page, "B-4 Pasta and toast");
  await fromMenu(page, { value: "ko" });
  await expect(page.getByRole("button", { name: "실제로 실행" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(page.locator("#scenario span")).toHaveText("B-4 파스타와 토스트");
  await expect(app.predictedTotal).toHaveText("8.00초");
  expect((await app.lines("predicted")).at(-2)).toBe("🍽️ 요리 결과: ['파스타', '토스트']");
  await page.reload();
  await expect(page.getByRole("button", { name: "재생 시작", exact: true })).toBeVisible();
  await chooseScenario(page, "C-4 time.sleep이 루프를 막는다");
  await expect(page.getByRole("list", { name: "발견한 점" })).toContainText("하나뿐인 스레드를 3초 붙잡습니다");
  await page.getByRole("button", { name: "thread block으로 바꾸기: 4.00초 → 3.00초" }).click();
  await expect(app.predictedTotal).toHaveText("3.00초");
  // Nothing of the page itself is left in English but a name.
  const texts = await page.evaluate(() => {
    const own = document.querySelectorAll("h2, dt, label, button:not([lang]), .legend li, .nothing");
    return [...own].map((element) => element.textContent.trim()).filter((text) => /^[A-Za-z ,]{3,}$/.test(text) && text !== "Python");
  });
  expect(texts).toEqual([]);
  await page.locator("#script").fill("a: slep 1");
  await expect(app.problems).toContainText("slep: 그런 문장이 없습니다. 혹시 sleep 아닌가요?");
  await chooseScenario(page, "B-4 파스타와 토스트");
  await fromMenu(page, { value: "en" });
  await expect(page.locator("#scenario span")).toHaveText("B-4 Pasta and toast");
  const mine = "mine: sleep 1";
  await page.getByRole("textbox", { name: "The script" }).fill(mine);
  await fromMenu(page, { value: "ko" });
  await app.expectText(mine);
});

test.describe("in a Korean browser", () => {
  test.use({ locale: "ko-KR" });
  test("the page opens in Korean", async ({ app }) => {
    await expect(app.page.getByText("예측한 총 시간")).toBeVisible();
  });
});
