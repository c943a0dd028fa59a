// What the page loads, and when: first of all what shows the answer.
import { expect, test } from "./page.js";

const LATER = /\/(engine|engine_bg|editor)(-\w+)?\.(js|wasm)/;

test("a first visit shows its answer, and takes a key, before it asks for anything else", async ({ page }) => {
  // Nothing that comes later may hold up what comes first.
  await page.route(LATER, () => {});
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.locator("#predicted-total")).toBeVisible();
  const paint = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await expect.poll(paint).toBeGreaterThan(0);
  const early = await page.evaluate((before) => {
    const resources = performance.getEntriesByType("resource");
    return resources.filter(({ startTime }) => startTime < before).map(({ name }) => name);
  }, await paint());
  expect(early.some((name) => name.endsWith(".wasm"))).toBe(true);
  expect(early.filter((name) => LATER.test(name))).toEqual([]);
  await page.getByRole("textbox", { name: "The script" }).fill("a: sleep 7");
  await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
});

const FIRST = ["page.js", "page_bg.wasm", "start.js", "style.css"];

for (const [view, fragment] of Object.entries({ whole: "", embedded: "#t=a:+sleep+1&view=embed" })) {
  test(`the first picture asks for what it needs, once, ${view}`, async ({ page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url().split("/").at(-1).replace(/-\w+\./, ".")));
    const isEarly = (name) => FIRST.includes(name) || !/\.(js|wasm|css)$/.test(name);
    await page.goto(`./${fragment}`);
    await expect.poll(() => asked.every(isEarly)).toBe(false);
    const early = asked.slice(0, asked.findIndex((name) => !isEarly(name)));
    expect(early.filter((name) => /\.(js|wasm|css)$/.test(name)).sort()).toEqual(FIRST);
  });
}

const FAULTS = {
  "cannot be loaded": { status: 404, body: "" },
  "has nothing in it": { contentType: "text/javascript", body: "export {};" },
  "fails in the middle of a run": {
    contentType: "text/javascript",
    body: `export default async () => {};
      export const take = () => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }, 50);
      export const [stop, leave] = [() => {}, () => {}];`,
  },
};

for (const [fault, answer] of Object.entries(FAULTS)) {
  test(`an engine that ${fault} leaves a page that works, and says so`, async ({ page }) => {
    await page.route(/\/engine(-\w+)?\.js/, (route) => route.fulfill(answer));
    await page.goto("./");
    await page.getByRole("button", { name: "Run for real" }).click();
    await expect(page.locator(".run-status [role=alert]")).toBeVisible();
    await expect(page.getByLabel("Scenario")).toContainText("Scenarios could not be loaded");
    await expect(page.getByRole("button", { name: "Run for real" })).toBeEnabled();
    await page.getByRole("textbox", { name: "The script" }).fill("a:\n  forever:\n    sleep 1");
    if (fault !== "fails in the middle of a run") {
      await expect(page.locator(".note").filter({ hasText: /worker/ })).toBeVisible();
    }
    await page.getByRole("textbox", { name: "The script" }).fill("a: sleep 7");
    await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
  });
}

test("an engine that fails while nobody waits for it is told of when somebody does", async ({ page }) => {
  let fail;
  const waiting = new Promise((resolve) => { fail = resolve; });
  await page.route(/\/engine(-\w+)?\.js/, async (route) => {
    await waiting;
    await route.fulfill(FAULTS["has nothing in it"]);
  });
  const hired = page.waitForEvent("worker");
  await page.goto("./");
  await hired;
  await page.getByRole("textbox", { name: "The script" }).fill("a:\n  forever:\n    sleep 1");
  fail();
  await expect(page.locator(".note").filter({ hasText: /worker/ })).toBeVisible();
});

test("a run that is stopped before it has begun ends, and another can follow", async ({ page }) => {
  let load;
  const waiting = new Promise((resolve) => { load = resolve; });
  await page.route(/\/engine(-\w+)?\.js/, async (route) => { await waiting; await route.continue(); });
  await page.goto("./");
  await page.getByRole("button", { name: "Run for real" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Run for real" })).toBeVisible();
  load();
  await page.getByRole("textbox", { name: "The script" }).fill('a: print "on"');
  await page.getByRole("button", { name: "Run for real" }).click();
  await expect(page.locator("#measured-log .text")).toHaveText(["on"]);
});
