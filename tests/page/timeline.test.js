// The timeline: zoomed, scrolled, pointed at, folded, and beside a run that was pinned.
import { chooseScenario, expect, fromMenu, test } from "./page.js";

const KITCHEN = `pasta:
  cpu 3 "chop"
  sleep 5
  print "pasta"
toast:
  sleep 6
`;

/** The chart's parts by name. */
function parts(page) {
  const scroller = page.getByRole("application", { name: "Timeline" });
  return {
    scroller,
    details: page.locator(".details"),
    ticks: () => page.locator(".window .tick-label").allTextContents(),
    names: () => page.locator(".window .lane .lane-name").allTextContents(),
    /** Where a moment of the script stands, in px from the chart's left. */
    x: async (seconds, total) => {
      const { x, width } = await page.locator(".window .track").boundingBox();
      const left = (await scroller.boundingBox()).x;
      return x - left + (width * seconds) / total;
    },
  };
}

/** The middle of a lane's bars, in px from the chart's top. */
const laneY = (row) => 74 + row * 34 + 11.5;

test("keys, buttons and the wheel zoom, the axis follows, and 0 shows all of it again", async ({ app }) => {
  await app.script.fill(KITCHEN);
  const { scroller, ticks, x } = parts(app.page);
  const all = ["0 s", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s", "7 s", "8 s", "9 s"];
  expect(await ticks()).toEqual(all);
  await app.page.locator("h1").click();
  for (let times = 0; times < 4; times += 1) await app.page.keyboard.press("+");
  const zoomed = await ticks();
  expect(zoomed.length).toBeGreaterThan(3);
  expect(zoomed.every((label) => Number.parseFloat(label) > 3 && Number.parseFloat(label) < 6)).toBe(true);
  await app.page.keyboard.press("-");
  expect(await ticks()).not.toEqual(zoomed);
  await app.page.keyboard.press("0");
  expect(await ticks()).toEqual(all);
  await expect(app.page.getByRole("button", { name: "Zoom out" })).toBeDisabled();

  // The moment under the pointer stays there.
  await scroller.hover({ position: { x: await x(6, 9), y: laneY(0) } });
  // A wheel's place is a whole number of px.
  const chart = await scroller.boundingBox();
  const pointer = Math.round(chart.x + (await x(6, 9)));
  const pointed = (9 * (pointer - chart.x - (await x(0, 9)))) / ((await x(9, 9)) - (await x(0, 9)));
  await app.page.mouse.move(pointer, chart.y + laneY(0));
  await app.page.keyboard.down("Control");
  for (let times = 0; times < 8; times += 1) await app.page.mouse.wheel(0, -100);
  await app.page.keyboard.up("Control");
  await expect.poll(async () => (await ticks()).filter((label) => label.length > 3)).toContain("5.9 s");
  const middle = async (label) => {
    const { x, width } = await app.page.locator(".tick-label", { hasText: label }).boundingBox();
    return x + width / 2;
  };
  const [before, at] = [await middle(/^5\.9 s$/), await middle(/^6 s$/)];
  expect(6 + (0.1 * (pointer - at)) / (at - before)).toBeCloseTo(pointed, 2);
  await app.page.getByRole("button", { name: "Show all of it" }).click();
  expect(await ticks()).toEqual(all);
  await app.page.getByRole("button", { name: "Zoom in" }).click();
  await chooseScenario(app.page, "B-4 Pasta and toast");
  await expect(app.page.getByRole("button", { name: "Zoom out" }), "another script is seen as a whole").toBeDisabled();
  await app.page.getByRole("button", { name: "Undo" }).click();
  expect(await ticks()).toEqual(all);
  await app.script.focus();
  await app.page.keyboard.press("End");
  await app.page.keyboard.type("# 0+-");
  expect(await ticks(), "a key in the script is the script's").toEqual(all);
});

test("a zoomed chart pans with the wheel and the scroll bar, and follows the playhead while it plays", async ({ app }) => {
  await app.script.fill(KITCHEN);
  const { scroller, ticks } = parts(app.page);
  for (let times = 0; times < 6; times += 1) await app.page.getByRole("button", { name: "Zoom in" }).click();
  const before = await ticks();
  await scroller.hover({ position: { x: 300, y: laneY(0) } });
  await app.page.keyboard.down("Shift");
  await app.page.mouse.wheel(0, 600);
  await app.page.keyboard.up("Shift");
  await expect.poll(ticks).not.toEqual(before);
  await scroller.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
  await expect.poll(ticks).toContain("9 s");
  await expect(app.page.locator(".chart .playhead")).toHaveCount(0);
  await app.page.getByLabel("Speed").selectOption("16×");
  await app.page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(app.page.locator(".chart .playhead")).toHaveCount(1);
  await expect(app.page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(app.page.locator("#playhead-time")).toHaveText("9.00 s");
  await expect(app.page.locator(".chart .playhead")).toHaveCount(1);
  expect(await ticks()).toContain("9 s");
});

test("all of a thousand lanes can be reached, and axis and loop stay where they are", async ({ app }) => {
  await app.script.fill("request x 1000: sleep 1; cpu 10ms");
  await expect(app.predictedTotal).toHaveText("11.00 s");
  const { scroller, names } = parts(app.page);
  expect(await names()).toEqual(["request"]);
  await expect(app.page.locator(".chart .second").first()).toHaveText("× 1000");
  await app.page.getByRole("button", { name: "Unfold: request" }).click();
  await expect.poll(async () => (await names())[0]).toBe("request#1");
  const height = await scroller.evaluate((element) => element.clientHeight);
  expect(height).toBeLessThanOrEqual(480);
  expect((await names()).length).toBeLessThan(12);
  const fixed = () => app.page.locator(".tick-label, .loop-lane .lane-name").evaluateAll((texts) =>
    texts.map((text) => [text.textContent, text.getBoundingClientRect().top]));
  const before = await fixed();
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(async () => (await names()).at(-1)).toBe("request#1000");
  expect(await fixed()).toEqual(before);
  expect(await app.page.locator(".window *").count(), "what is out of sight is not there").toBeLessThan(200);
});

test("pointing at a span tells about it, moves nothing, and a click goes there and marks its line", async ({ app }) => {
  await app.script.fill(KITCHEN);
  const { scroller, details, x } = parts(app.page);
  const below = () => app.page.locator(".log").evaluate((element) => element.getBoundingClientRect().top);
  const before = await below();
  await scroller.hover({ position: { x: await x(5, 9), y: laneY(0) } });
  await expect(details).toContainText("pasta");
  await expect(details).toContainText("sleep · 5 s");
  await expect(details).toContainText("3.000–8.000 s (5 s)");
  await expect(details).toContainText("line 3");
  expect(await below()).toBe(before);
  await scroller.hover({ position: { x: await x(1, 9), y: laneY(1) } });
  await expect(details).toContainText("ready: the loop is busy");
  await scroller.hover({ position: { x: await x(8, 9), y: laneY(0) } });
  await expect(details).toContainText("8.000 s: pasta");
  await scroller.hover({ position: { x: await x(1, 9), y: 50 } });
  await expect(details, "the loop's lane says whose it is").toContainText("pasta");
  await app.page.locator("h1").hover();
  await expect(details).toBeEmpty();

  await scroller.click({ position: { x: await x(5, 9), y: laneY(0) } });
  await expect(app.page.locator("#playhead-time")).toHaveText("3.00 s");
  await expect(app.numbers("marked")).toHaveText("3");
  await app.page.getByRole("button", { name: "8.000" }).click();
  await expect(app.numbers("marked")).toHaveText("4");
  await app.page.getByRole("list", { name: "Findings" }).getByRole("button").first().click();
  await expect(app.numbers("marked")).toHaveText("2");
  await app.page.getByRole("button", { name: "Step on" }).click();
  await expect(app.numbers("marked")).toHaveCount(0);
});

test("a span tells what it waits for, and on which worker it is", async ({ app }) => {
  await app.script.fill('lock m\na:\n  with m:\n    sleep 2\nb:\n  with m:\n    thread block 2 "save"\n');
  await expect(app.predictedTotal).toHaveText("4.00 s");
  const { scroller, details, x } = parts(app.page);
  await scroller.hover({ position: { x: await x(1, 4), y: laneY(1) } });
  await expect(details).toContainText("waits for m");
  await expect(details).toContainText("line 6");
  await scroller.hover({ position: { x: await x(3, 4), y: laneY(1) } });
  await expect(details).toContainText("save · 2 s");
  await expect(details).toContainText("thread 1");
});

test("the axis is a scale to drag the playhead along", async ({ app }) => {
  await app.script.fill(KITCHEN);
  const { scroller, x } = parts(app.page);
  const { x: left, y: top } = await scroller.boundingBox();
  const time = app.page.locator("#playhead-time");
  await app.page.mouse.move(left + (await x(2, 9)), top + 15);
  await app.page.mouse.down();
  await expect(time).toHaveText(/^(1\.99|2\.0\d) s$/);
  await app.page.mouse.move(left + (await x(7, 9)), top + 200);
  await expect(time).toHaveText(/^(6\.99|7\.0\d) s$/);
  await app.page.mouse.up();
  await app.page.mouse.move(left + (await x(1, 9)), top + 15);
  await expect(time).toHaveText(/^(6\.99|7\.0\d) s$/);
});

test("the keyboard goes from span to span and from lane to lane, and the page's keys wait", async ({ app }) => {
  await app.script.fill(KITCHEN);
  const { scroller, details } = parts(app.page);
  await app.page.locator("#playhead").focus();
  await app.page.keyboard.press("Shift+Tab");
  await expect(scroller).toBeFocused();
  await expect(details).toContainText("chop · 3 s");
  const step = await app.page.locator("#playhead-step").textContent();
  await app.page.keyboard.press("ArrowRight");
  await expect(details).toContainText("sleep · 5 s");
  await app.page.keyboard.press("ArrowDown");
  await expect(details).toContainText("sleep · 6 s");
  await app.page.keyboard.press("Home");
  await expect(details).toContainText("ready: the loop is busy");
  await app.page.keyboard.press("End");
  await expect(details).toContainText("toast");
  await expect(app.page.locator("#playhead-step")).toHaveText(step);
  await app.page.keyboard.press("Enter");
  await expect(app.page.locator("#playhead-time")).toHaveText("3.00 s");
  await expect(app.numbers("marked")).toHaveText("6");
  await app.page.keyboard.press("Escape");
  await expect(details).toBeEmpty();
  await expect(scroller).not.toBeFocused();
  await app.page.keyboard.press("ArrowRight");
  await expect(app.page.locator("#playhead-time"), "now they are the page's").not.toHaveText("3.00 s");
});

test("what the keyboard chooses comes into view", async ({ app }) => {
  await app.script.fill("request x 20:\n  repeat 50:\n    sleep 10ms\n    cpu 1ms\n");
  const { scroller, details, ticks, names } = parts(app.page);
  for (let times = 0; times < 8; times += 1) await app.page.keyboard.press("Escape").then(() => app.page.getByRole("button", { name: "Zoom in" }).click());
  const before = await ticks();
  await scroller.focus();
  for (let times = 0; times < 19; times += 1) await app.page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await names()).at(-1)).toBe("request#20");
  await app.page.keyboard.press("End");
  await expect(details).toContainText("request#20");
  await expect.poll(ticks).not.toEqual(before);
  const spot = await app.page.locator(".spot").boundingBox();
  const chart = await scroller.boundingBox();
  expect(spot.x).toBeGreaterThan(chart.x);
  expect(spot.x + spot.width).toBeLessThanOrEqual(chart.x + chart.width);
  expect(spot.y + spot.height).toBeLessThanOrEqual(chart.y + chart.height);
});

