// A page that cannot start says so, whatever keeps it from that.
import { pathToFileURL, fileURLToPath } from "node:url";
import { TRACE, open } from "./everything.js";
import { errorsOf, expect, fromMenu, gallery, test } from "./page.js";

const MESSAGE = /Loopscope has not started/;

test("without WebAssembly the page says what it needs, in both languages", async ({ page }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto("./");
  await expect(page.getByText(MESSAGE)).toBeVisible();
  await expect(page.getByText(/시작되지 않았습니다/)).toBeVisible();
});

const PARTS = { "page.js": /\/page-\w+\.js/, "page_bg.wasm": /\/page_bg-\w+\.wasm/ };

for (const [part, where] of Object.entries(PARTS)) {
  test(`a page whose ${part} is not there says so, and tries again`, async ({ page }) => {
    await page.route(where, (route) => route.fulfill({ status: 404, contentType: "text/html" }));
    await page.goto("./");
    await expect(page.getByText(MESSAGE)).toBeVisible();
    await expect(page.locator(".why")).toContainText(`${part}: `);
    await expect(page.locator(".why")).toContainText("404");
    for (const guess of [/Access-Control-Allow-Origin/, /From a disk/]) await expect(page.getByText(guess).first()).toBeHidden();
    await page.unroute(where);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#predicted-total")).toBeVisible();
  });
}

test("code that is sent as text is told as such", async ({ page }) => {
  await page.route(PARTS["page.js"], async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, contentType: "text/plain", headers: { "x-content-type-options": "nosniff" } });
  });
  await page.goto("./");
  await expect(page.locator(".why")).toContainText("page.js");
  await expect(page.locator(".why")).toContainText("text/plain");
});

test("a foreign content security policy is told as such", async ({ page }) => {
  await page.route(/week-3\/$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
  await page.goto("./");
  await expect(page.getByText(MESSAGE)).toBeVisible();
  await expect(page.locator(".why")).toContainText(/page_bg\.wasm.*(wasm-unsafe-eval|Content.Security.Policy)/s);
});

test("WebAssembly that cannot be compiled as it comes is compiled from its bytes", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.compileStreaming = WebAssembly.instantiateStreaming = () => Promise.reject(new Error("not today"));
  });
  await page.route(/\.wasm$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, contentType: "application/octet-stream" });
  });
  await page.goto("./");
  await expect(page.locator("#predicted-total")).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.locator("#export-drawn").click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
});

test("a part that is wanted later says which it is, and is loaded when it is tried again", async ({ page }) => {
  for (const part of [/\/editor-\w+\.js/, /\/scenarios-\w+\.js/, /\/formats-\w+\.js/, /\/png-\w+\.js/]) await page.route(part, (route) => route.fulfill({ status: 503 }));
  await page.goto("./");
  await expect(page.locator(".plain-editor")).toContainText("Colours and completion could not be loaded");
  await page.unroute(/\/editor-\w+\.js/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("#script.cm-content")).toBeVisible();
  await fromMenu(page, { name: "Help" });
  await expect(page.locator("#help").getByRole("status")).toContainText(/scenarios\.js: .*503/);
  await expect(page.locator("#help .keys kbd").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator("#scenario").click();
  await expect(gallery(page).getByRole("status")).toContainText(/scenarios\.js: .*503/);
  await page.unroute(/\/scenarios-\w+\.js/);
  await gallery(page).getByRole("button", { name: "Try again" }).click();
  await expect(gallery(page).locator("li")).toHaveCount(61);
  await page.keyboard.press("Escape");
  await fromMenu(page, { name: "Help" });
  await expect(page.locator("#help").getByRole("status")).toHaveCount(0);
  await expect(page.locator("#help .reference code").first()).toHaveText("sleep");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  await page.locator("#export-json").click();
  await expect(page.locator("#export [role=alert]")).toContainText(/formats\.js: .*503/);
  await page.locator("#export-drawn").click();
  await expect(page.locator("#export [role=alert]")).toContainText(/png\.js: .*503/);
  await page.unroute(/\/png-\w+\.js/);
  const download = page.waitForEvent("download");
  await page.locator("#export-drawn").click();
  expect((await download).suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press("Escape");

  await open({ page }, "tea.json", TRACE);
  await expect(page.getByRole("alert")).toContainText(/tea\.json was not opened.*formats\.js: .*503/);
  const share = page.locator("header").getByRole("button", { name: "Share" });
  await share.click();
  await expect(page.locator("#share [role=alert]")).toContainText(/formats\.js: .*503/);
  await page.keyboard.press("Escape");
  await page.unroute(/\/formats-\w+\.js/);
  await share.click();
  await expect(page.locator(".code-on-wall")).toBeVisible();
  await page.keyboard.press("Escape");
  await open({ page }, "tea.json", TRACE);
  await expect(page.locator("#predicted-total")).toHaveText("4.00 s");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

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
