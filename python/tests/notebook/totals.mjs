// Opens a converted notebook in Chromium and reads the total in each cell's frame: node totals.mjs FILE [PICTURE.png]
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const [file, picture] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.LOOPSCOPE_CHROMIUM });
const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
await page.goto(pathToFileURL(file).href, { waitUntil: "domcontentloaded" });
const frames = page.locator("iframe[title=Loopscope]");
const totals = [];
for (let at = 0; at < (await frames.count()); at++) {
  await frames.nth(at).scrollIntoViewIfNeeded();
  const frame = page.frameLocator("iframe[title=Loopscope]").nth(at);
  await frame.locator("#saved-trace").waitFor();
  totals.push(await frame.locator("#predicted-total").innerText());
}
if (picture) await page.screenshot({ path: picture, fullPage: true });
await browser.close();
console.log(totals.join(" · "));
// The first was measured, the second is exact.
const [shown, predicted] = totals.map((total) => Number.parseFloat(total));
if (totals.length !== 2 || predicted !== 0.6 || !(shown >= 0.6 && shown < 2)) throw new Error("other totals than 0.6 s");
