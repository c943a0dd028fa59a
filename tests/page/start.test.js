// A page that cannot start says so, whatever keeps it from that.
import { pathToFileURL, fileURLToPath } from "node:url";
import { errorsOf, expect, test } from "./page.js";

const MESSAGE = /Loopscope has not started/;

test("without WebAssembly the page says what it needs, in both languages", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("./");
  await expect(page.getByText(MESSAGE)).toBeVisible();
  await expect(page.getByText(/시작되지 않았습니다/)).toBeVisible();
});

for (const what of [/\/page-\w+\.js/, /\/page_bg-\w+\.wasm/]) {
  test(`a page whose ${what.source.includes("wasm") ? "WebAssembly" : "code"} is not there says so`, async ({ page }) => {
    await page.route(what, (route) => route.fulfill({ status: 404 }));
    await page.goto("./");
    await expect(page.getByText(MESSAGE)).toBeVisible();
  });
}

test("a page that panics before its first picture says so, and why", async ({ page }) => {
  const errors = errorsOf(page);
  // The app cannot go on where a browser makes no element.
  await page.addInitScript(() => {
    Document.prototype.createElement = Document.prototype.createElementNS = () => { throw new Error("no element today"); };
  });
  await page.goto("./");
  await expect(page.getByText(MESSAGE)).toBeVisible();
  expect(errors.join("\n")).toMatch(/panicked at .*\n.*no element today/);
});

test("without what starts it, the page says so after a while", async ({ page }) => {
  await page.route(/\/start-\w+\.js/, (route) => route.fulfill({ status: 404 }));
  await page.goto("./");
  await expect(page.getByText(MESSAGE)).toBeHidden();
  await expect(page.getByText(MESSAGE)).toBeVisible({ timeout: 15_000 });
});

test("opened from a disk, the page that is made for a host names the single file", async ({ page }) => {
  await page.goto(pathToFileURL(fileURLToPath(new URL("../../dist/index.html", import.meta.url))).href);
  await expect(page.getByText(/From a disk, open loopscope\.html/)).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs at once", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByText(MESSAGE)).toBeVisible({ timeout: 3_000 });
  });
});

test("a page that starts shows nothing of that", async ({ app }) => {
  await expect(app.page.getByText(MESSAGE)).toHaveCount(0);
});
