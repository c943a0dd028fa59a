// What the page loads, and when: first of all what shows the answer; and that nothing is loaded twice.
import { homedir } from "node:os";
import { TRACE, open } from "./everything.js";
import { Host, filesIn } from "./host.js";
import { Loopscope, expect, test } from "./page.js";

const EDITOR = /\/editor(-\w+)?\.js/;
const GLUE = /\/page(-\w+)?\.js/;

/** The plain names of the code and the styles that a page asks for from now on, in order. */
function asking(page) {
  const asked = [];
  page.on("request", (request) => {
    const name = request.url().split("/").at(-1).replace(/-\w+\./, ".");
    if (/^\w+\.(js|wasm|css)/.test(name)) asked.push(name);
  });
  return asked;
}

test("a first visit shows its answer, and takes a key, before it asks for anything else", async ({ page }) => {
  // Nothing that comes later may hold up what comes first.
  await page.route(EDITOR, () => {});
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.locator("#predicted-total")).toBeVisible();
  const paint = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await expect.poll(paint).toBeGreaterThan(0);
  const early = await page.evaluate((before) => {
    const resources = performance.getEntriesByType("resource");
    return resources.filter(({ startTime }) => startTime < before).map(({ name }) => name);
  }, await paint());
  expect(early.some((name) => name.endsWith(".wasm"))).toBe(true);
  expect(early.filter((name) => EDITOR.test(name))).toEqual([]);
  await page.getByRole("textbox", { name: "The script" }).fill("a: sleep 7");
  await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
});

/** A run of this would freeze the page, so it is asked whether a worker is to have it. */
const FREEZING = "a: cpu 60\nb: sleep 1";

const FIRST = ["page.js", "page_bg.wasm", "start.js", "style.css"];

test("the first picture asks for what it needs, once, and then for the editor and the scenarios", async ({ page }) => {
  const asked = asking(page);
  const app = new Loopscope(page);
  await app.open();
  expect(asked.slice(0, FIRST.length).sort()).toEqual(FIRST);
  // A worker may have begun with what is there.
  const others = () => asked.filter((name) => !FIRST.includes(name)).sort();
  await expect.poll(others).toEqual(["editor.js", "scenarios.js"]);
  expect(asked.filter((name) => name.endsWith(".wasm"))).toEqual(["page_bg.wasm"]);
});

test("an embedded page asks for the same, and for no editor", async ({ page }) => {
  const asked = asking(page);
  await page.goto("./#t=a:+sleep+1&view=embed");
  await expect(page.locator("#predicted-total")).toBeVisible();
  // An editor would be asked for once this picture is painted.
  await page.evaluate(() => new Promise((idle) => requestAnimationFrame(() => requestIdleCallback(idle))));
  expect(asked.sort()).toEqual(FIRST);
});

test("a saved trace is opened with what reads it, which no visit asks for before, and without what makes PNGs", async ({ app }) => {
  const asked = asking(app.page);
  await open(app, "tea.json", TRACE);
  await expect(app.predictedTotal).toHaveText("4.00 s");
  await open(app, "tea.json", TRACE.replaceAll("4000000", "5000000"));
  await expect(app.predictedTotal).toHaveText("5.00 s");
  // A worker that starts meanwhile begins with what the first picture has loaded.
  expect(asked.filter((name) => ![...FIRST, "scenarios.js"].includes(name))).toEqual(["formats.js", "formats_bg.wasm"]);
});

test("a link's code is drawn by what no visit asks for before", async ({ app }) => {
  const asked = asking(app.page);
  await app.page.getByRole("button", { name: "Share" }).click();
  await expect(app.page.locator(".code-on-wall")).toBeVisible();
  expect(asked.filter((name) => ![...FIRST, "scenarios.js"].includes(name))).toEqual(["formats.js", "formats_bg.wasm"]);
});

test("what is deployed names no folder of the machine that built it", async () => {
  // CPython was built elsewhere, in folders of its own.
  const ours = [...(await filesIn("dist"))].filter(([name]) => !name.startsWith("python_core"));
  for (const [name, bytes] of ours)
    for (const folder of [`${homedir()}/`, "/registry/src/", "/rustlib/src/"]) expect(bytes.includes(folder), `${folder} in ${name}`).toBe(false);
});

