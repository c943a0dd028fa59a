// Sharing: the link in every form, its length, the clipboard or what takes its place, and the code for the wall.
import { scriptIn } from "./fragments.js";
import { expect, fromMenu, PASTA, test } from "./page.js";

const key = (app, name) => app.page.locator("#predicted-total").click().then(() => app.page.keyboard.press(name));

/** A script whose link is longer than some programs take; and one that no code holds. */
const steps = (count) => `a:\n${Array.from({ length: count }, (_, at) => `  print "${(at * 7919 + 12345).toString(36)}-${(at * 104729 + 98765).toString(36)}"\n`).join("")}`;

async function share(app, script = PASTA) {
  await app.write(script);
  await app.page.getByRole("button", { name: "Share" }).click();
  return app.page.locator("#share-text");
}

test("the link is copied, and that is said", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = await share(app);
  const link = await text.inputValue();
  expect(scriptIn(link)).toBe(PASTA);
  expect(link.startsWith(app.page.url().split("#")[0])).toBe(true);
  await expect(app.page.locator("#share-length")).toHaveText(`${link.length} characters`);
  await app.page.locator("#copy").click();
  await expect(app.page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await app.page.locator("#share-quiz-total").check();
  await expect(app.page.getByText("Copied", { exact: true })).toHaveCount(0);
  await app.page.locator("#copy").click();
  await expect(app.page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(`${link}&quiz=1`);
});

test("where the clipboard is refused, the browser's older way copies", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = await share(app);
  await app.page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))));
  await app.page.locator("#copy").click();
  await expect(app.page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
});

