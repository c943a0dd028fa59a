// A saved trace that the page opens: shown without its program, and nothing of the reader's is lost.
import { readFile } from "node:fs/promises";
import { TRACE, open } from "./everything.js";
import { expect, test } from "./page.js";

const SCRIPT = 'title "Tea"\na:\n  sleep 2\n  print "hot"\nb: sleep 3';
const DRAFT = "mine: sleep 1";

/** The trace that the page saves of the script, with a draft in its place from now on. */
async function traceOf(app) {
  const { page } = app;
  await app.script.fill(SCRIPT);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#export-json").click()]);
  await page.getByRole("button", { name: "Close" }).click();
  await app.script.fill(DRAFT);
  await expect(app.predictedTotal).toHaveText("1.00 s");
  return readFile(await file.path(), "utf8");
}

test("a saved trace is opened again, and the draft waits", async ({ app }) => {
  const { page } = app;
  await open(app, "tea.json", await traceOf(app));
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(page.locator("#saved-trace")).toBeVisible();
  expect(await app.lines("predicted")).toEqual(["hot"]);
  await expect(page.locator(".timeline .lane-name", { hasText: /^b$/ })).toBeVisible();
  await expect(app.run).toBeDisabled();
  await expect(page).toHaveTitle("Tea · Loopscope");
  await app.expectText(SCRIPT);

  await page.getByRole("button", { name: "Predict its script" }).click();
  await expect(page.locator("#saved-trace")).toHaveCount(0);
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(app.run).toBeEnabled();

  await page.getByRole("button", { name: "Back to my draft" }).click();
  await expect(app.predictedTotal).toHaveText("1.00 s");
});

test("a trace without its script leaves the editor away until somebody goes back", async ({ app }) => {
  const { page } = app;
  const { source, ...trace } = JSON.parse(await traceOf(app));
  expect(source).toBe(SCRIPT);
  await open(app, "tea.json", JSON.stringify(trace));
  await expect(app.predictedTotal).toHaveText("3.00 s");
  await expect(page.locator("#saved-trace")).toContainText("does not have the script");
  await expect(page.locator("#script")).toHaveCount(0);
  await page.getByRole("button", { name: "Back to my script" }).click();
  await expect(app.predictedTotal).toHaveText("1.00 s");
  await app.expectText(DRAFT);
});

test("what does not fit is refused with its place, and the draft stays", async ({ app }) => {
  const trace = await traceOf(app);
  const wrong = trace.replace('"total_us": 3000000', '"total_us": 1');
  for (const [text, place] of [[wrong, /: tasks\[\d+\]/], [trace.slice(0, 40), /: line \d+, column \d+/]]) {
    await open(app, "wrong.json", text);
    await expect(app.page.getByRole("alert")).toContainText(place);
    await expect(app.predictedTotal).toHaveText("1.00 s");
  }
  await app.expectText(DRAFT);
});

test("while what reads traces is still to come, the page goes on, and the file that was opened last is shown", async ({ app }) => {
  const { page } = app;
  let come;
  const comes = new Promise((resolve) => { come = resolve; });
  const asked = page.waitForRequest(/\/formats-\w+\.js/);
  await page.route(/\/formats-\w+\.js/, (route) => comes.then(() => route.continue()));
  await open(app, "tea.json", TRACE);
  await asked;
  await open(app, "toast.loop", "toast: sleep 6");
  await expect(app.predictedTotal).toHaveText("6.00 s");
  const code = page.waitForResponse(/\/formats_bg-\w+\.wasm/);
  come();
  await (await code).finished();
  const before = page.url();
  // What has come now is read before what is opened now.
  await open(app, "later.json", TRACE.replaceAll("4000000", "5000000"));
  await expect(app.predictedTotal).toHaveText("5.00 s");
  // The address follows what is shown.
  await expect(page).not.toHaveURL(before);
  await page.goBack();
  await expect(app.predictedTotal).toHaveText("6.00 s");
});