test("a worker has its WebAssembly from the page, and asks its host for nothing", async ({ page }) => {
  const host = await Host.of(await filesIn("dist"), { "cache-control": "max-age=31536000, immutable" });
  const asked = [];
  host.answer = function (url, response) {
    asked.push(url.split("/").at(-1).replace(/-\w+\./, "."));
    Host.prototype.answer.call(this, url, response);
  };
  try {
    const app = new Loopscope(page);
    const worker = page.waitForEvent("worker");
    await app.open(host.address);
    await worker;
    await app.write('a:\n  repeat 300000:\n    yield\n  print "end"');
    await expect(page.locator("#predicted-log .text")).toHaveText(["end"], { timeout: 30_000 });
    await app.write(FREEZING);
    await app.run.click();
    await page.getByRole("button", { name: "Run it in a worker" }).click();
    await expect(page.locator(".window .measured").first()).toBeAttached();
    await app.stop.click();
  } finally {
    await host.stop();
  }
  for (const name of FIRST) expect(asked.filter((other) => other === name), name).toEqual([name]);
});

const FAULTS = {
  "cannot be loaded": { status: 404, body: "" },
  "has nothing in it": { contentType: "text/javascript", body: "export {};" },
  "fails in the middle of its work": {
    contentType: "text/javascript",
    body: `export default async () => {
      onmessage = () => { throw new Error("a fault of the test"); };
      postMessage(null);
    };`,
  },
};

/** From when the test says so, what a worker loads is something else; the page has its own by then. */
async function breaking(page) {
  let answer;
  await page.route(GLUE, (route) => (answer ? route.fulfill(answer) : route.fallback()));
  return (fault) => { answer = fault; };
}

for (const [fault, answer] of Object.entries(FAULTS)) {
  test(`an engine that ${fault} leaves a page that works, and says so`, async ({ page }) => {
    const breakWorkers = await breaking(page);
    await page.goto("./#t=a:+sleep+1", { waitUntil: "commit" });
    await page.waitForResponse(GLUE);
    breakWorkers(answer);
    await expect(page.locator("#predicted-total")).toBeVisible();
    await page.getByRole("textbox", { name: "The script" }).fill("a:\n  forever:\n    sleep 1");
    await expect(page.locator(".note").filter({ hasText: /no worker/ })).toBeVisible();
    await page.getByRole("textbox", { name: "The script" }).fill('a: sleep 7; print "on"');
    await expect(page.locator("#predicted-total")).toHaveText("7.00 s");
    await page.getByRole("button", { name: "Run for real" }).click();
    await expect(page.locator("#measured-log .text")).toHaveText(["on"]);
  });

  test(`a run in a worker that ${fault} says so, and the next one has another worker`, async ({ page }) => {
    const app = new Loopscope(page);
    const breakWorkers = await breaking(page);
    await app.open();
    const runInWorker = async () => {
      await app.run.click();
      await page.getByRole("button", { name: "Run it in a worker" }).click();
    };
    breakWorkers(answer);
    await app.write(FREEZING);
    await runInWorker();
    await expect(page.locator(".run-status [role=alert]")).toContainText(/could not run/);
    breakWorkers(undefined);
    await runInWorker();
    await expect(page.locator(".window .measured").first()).toBeAttached();
    await app.stop.click();
    await expect(app.run).toBeVisible();
  });
}

test("an engine that fails while nobody waits for it is told of when somebody does", async ({ page }) => {
  let fail;
  const waiting = new Promise((resolve) => { fail = resolve; });
  let first = true;
  await page.route(GLUE, async (route) => {
    if (first) {
      first = false;
      return route.fallback();
    }
    await waiting;
    return route.fulfill(FAULTS["has nothing in it"]);
  });
  const started = page.waitForEvent("worker");
  await page.goto("./");
  await started;
  await page.getByRole("textbox", { name: "The script" }).fill("a:\n  forever:\n    sleep 1");
  fail();
  await expect(page.locator(".note").filter({ hasText: /no worker/ })).toBeVisible();
});

test("a run that is stopped before it has begun ends, and another can follow", async ({ app }) => {
  const { page } = app;
  await app.write("a: sleep 60");
  await app.run.click();
  await app.stop.click();
  await expect(app.run).toBeVisible();
  await app.write('a: print "on"');
  await app.run.click();
  await expect(page.locator("#measured-log .text")).toHaveText(["on"]);
});

test("a run in a worker that is stopped before the worker has started ends, and another can follow", async ({ app }) => {
  const { page } = app;
  await app.write(FREEZING);
  let load;
  const waiting = new Promise((resolve) => { load = resolve; });
  await page.route(GLUE, async (route) => { await waiting; await route.continue(); });
  await app.run.click();
  await page.getByRole("button", { name: "Run it in a worker" }).click();
  await app.stop.click();
  await expect(app.run).toBeVisible();
  load();
  await app.write('a: print "on"');
  await app.run.click();
  await expect(page.locator("#measured-log .text")).toHaveText(["on"]);
});
