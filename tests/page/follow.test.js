// A live run is played on the stage while it goes on, and what it came to is said in a sentence.
import { expect, test } from "./page.js";

const SCRIPT = "a: sleep 2; print \"a\"; sleep 2; print \"a again\"\nb: sleep 3; print \"b\"";

/** What the page shows from now on, moment by moment: the playhead, who waits, what is printed. */
const watch = (page) => page.evaluate(() => {
  window.seen = [];
  const look = () => {
    const number = (selector) => Number.parseFloat(document.querySelector(selector).textContent);
    window.seen.push({
      at: number("#playhead-time"),
      waiting: document.querySelectorAll("#box-waiting .chip").length,
      printed: document.querySelectorAll("#predicted-log tr:not(.later)").length,
      spoken: document.querySelector("#sentence").ariaLive,
      running: document.querySelector("#stop") !== null,
    });
    requestAnimationFrame(look);
  };
  look();
});

test("playhead, states and log follow a live run to its end", async ({ app }) => {
  const { page } = app;
  await app.write(SCRIPT);
  await app.scale.selectOption("1 s as 0.5 s");
  await watch(page);
  await app.runToItsEnd();
  await expect(page.locator("#playhead-step")).toHaveText(/^(\d+) \/ \1$/);
  const seen = (await page.evaluate(() => window.seen)).filter((moment) => moment.running);
  expect(new Set(seen.map(({ at }) => at)).size, "places of the playhead").toBeGreaterThan(8);
  expect(seen.every(({ at }, index) => index === 0 || at >= seen[index - 1].at), "it runs on").toBe(true);
  expect([...new Set(seen.map(({ waiting }) => waiting))]).toEqual(expect.arrayContaining([1, 2]));
  expect([...new Set(seen.map(({ printed }) => printed))]).toEqual(expect.arrayContaining([0, 1, 2]));
  expect([...new Set(seen.slice(1).map(({ spoken }) => spoken))], "nobody is read ten steps a second").toEqual(["off"]);
  await expect(page.locator("#apart")).toHaveText(/^(as predicted|\d.*(longer|shorter) than predicted)$/);
});

test("a reader who looks elsewhere stays there, and Stop leaves the playhead where the run was", async ({ app }) => {
  const { page } = app;
  await app.write(SCRIPT);
  await app.scale.selectOption("1 s as 1 s");
  await app.run.click();
  await expect(page.locator("#playhead-time")).not.toHaveText("0.00 s");
  await page.getByRole("button", { name: "To the start" }).click();
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(page.locator("#measured-log .text")).toHaveText("a");
  await expect(page.locator("#playhead-step")).toHaveText(/^1 /);
  await app.stop.click();
  await app.run.click();
  await expect(page.locator("#playhead-time")).not.toHaveText("0.00 s");
  await app.stop.click();
  await expect(app.run).toBeVisible();
  const at = await page.locator("#playhead-time").textContent();
  expect(Number.parseFloat(at)).toBeLessThan(4);
  await expect(page.getByRole("button", { name: "Play", exact: true }), "it rests").toBeVisible();
});

test("a folded group shows what was measured", async ({ app }) => {
  const { page } = app;
  await app.write("request x 60: sleep 1");
  const lines = page.locator(".window .measured");
  await expect(lines).toHaveCount(0);
  await app.runToItsEnd();
  await expect(lines).not.toHaveCount(0);
});
