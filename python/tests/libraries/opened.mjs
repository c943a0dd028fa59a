// Opens recorded traces in the page: node opened.mjs LOOPSCOPE.html FOLDER; tells what each shows, and fails if one shows nothing.
import { readFileSync, readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

const [page_file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.LOOPSCOPE_CHROMIUM });
const page = await browser.newPage();
const errors = [];
page.on("pageerror", (error) => errors.push(String(error)));
for (const name of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  await page.goto(String(pathToFileURL(page_file)));
  await page.locator("#script.cm-content").waitFor();
  const { total_us, tasks } = JSON.parse(String(readFileSync(`${folder}/${name}`)));
  await page.locator("input[type=file]").setInputFiles(`${folder}/${name}`);
  await page.locator("#saved-trace").waitFor();
  const [total, lanes] = [await page.locator("#predicted-total").textContent(), await page.locator(".chart .lane").count()];
  console.log(`${name}: ${total}, ${lanes} lanes (${tasks.length} tasks, ${total_us} µs)`);
  if (!lanes) errors.push(`${name}: no lane`);
}
await browser.close();
if (errors.length) throw new Error(errors.join("\n"));
