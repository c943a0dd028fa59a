// What takes long: long predictions, and runs that would freeze the page.
import { expect, fromMenu, test, TIMED } from "./page.js";

test("a long prediction goes on elsewhere, and the next key drops it", async ({ app }) => {
  test.slow();
  const { page } = app;
  await app.script.fill("a:\n  forever: sleep 1");
  await app.script.fill("a: sleep 2");
  await expect(app.predictedTotal).toHaveText("2.00 s");
  await app.script.fill("a:\n  forever: sleep 1 # and on");
  await expect(app.predictedTotal).toHaveText("∞ never ends", { timeout: 60_000 });
  await expect(page.locator(".note.grave").first()).toContainText("5000000 statements");
  await expect(page.locator(".note:not(.grave)").first()).toContainText("after 500000 statements, at 5 days 19 h");
  await fromMenu(page, { value: "ko" });
  await expect(page.locator(".note.grave").first()).toContainText("실행은 문장 5000000개까지만 따라갑니다");
  await expect(page.locator(".note:not(.grave)").first()).toContainText("문장 500000개(5일 19시간)까지");
  await fromMenu(page, { value: "en" });
  await app.script.fill("a x 100000: sleep 1");
  await expect(app.predictedTotal).toHaveText("1.00 s", { timeout: 30_000 });
  await expect(page.locator("#box-new h2")).toContainText("100000");
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(page.locator("#box-done h2")).toContainText("100000");
  await expect(page.locator('.strategies b:not(:text-is("–"))')).toHaveCount(4, { timeout: 30_000 });
});

test("log, total and outcome are of the whole run, and the playhead goes as far as its picture", async ({ app }) => {
  test.slow();
  const { page } = app;
  await app.script.fill("queue q\na:\n  repeat 600000: sleep 1ms\n  print \"late\"\n  get q");
  await expect(page.locator(".picture-end")).toHaveCount(2, { timeout: 60_000 });
  await page.getByRole("button", { name: "To the end" }).click();
  await expect(page.locator("#predicted-log tr")).toHaveText(/^600\.000\s*a\s*late$/);
  await expect(page.locator("#predicted-log tr")).not.toHaveClass(/later/);
  await expect(page.locator("#playhead-time")).toHaveText("8 min 20 s");
  await expect(page.locator(".legend")).toContainText("the picture ends, the run goes on");
  await expect(page.locator(".strategies button").first()).toContainText("stuck", { timeout: 60_000 });
  await page.locator("#predicted-log button").click();
  await expect(page.locator("#playhead-time")).toHaveText("8 min 20 s");
});

test("of four million printed lines the first are shown and all are counted", async ({ app }) => {
  test.slow();
  const { page } = app;
  const loop = (name) => `  repeat 1000000 as ${name}: print "{${name}}"\n`;
  await app.script.fill(`a:\n${["i", "j", "k", "l"].map(loop).join("")}`);
  await expect(page.locator(".log")).toContainText("and 3999800 more lines", { timeout: 90_000 });
  await expect(page.locator("#predicted-log tr")).toHaveCount(200);
});

test("findings of a script that is not short come from the worker", async ({ app }) => {
  await app.script.fill("request x 300: sleep 1\nbig: sleep 500ms; cpu 3");
  await expect(app.page.locator(".findings")).toContainText("holds the only thread", { timeout: 20_000 });
});

test("without a worker long runs are cut short and the page says why", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.Worker = class {
      constructor() {
        throw new Error("no workers today");
      }
    };
  });
  await page.goto("./");
  await page.locator("#script").fill("a:\n  forever: sleep 1");
  await expect(page.locator("#predicted-total")).toHaveText("∞ never ends");
  await expect(page.getByText("this browser gives the page no worker")).toBeVisible();
  await page.locator("#script").fill("a: sleep 3");
  await expect(page.locator("#predicted-total")).toHaveText("3.00 s");
});

test("a run that would freeze the page asks first, and in a worker it can be stopped", async ({ app }) => {
  const { page } = app;
  await app.write("a: cpu 60\nb: sleep 1");
  await app.run.click();
  const ask = page.getByRole("dialog", { name: "This run would freeze the page for 12.00 s" });
  await expect(ask).toContainText("frozen for 3.00 s");
  await page.keyboard.press("Escape");
  await expect(ask).toHaveCount(0);
  await expect(app.run).toBeVisible();
  await app.run.click();
  await ask.getByRole("button", { name: "Run it in a worker" }).click();
  await expect(page.locator(".run-status")).toContainText("in a worker");
  await expect(page.locator(".window .measured").first()).toBeAttached();
  await app.stop.click();
  await expect(app.run).toBeVisible();
  expect(Number.parseFloat(await app.measuredTotal.textContent())).toBeGreaterThan(0.1);
});

test("a run in a worker goes to its end and is measured", async ({ app }) => {
  const { page } = app;
  await app.write("a: cpu 30; print \"a\"\nb: sleep 2; print \"b\"");
  await app.run.click();
  await page.getByRole("button", { name: "Run it in a worker" }).click();
  await expect(app.run).toBeVisible({ timeout: 30_000 });
  expect(Number.parseFloat(await app.measuredTotal.textContent())).toBeGreaterThanOrEqual(32);
  expect(await app.lines("measured")).toEqual(["a", "b"]);
});

test("the heartbeat stops while the page is held, and the difference of every task is told", TIMED, async ({ app }) => {
  const { page } = app;
  await app.write("a: cpu 4; sleep 1\nb: sleep 6");
  await app.run.click();
  await expect(app.run).toBeVisible({ timeout: 20_000 });
  await expect(page.locator(".run-status")).toContainText(/frozen for 0\.(7[5-9]|[89]\d)|frozen for 1\./);
  await page.locator(".against summary").click();
  await expect(page.locator(".against tbody tr")).toHaveCount(3);
  await expect(page.locator(".against tbody tr").first()).toContainText("the whole run");
  const cells = await page.locator(".against tbody tr").evaluateAll((rows) => rows.map((row) => {
    return [...row.cells].slice(-3).map((cell) => cell.textContent);
  }));
  for (const [predicted, measured, difference] of cells) {
    const [, sign, number, unit] = /^([+−])([\d.]+) (ms|s)$/.exec(difference);
    const off_ms = (Number.parseFloat(measured) - Number.parseFloat(predicted)) * 1000;
    const told_ms = Number(number) * (unit === "s" ? 1000 : 1);
    expect(sign, difference).toBe("+");
    // Both are told to the hundredth, and what is below a tenth of a second in ms.
    expect(Math.abs(told_ms - off_ms), `${predicted}, ${measured}, ${difference}`).toBeLessThanOrEqual(10.001);
    expect(unit, difference).toBe(told_ms < 100 ? "ms" : "s");
  }
});

test("a page that was hidden during a run says so", async ({ app }) => {
  const { page } = app;
  await app.write("a: sleep 9");
  await app.run.click();
  await expect(app.stop).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await expect(page.getByText("The page was hidden during the run")).toBeVisible();
  await app.stop.click();
});