for (const [how, refuse] of [
  ["refuses", () => (navigator.clipboard.writeText = () => Promise.reject(new Error("refused")))],
  ["has none", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
]) {
  test(`where the browser ${how} and its older way fails, the text stays selected, and that is said`, async ({ app }) => {
    const text = await share(app);
    await app.page.evaluate(refuse);
    await app.page.evaluate(() => (document.execCommand = () => false));
    await app.page.locator("#copy").click();
    await expect(app.page.getByText("copy the marked text with Ctrl+C or ⌘C")).toBeVisible();
    await expect(text).toBeFocused();
    const selected = await text.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    expect(selected).toBe(await text.inputValue());
  });
}

test("the link opens at this moment, as a quiz, in this language", async ({ app, context }) => {
  await app.write(PASTA);
  await app.page.locator("#playhead").fill("3000000");
  await app.page.getByRole("button", { name: "Share" }).click();
  const text = app.page.locator("#share-text");
  const plain = await text.inputValue();
  expect(plain).not.toContain("&");
  await app.page.getByLabel("Start", { exact: true }).selectOption("At this moment (3.00 s)");
  expect(await text.inputValue()).toBe(`${plain}&at=3`);
  await app.page.getByLabel("Quiz: how long it takes").check();
  await app.page.getByLabel("In this language").check();
  expect(await text.inputValue()).toBe(`${plain}&at=3&quiz=1&lang=en`);
  const there = await context.newPage();
  await there.goto(await text.inputValue());
  await there.getByRole("button", { name: "Skip" }).click();
  await expect(there.locator("#playhead")).toHaveValue("3000000");
});

test("a moment that many events share is named by its step", async ({ app, context }) => {
  await app.write(PASTA);
  await key(app, "Home");
  await app.page.keyboard.press("ArrowRight");
  const step = await app.page.locator("#playhead-step").textContent();
  await app.page.getByRole("button", { name: "Share" }).click();
  await app.page.locator("#share-start").selectOption({ index: 1 });
  const link = await app.page.locator("#share-text").inputValue();
  expect(link).toMatch(/&step=1$/);
  const there = await context.newPage();
  await there.goto(link);
  await expect(there.locator("#playhead-step")).toHaveText(step);
});

test("each form holds the script, and says what it is for", async ({ app, context }) => {
  const script = "title \"Tea & <b>toast</b>\"\ntea: print \"</loop-scope>\"; sleep 3\n";
  const text = await share(app, script);
  const form = async (name) => {
    await app.page.locator(".forms").getByRole("button", { name }).click();
    return text.inputValue();
  };
  const frame = await form("Frame");
  const other = await context.newPage();
  // Whoever pastes it has a page of their own.
  const src = await other.evaluate((html) => new DOMParser().parseFromString(html, "text/html").querySelector("iframe").src, frame);
  expect(scriptIn(src)).toBe(script);
  expect(src).toMatch(/&view=embed$/);
  const element = await form("HTML element");
  const read = await other.evaluate((html) => {
    const { body, head } = new DOMParser().parseFromString(html, "text/html");
    const [of] = body.querySelectorAll("loop-scope");
    return [of.textContent.trim(), of.title, of.childElementCount, head.childElementCount + body.childElementCount];
  }, element);
  expect(read).toEqual([script.trim(), "Tea & <b>toast</b>", 0, 2]);
  expect(await form("Markdown")).toMatch(/^\[!\[Tea \\& \\<b>toast\\<\/b>\]\(<Tea----b-toast--b\.svg>\)\]\(http/);
  await expect(app.page.locator(".code-on-wall")).toHaveCount(0);
  await form("Link");
  await expect(app.page.locator(".code-on-wall")).toBeVisible();
});

test("a link of more than 2,000 characters comes with a warning, and one that no code holds says so", async ({ app }) => {
  const warning = app.page.getByText("Links of more than 2,000 characters are cut off");
  const text = await share(app, steps(40));
  const code = app.page.locator(".code-on-wall");
  expect((await text.inputValue()).length).toBeLessThan(2_000);
  await expect(warning).toHaveCount(0);
  await expect(code).toBeVisible();
  await app.page.keyboard.press("Escape");
  await share(app, steps(400));
  expect((await text.inputValue()).length).toBeGreaterThan(2_953);
  await expect(warning).toBeVisible();
  await expect(code).toHaveCount(0);
  await expect(app.page.getByText("This link is too long for a QR code.")).toBeVisible();
});

test("the code fills the screen and shrinks again", async ({ app }) => {
  await share(app);
  const code = app.page.locator(".code-on-wall");
  const box = () => code.locator("svg").boundingBox();
  expect((await box()).width).toBeLessThan(250);
  await app.page.getByRole("button", { name: "Show the QR code large" }).click();
  const { width, height } = await box();
  const screen = app.page.viewportSize();
  expect([width, height]).toEqual([screen.height, screen.height]);
  expect(await code.boundingBox()).toEqual({ x: 0, y: 0, ...screen });
  await app.page.getByRole("button", { name: "Show the QR code small" }).click();
  expect((await box()).width).toBeLessThan(250);
});

test("the system's own way is offered where there is one", async ({ app }) => {
  await share(app);
  await expect(app.page.getByRole("button", { name: "More ways…" })).toHaveCount(0);
  await app.page.keyboard.press("Escape");
  await app.page.evaluate(() => {
    navigator.share = (data) => {
      globalThis.shared = data;
      return Promise.reject(new DOMException("closed", "AbortError"));
    };
  });
  const text = await share(app, `title "Tea"\n${PASTA}`);
  await app.page.getByRole("button", { name: "More ways…" }).click();
  expect(await app.page.evaluate(() => globalThis.shared)).toEqual({ title: "Tea", url: await text.inputValue() });
});

for (const letter of ["l", "ㅣ"]) {
  test(`${letter} opens the dialog, and Escape closes it`, async ({ app }) => {
    await app.page.locator("#predicted-total").click();
    const keydown = { key: letter, code: "KeyL", bubbles: true, cancelable: true };
    await app.page.evaluate((event) => document.body.dispatchEvent(new KeyboardEvent("keydown", event)), keydown);
    await expect(app.page.getByRole("dialog", { name: "Share" })).toBeVisible();
    await app.page.keyboard.press("Escape");
    await expect(app.page.getByRole("dialog")).toHaveCount(0);
  });
}

test("a question is not answered by what is shared or exported of it", async ({ app, page }) => {
  await app.write("a: sleep 7");
  await fromMenu(page, { name: "Quiz" });
  await page.locator("header").getByRole("button", { name: "Share" }).click();
  await expect(page.locator("#share-quiz-total")).toBeChecked();
  await expect(page.locator("#share")).not.toContainText("7.00");
  await page.keyboard.press("Escape");
  await page.locator("header").getByRole("button", { name: "Export" }).click();
  await expect(page.locator("#export")).toContainText("would tell the answer");
  await expect(page.locator("#export button:not(.close)")).toHaveCount(0);
});

test("a script with errors is shared as it is", async ({ app }) => {
  const text = await share(app, "a: slep 1");
  expect(scriptIn(await text.inputValue())).toBe("a: slep 1");
});