test("spans too short to see are counted by state", async ({ app }) => {
  await app.script.fill("a:\n  repeat 10000:\n    cpu 1ms\n    sleep 3ms\n  sleep 10");
  await expect(app.predictedTotal).toHaveText("50.00 s");
  const { scroller, details, x } = parts(app.page);
  await scroller.hover({ position: { x: await x(20, 50), y: laneY(0) } });
  await expect(details).toContainText("20000 short spans");
  await expect(details).toContainText("computing: 10 s");
  await expect(details).toContainText("sleeping: 30 s");
  await scroller.hover({ position: { x: await x(20, 50), y: 50 } });
  await expect(details).toContainText("10000 short spans");
  expect(await app.page.locator(".window path").count()).toBeLessThan(20);
});

test("instances fold into one lane with their counts, and figures stand below", async ({ app }) => {
  const page = app.page;
  const script = "request x 100: cpu 100ms\nother: sleep 1";
  await app.script.fill(script);
  const { scroller, details, names, x } = parts(page);
  expect(await names()).toEqual(["request × 100", "other"]);
  const cells = page.getByRole("region", { name: "Instances" }).locator("tbody td");
  await expect(cells).toHaveText(["4.90 s", "9.40 s", "9.90 s", "5.00 s", "9.50 s", "10.00 s"]);
  await scroller.hover({ position: { x: await x(5.05, 11), y: laneY(0) } });
  await expect(details).toContainText("ready, waiting its turn: 49");
  await expect(details).toContainText("computing: 1");
  await expect(details).toContainText("at most 100 at once");
  await scroller.click({ position: { x: 40, y: laneY(0) } });
  await expect.poll(async () => (await names())[0]).toBe("request#1");
  await app.script.fill(`${script}; sleep 1`);
  expect((await names())[0], "what was unfolded stays so while one edits").toBe("request#1");
  await expect(cells, "the figures stay, too").toHaveCount(6);
  await page.getByRole("button", { name: "Fold: request" }).click();
  await expect.poll(names).toEqual(["request × 100", "other"]);
  await scroller.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await names())[0]).toBe("request#1");

  await app.script.fill("lock m\nrequest x 3: acquire m; sleep 1");
  expect(await names()).toEqual(["request#1", "request#2", "request#3"]);
  await expect(page.getByRole("region", { name: "Instances" })).toContainText("2 did not end");
  await app.script.fill("a: sleep 1");
  await expect(page.getByRole("region", { name: "Instances" })).toHaveCount(0);
});

