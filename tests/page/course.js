// Lessons in the page's tests: putting one together, opening one, presenting it.
import { packed } from "./fragments.js";
import { expect, gallery } from "./page.js";

export const TITLES = ["B-4 What if toast takes 6 seconds", "B-5 3 s of CPU, 6 s of toast"];
export const IDS = ["b4-toast-6", "b5-cpu-3-toast-6"];

/** The fragment of a link to a lesson of scenarios, by their names, and other entries. */
export const lesson = (entries) => `#list=${packed(JSON.stringify(entries.map((entry) => (typeof entry === "string" ? { id: entry } : entry)))).split("=")[1]}`;

export const bar = (page) => page.locator("loop-lesson.bar");
export const place = (page) => bar(page).locator(".which");
export const question = (page) => page.locator("#prompt");
export const step = (page) => page.locator("#playhead-step");
export const presents = (page) => page.locator("main.presenting");
export const choice = (page) => gallery(page).locator("loop-lesson.choice");
export const card = (page, title) => gallery(page).locator(".chapters button", { hasText: title });

/** Opens the gallery to put a lesson together. */
export async function choose(page) {
  await page.locator("#scenario").click();
  await choice(page).getByRole("button", { name: "Put a lesson together" }).click();
}

/** Opens a lesson of two scenarios and presents it. */
export async function present(page, entries = IDS) {
  await page.goto(`./${lesson(entries)}`);
  await expect(place(page)).toContainText("1 of");
  // Whoever has just written something would write this, too.
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("f");
  await expect(question(page)).toBeVisible();
  await expect(bar(page).locator(".dark")).toBeVisible();
}
