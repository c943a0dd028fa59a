// The page in one file, where the files beside it are not.
import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { doEverything } from "./everything.js";
import { Host } from "./host.js";
import { Loopscope, errorsOf, expect, test } from "./page.js";

const file = fileURLToPath(new URL("../../dist/loopscope.html", import.meta.url));
const alone = fileURLToPath(new URL("../../target/alone/lecture.html", import.meta.url));

test("the single file does all that the page does from a disk, and asks nobody for anything", async ({ page }) => {
  mkdirSync(new URL(".", pathToFileURL(alone)), { recursive: true });
  copyFileSync(file, alone);
  const errors = errorsOf(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const app = new Loopscope(page);
  await app.open(pathToFileURL(alone).href);
  await doEverything(app);
  expect(errors).toEqual([]);
  expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
});

test("the single file offers no element: what that needs does not come with it", async ({ page }) => {
  await page.goto(`${pathToFileURL(file).href}#t=a:+sleep+7`);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.locator("#share .forms button")).toHaveText(["Link", "Frame", "Markdown"]);
});

test("a link's fragment works with the single file", async ({ page }) => {
  await page.goto(`${pathToFileURL(file).href}#t=a:+sleep+7`);
  await expect(page.locator("#predicted-total")).toBeVisible();
});
