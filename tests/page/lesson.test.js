// What a lesson needs: the quiz, files, help, keys, drafts, a phone.
import { readFile } from "node:fs/promises";
import { expect, fromMenu, PASTA, test } from "./page.js";

const key = (app, name) => app.page.locator("h1").click().then(() => app.page.keyboard.press(name));

test("the quiz hides everything that tells the total until it is told one", async ({ app }) => {
  const { page } = app;
  await app.write("a: cpu 3\nb: sleep 1");
  await fromMenu(page, { name: "Quiz" });
  for (const told of ["#predicted-total", ".timeline", ".strategies", "#predicted-log", ".findings", "#run"]) {
    await expect(page.locator(told)).toHaveCount(0);
  }
  await page.getByLabel("How long will it take?").fill("soon");
  await page.keyboard.press("Enter");
  await expect(page.locator("#guess-hint")).toContainText("A number of seconds");
  await page.getByLabel("How long will it take?").fill("3,5 s");
  await page.keyboard.press("Enter");
  await expect(page.locator("#quiz-answer")).toHaveText("You said 3.50 s: 0.50 s too little.");
  await expect(app.predictedTotal).toHaveText("4.00 s");
  await app.write("a: cpu 2");
  await expect(page.locator("#guess")).toBeFocused();
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(app.predictedTotal).toHaveText("2.00 s");
  await expect(page.locator("#quiz-answer")).toHaveCount(0);
  await fromMenu(page, { name: "Quiz" });
  await app.write("a: cpu 1");
  await expect(app.predictedTotal).toHaveText("1.00 s");
});

test("a script is saved as a file under its title, and opened and dropped again", async ({ app }) => {
  const { page } = app;
  await app.write(`title "Pasta & toast"\n${PASTA}`);
  const download = page.waitForEvent("download");
  await fromMenu(page, { name: "Save as a file" });
  const file = await download;
  expect(file.suggestedFilename()).toBe("Pasta---toast.loop");
  expect(await readFile(await file.path(), "utf8")).toBe(`title "Pasta & toast"\n${PASTA}`);

  const chooser = page.waitForEvent("filechooser");
  await fromMenu(page, { name: "Open a file" });
  await (await chooser).setFiles({ name: "a.loop", mimeType: "text/plain", buffer: Buffer.from("점심: sleep 2\n") });
  await expect(app.predictedTotal).toHaveText("2.00 s");
  await app.expectText("점심: sleep 2\n");

  const drop = (text) => page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.loop"));
    return data;
  }, text);
  await page.dispatchEvent("main", "drop", { dataTransfer: await drop("b: sleep 7") });
  await expect(app.predictedTotal).toHaveText("7.00 s");
  await page.dispatchEvent("main", "drop", { dataTransfer: await drop("x".repeat(1_000_001)) });
  await expect(page.getByRole("alert")).toHaveText("dropped.loop cannot be read as a script.");
  await app.expectText("b: sleep 7");
  await page.getByRole("button", { name: "Undo" }).click();
  await app.expectText("점심: sleep 2\n");
});

test("every key of the help does what it says, and they can be switched off", async ({ app }) => {
  const { page } = app;
  await key(app, "?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expect(help.locator(".keys kbd")).toContainText(["Space", "R", "Q", "P", "E", "O", "S", "+", "−", "0", "?"]);
  await page.keyboard.press("Escape");
  await expect(help).toHaveCount(0);
  await key(app, "q");
  await expect(page.locator("#guess")).toBeVisible();
  // A Korean keyboard in its own mode.
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "ㅂ", code: "KeyQ" })));
  await expect(page.locator("#guess")).toHaveCount(0);
  await key(app, "p");
  await expect(page.locator("#pinned-total")).toBeVisible();
  await key(app, "p");
  await key(app, "e");
  await expect(app.script).toBeFocused();
  await page.keyboard.press("Escape");
  await key(app, "Home");
  await expect(page.locator("#playhead-step")).toHaveText(/^0 \/ /);
  await key(app, "ArrowRight");
  await expect(page.locator("#playhead-step")).toHaveText(/^1 \/ /);
  await app.write("a: sleep 9");
  await key(app, "r");
  await expect(app.stop).toBeVisible();
  await key(app, "r");
  await expect(app.run).toBeVisible();

  await key(app, "?");
  await help.getByRole("checkbox", { name: "Keys do this" }).uncheck();
  await page.keyboard.press("Escape");
  await key(app, "q");
  await key(app, "Home");
  await expect(page.locator("#guess")).toHaveCount(0);
  await page.reload();
  await expect(app.predictedTotal).toBeVisible();
  await key(app, "q");
  await expect(page.locator("#guess")).toHaveCount(0);
});

