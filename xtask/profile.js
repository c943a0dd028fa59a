// Opens the page whose functions leave marks, as those do who come for the first time, and writes down which have run:
// the place of each on a line of used.txt. Called by xtask with the page's folder.
import { writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";

const folder = process.argv[2];
const site = "http://localhost/";
const used = new Set();

const browser = await chromium.launch({ executablePath: process.env.LOOPSCOPE_CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });

// Whoever opens a link may see any script first; a key is typed before anything else is there, or into the editor.
await visit({ locale: "en-US", viewport: { width: 1280, height: 800 } }, async (page) => {
  const picker = page.locator("#scenario");
  await picker.locator("option:enabled").first().waitFor({ state: "attached" });
  const scenarios = await picker.locator("option:enabled").evaluateAll((all) => all.map(({ index }) => ({ index })));
  for (const scenario of scenarios) {
    await picker.selectOption(scenario);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  }
  await page.locator(".cm-content").click();
  await page.keyboard.type("x");
});
await visit({ locale: "ko-KR", viewport: { width: 390, height: 844 }, colorScheme: "dark" }, async (page) => {
  await page.locator("textarea").waitFor({ state: "attached" });
  await page.evaluate((text) => {
    const plain = document.querySelector("textarea");
    plain.value = text;
    plain.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, "a: sleep 2\nb: slep 3");
}, /editor\.js/);

await browser.close();
if (used.size === 0) throw new Error("no function has left a mark");
await writeFile(`${folder}/used.txt`, [...used].sort((a, b) => a - b).join("\n"));
console.log(`${used.size} functions run before and with the first key`);

// A visit, and what has run in it. Before anything is done and after it the worker has its say.
async function visit(options, act, missing) {
  const context = await browser.newContext(options);
  await context.route(`${site}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1) || "index.html";
    return missing?.test(name) ? route.abort() : route.fulfill({ path: `${folder}/${name}` });
  });
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener("TrunkApplicationStarted", (event) => (globalThis.page = event.detail.wasm)));
  await page.goto(site);
  await page.waitForTimeout(1500);
  await act(page);
  await page.waitForTimeout(1500);
  const places = await page.evaluate(() =>
    Object.entries(globalThis.page)
      .filter(([name, mark]) => /^mark\d+$/.test(name) && mark.value === 1)
      .map(([name]) => Number(name.slice(4))),
  );
  for (const place of places) used.add(place);
  await context.close();
}
