// What may keep a person waiting: links that ask for too much, a run that is to stop, and how near a run in a worker
// comes to what it should take.
import { BUILDS, close, compare, open } from "./bench.js";
import { NAMED, fuzz } from "./hostile.js";

// A longer address is refused by the browser itself.
const LONGEST = 2_000_000;

/** The slowest of links that are followed in an open page, until what they show is painted, in ms. */
async function followed(page, fragments) {
  let slowest = 0;
  for (const fragment of fragments) {
    slowest = Math.max(slowest, await page.evaluate(async (fragment) => {
      const from = performance.now();
      location.hash = fragment;
      for (let turn = 0; turn < 2; turn += 1) await new Promise((done) => setTimeout(() => requestAnimationFrame(done)));
      return performance.now() - from;
    }, fragment));
  }
  return slowest;
}

/** The slowest of pages that are opened by links, beside what the browser takes for any page at so long an address, in ms. */
async function opened(page, fragments) {
  const address = page.url().split("#")[0];
  await page.route("**/nothing.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<main>${"A page that does nothing. ".repeat(4)}</main>` }));
  const visit = async (at) => {
    await page.goto("about:blank");
    await page.goto(at, { waitUntil: "commit" });
    await page.waitForFunction(() => document.querySelector("main")?.innerText.trim().length > 20, undefined, { polling: "raf" });
    return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(performance.now()))));
  };
  const nothing = await visit(`${address}nothing.html#${"x".repeat(LONGEST - 1)}`);
  let slowest = 0;
  for (const fragment of fragments) {
    const any = fragment.length > LONGEST / 2 ? nothing : 0;
    slowest = Math.max(slowest, (await visit(address + fragment.slice(0, LONGEST))) - any);
  }
  return slowest;
}

async function runInWorker(page, script) {
  await page.locator("#script").fill(script);
  await page.locator("#run").click();
  await page.getByRole("button", { name: "Run it in a worker" }).click();
  await page.locator(".window .measured").first().waitFor({ state: "attached" });
}

/** How long a run in a worker goes on once it is told to stop, in ms. */
async function stopped(page) {
  await runInWorker(page, "a: cpu 60\nb: sleep 1");
  const since = Date.now();
  await page.locator("#stop").click();
  await page.locator("#run").waitFor();
  return Date.now() - since;
}

/** What a run in a worker is measured to take, in s; it should be 32. */
async function measured(page) {
  await runInWorker(page, "a: cpu 30\nb: sleep 2");
  await page.locator("#run").waitFor({ timeout: 30_000 });
  return Number.parseFloat(await page.locator("#measured-total").textContent());
}

const ms = (time) => `${time.toFixed(0).padStart(5)} ms`;
const ROWS = [
  ["the slowest of 200 made-up links, followed", (page) => followed(page, fuzz()), ms],
  ["the slowest of hostile links, followed", (page) => followed(page, Object.values(NAMED)), ms],
  ["the slowest of hostile links, opened", (page) => opened(page, Object.values(NAMED)), ms],
  ["a run in a worker stops after", stopped, ms],
  ["a run of 32 s in a worker takes", measured, (time) => `${time.toFixed(2)} s`],
];

for (const [name, measure, show] of ROWS) {
  const figures = [];
  for (const dist of Object.values(BUILDS)) {
    const page = await open(dist);
    figures.push(await measure(page).finally(() => close(page)));
  }
  console.log(`${name.padEnd(44)} ${compare(figures, show)}`);
}