test("the help has the language's reference once it can be loaded, in the page's language", async ({ page }) => {
  await page.route(/\/scenarios-\w+\.js/, (route) => route.fulfill({ status: 503 }));
  await page.goto("./#lang=ko");
  await fromMenu(page, { name: "도움말" });
  await expect(page.locator("#help .reference")).toBeEmpty();
  await page.unroute(/\/scenarios-\w+\.js/);
  await page.locator("#help").getByRole("button", { name: "다시 시도" }).click();
  await expect(page.locator("#help .reference li").first()).toContainText("모든 태스크는 함께 시작합니다. sleep은 기다리고");
  await expect(page.locator("#help").getByRole("status")).toHaveCount(0);
});

test("every example of the help loads with a click and is sound", async ({ app }) => {
  const { page } = app;
  const examples = page.locator(".reference button");
  await fromMenu(page, { name: "Help" });
  const count = await examples.count();
  expect(count).toBeGreaterThan(10);
  for (let index = 0; index < count; index++) {
    if (index > 0) await fromMenu(page, { name: "Help" });
    const script = await examples.nth(index).textContent();
    await examples.nth(index).click();
    await app.expectText(script);
    await expect(app.problems).toBeEmpty();
  }
  await page.getByRole("button", { name: "Undo" }).click();
});

test("a narrow page shows the script or the run, and loses neither", async ({ app }) => {
  await app.page.setViewportSize({ width: 390, height: 844 });
  await expect(app.predictedTotal).toBeVisible();
  await expect(app.script).toBeHidden();
  await app.half(/Edit/).click();
  await app.script.fill("a: sleep 4");
  await expect(app.half(/Watch/)).toHaveText("Watch · 4.00 s");
  await expect(app.half(/Edit/)).toHaveAttribute("aria-pressed", "true");
  await app.half(/Watch/).click();
  await expect(app.predictedTotal).toHaveText("4.00 s");
  await app.half(/Edit/).click();
  await app.expectText("a: sleep 4");
});

test("two tabs keep a draft each, and the one that was overtaken says so", async ({ app, context }) => {
  const mine = app.page;
  await app.write("mine: sleep 1");
  const other = await context.newPage();
  await other.goto("./");
  await expect(other.locator("#predicted-total")).toHaveText("1.00 s");
  await expect(mine.getByText("Another tab has kept")).toHaveCount(0);
  await other.getByRole("textbox", { name: "The script" }).fill("other: sleep 2");
  await expect(mine.getByText("Another tab has kept a draft of its own")).toBeVisible();
  await app.write("mine: sleep 3");
  await mine.reload();
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(mine.getByText("Another tab has kept a draft of its own")).toBeVisible();
  await app.write("mine: sleep 4");
  const third = await context.newPage();
  await third.goto("./");
  await expect(third.locator("#predicted-total")).toHaveText("2.00 s");
  await other.getByRole("textbox", { name: "The script" }).fill("other: sleep 5");
  await mine.getByRole("button", { name: "Keep this one" }).click();
  await expect(other.getByText("Another tab has kept a draft of its own")).toBeVisible();
  await third.reload();
});
