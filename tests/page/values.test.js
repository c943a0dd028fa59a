// Values in a script: what variables hold at the playhead, an update that is lost, and what the editor knows of them.
import { typed } from "./fragments.js";
import { chooseScenario, expect, test } from "./page.js";

const RACE = `shared total = 0
ana:
  seen = total
  sleep 1
  total = seen + 100
ben:
  seen = total
  sleep 2
  total = seen + 50
  print "{total} in all, {total / 3:.2f} each"`;

const held = (page) => page.locator(".thing.variables");

test("what tasks keep while others run is shown at the playhead, and nothing moves when it is set", async ({ page }) => {
  await page.goto(`./${typed(RACE)}&lang=en`);
  await expect(page.locator("#predicted-total")).toHaveText("2.00 s");
  await expect(held(page)).toHaveCount(3);
  const before = await page.locator("#predicted-log").boundingBox();
  for (let steps = 0; steps < 40 && !(await held(page).nth(2).innerText()).includes("seen = 0"); steps++) {
    await page.getByRole("button", { name: "Step on" }).click();
  }
  await expect(held(page)).toContainText([/all tasks\s*total = 0/, /ana\s*seen = 0/, /ben\s*seen = 0/]);
  expect(await page.locator("#predicted-log").boundingBox()).toEqual(before);
});

test("all that the lecture's race keeps is on a screen of 1280×800, whole", async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 800 });
  await chooseScenario(page, "B-2 A race on a single thread");
  await expect(app.predictedTotal).toHaveText("2.00 s");
  await page.getByRole("button", { name: "To the end" }).click();
  for (let steps = 0; steps < 40 && !(await held(page).nth(2).innerText()).includes("seen = 0"); steps++) {
    await page.getByRole("button", { name: "Step back" }).click();
  }
  await expect(held(page).nth(2)).toContainText("who = 'Ben', amount = 50, delay = 2, seen = 0");
  const places = await held(page).evaluateAll((boxes) => boxes.map((box) => {
    return [box.getBoundingClientRect().bottom <= innerHeight, box.scrollHeight <= box.clientHeight];
  }));
  expect(places).toEqual(Array(3).fill([true, true]));
});

test("a lost update is found, and its fix holds a lock and gives what both have added", async ({ page }) => {
  await page.goto(`./${typed(RACE)}&lang=en`);
  const finding = page.locator(".findings li", { hasText: "what ana wrote meanwhile is lost" }).first();
  await expect(finding).toBeVisible();
  await finding.getByRole("button", { name: /lock/ }).click();
  // One after the other: each holds it from reading to writing.
  await expect(page.locator("#script.cm-content")).toContainText(/with lock_1:.*with lock_1:/s);
  await expect(page.locator("#predicted-total")).toHaveText("3.00 s");
  await expect(page.locator("#predicted-log .text")).toHaveText(["150 in all, 50.00 each"]);
  await expect(finding).toHaveCount(0);
});

test("words of values are coloured, a name that is wrong has its place, and Python's lines are read as they are", async ({ app }) => {
  const { page } = app;
  await app.write('a:\n  x = [1, 2.5]\n  for y in x:\n    if y > 1: print "{y:.1f}"\n    else: pass');
  await expect(page.locator("#predicted-total")).toHaveText("0.00 s");
  await expect(page.locator("#script .token-keyword").filter({ hasText: /^(for|if|else|in|pass)$/ })).toHaveCount(5);
  await app.write("a:\n  total = 1\n  print totl + 1");
  await expect(app.problems).toContainText("did you mean total?");
});