test("a worker of a pool has a lane of its jobs, predicted and measured", async ({ app }) => {
  const page = app.page;
  await app.script.fill("processes 2\na x 2: process cpu 1\nb: process cpu 1");
  const { names, details, scroller, x } = parts(page);
  expect(await names()).toEqual(["a#1", "a#2", "b", "process 1", "process 2"]);
  await scroller.hover({ position: { x: await x(0.5, 2), y: laneY(3) } });
  await expect(details).toContainText("process 1");
  await expect(details).toContainText("a#1 · 1 s");
  await page.getByText("As a table").click();
  await expect(page.locator(".spans th[scope=row]", { hasText: "process 2" })).toHaveCount(1);
  await page.locator("#run").click();
  await expect(page.locator(".window .measured")).toHaveCount(5);
  await fromMenu(page, { value: "ko" });
  expect(await names()).toEqual(["a#1", "a#2", "b", "프로세스 1", "프로세스 2"]);
});

test("a pinned run stays beside the next ones, lane by lane, until it is unpinned", async ({ app }) => {
  const page = app.page;
  await app.script.fill("a: sleep 3\nb: sleep 1\ngone: sleep 2");
  await page.locator("h1").click();
  await page.keyboard.press("p");
  await expect(page.locator("#pinned-total")).toHaveText("before 3.00 s");
  await app.script.fill("a: sleep 1\nb: sleep 1.5\nnew: sleep 2");
  await expect(page.locator("#pinned-total")).toHaveText("before 3.00 s → 2.00 s −1.00 s");
  await expect(app.predictedTotal).toHaveText("2.00 s");
  const { names, ticks, scroller, details, x } = parts(page);
  expect(await names()).toEqual(["a", "b", "new", "gone"]);
  await expect(page.locator(".window .second")).toHaveText(["−2.00 s", "+0.50 s", "new", "only before"]);
  await expect(page.locator(".window .before path")).toHaveCount(3);
  expect((await ticks()).at(-1), "the axis is as long as the longer run").toBe("3 s");
  await scroller.hover({ position: { x: await x(1, 3), y: laneY(3) } });
  await expect(details).toContainText("sleep · 2 s");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.getByRole("button", { name: "Unpin" }).click();
  await expect(page.locator("#pinned-total")).toHaveCount(0);
  expect(await names()).toEqual(["a", "b", "new"]);
  await expect(page.locator(".window .before path")).toHaveCount(0);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
  test("a tap tells about a span and goes there, and nothing is cut off sideways", async ({ app }) => {
    await app.write(`${KITCHEN}request x 100: sleep 1`);
    const { scroller, details, x } = parts(app.page);
    await scroller.scrollIntoViewIfNeeded();
    await scroller.tap({ position: { x: await x(5, 9), y: laneY(0) } });
    await expect(details).toContainText("sleep · 5 s");
    await expect(app.page.locator("#playhead-time")).toHaveText("3.00 s");
    const { x: left, width } = await details.boundingBox();
    expect(left + width).toBeLessThanOrEqual(390);
    const wide = await app.page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
