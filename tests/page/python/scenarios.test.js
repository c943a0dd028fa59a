// The lecture's programs among the scenarios: opened as a person does, each does what is written beside it.
import { readFileSync } from "node:fs";
import { complaints } from "../axe.js";
import { TIMED, chooseScenario, expect, fromMenu, gallery, test } from "../page.js";
import { bestOfThree } from "../waits.js";
import { lecture } from "./lecture.js";

const SCENARIOS = new URL("../../../src/scenarios/", import.meta.url);
const PATIENTLY = { timeout: 60_000 };

/** What follows a program in a language: its title and what it is about. */
function told(name, language) {
  const lines = String(readFileSync(new URL(`${name}.${language}.py`, SCENARIOS))).split("\n");
  const [, title] = /title "(.*)"/.exec(lines[1]);
  const end = lines.findIndex((line, at) => at > 1 && !/^# (?!loopscope: )/.test(line));
  return { title, about: lines.slice(2, end).map((line) => line.slice(2)).join(" ") };
}

/** What the page says of such a run's total. */
const totals = (total_us, outcome) => (outcome === "stuck" ? "stuck since " : "") + `${(total_us / 1e6).toFixed(2)} s`;

/** Loads the scenario of a block of the lecture: the page says its title and what it is about, and runs it. */
async function load({ page }, { name }) {
  const { title, about } = told(name, "en");
  await chooseScenario(page, title);
  await expect(page.locator("#scenario span")).toHaveText(title);
  await expect(page.locator(".about")).toHaveText(about);
  await expect(page.locator(".fetching")).toHaveCount(0, PATIENTLY);
  await expect(page.locator(".strategies")).toHaveCount(0);
}

const faults = (page) => page.locator(".python-fault, .changed, #problems li");

const rows = (page) => page.locator("#predicted-log tr").evaluateAll((rows) => rows.map((row) => {
  return [row.querySelector(".time").textContent, row.querySelector(".text").textContent];
}));

test("each program of the lecture is a scenario with its sentences, and does what is written beside it", async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  expect(lecture).toHaveLength(11);
  for (const block of lecture.filter(({ expected }) => expected)) {
    const { name, source, expected } = block;
    await load(app, block);
    await expect(faults(page)).toHaveCount(0);
    expect((await app.text()).slice(0, 40), name).toBe(source.slice(0, 40));
    await expect(app.predictedTotal, name).toHaveText(totals(expected.total_us, expected.outcome));
    expect(await rows(page), name).toEqual(expected.log.map(([t_us, text]) => [(t_us / 1e6).toFixed(3), text]));
  }
});

// It computes for as long as this machine takes, and where others load it is ended first.
test("the lecture's process pool is a scenario with its sentences, and prints its sum", TIMED, async ({ app }) => {
  test.setTimeout(240_000);
  const { page } = app;
  const [block] = lecture.filter(({ expected }) => !expected);
  await load(app, block);
  await bestOfThree(async (tries) => {
    if (tries > 0) await page.reload();
    await expect(app.predictedTotal).toBeVisible(PATIENTLY);
    await expect(page.locator(".fetching")).toHaveCount(0, PATIENTLY);
    return { good: await faults(page).count() === 0, measured: await faults(page).allTextContents() };
  });
  expect((await app.text()).slice(0, 40)).toBe(block.source.slice(0, 40));
  expect((await rows(page)).map(([, text]) => text)).toEqual(["✅ CPU 연산 결과: 333333283333335000000"]);
});

test("the gallery says which scenarios are Python, in Korean, too, and a quiz covers what one tells", async ({ app }) => {
  const { page } = app;
  await page.locator("#scenario").click();
  const cards = gallery(page).locator("li", { has: page.locator("code", { hasText: "Python" }) });
  await expect(cards).toHaveCount(lecture.length);
  await expect(gallery(page).locator("li", { hasText: "B-4" }).locator("b")).toHaveText([
    "B-4 Pasta and toast", "B-4 Pasta and toast in Python", "B-4 What if toast takes 6 seconds", "B-4 Toast of 6 seconds in Python",
  ]);
  expect(await complaints(page, "the gallery with programs")).toEqual([]);
  await page.keyboard.press("Escape");
  await fromMenu(page, { value: "ko" });
  const { title, about } = told("b-4-longer-toast", "ko");
  await chooseScenario(page, title);
  await expect(page.locator(".about")).toHaveText(about);
  await expect(page.locator("#predicted-total")).toHaveText(/8/, PATIENTLY);
  await expect(page.locator(".fetching")).toHaveCount(0, PATIENTLY);
  await page.locator("h1").click();
  await page.keyboard.press("q");
  await expect(page.locator(".about")).toHaveCount(0);
  await expect(page.locator("#scenario span")).toHaveCount(0);
  await expect(app.code).not.toContainText("loopscope: title");
  await expect(app.code).toContainText("async def make_toast");
});
