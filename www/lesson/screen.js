// The whole screen, as long as somebody presents.
import { followed } from "./shown.js";

let presenting = false;
// Whether it has been filled for what is presented now: a browser tells late that it gave the screen back before.
let filled = false;
let givenBack = Promise.resolve();

/** Fills it as soon as the page presents, and gives it back. A browser may refuse that, or know nothing of it. */
export function fill(presents) {
  if (presents === presenting || followed()) return;
  presenting = presents;
  filled = false;
  if (presents) fillScreen();
  else giveBack();
}

/** Fills it, where the browser lets it, once it has been given back. */
export async function fillScreen() {
  await givenBack;
  if (!presenting && !followed()) return;
  await document.documentElement.requestFullscreen?.().catch(() => {});
  if (!presenting && !followed()) giveBack();
}

function giveBack() {
  if (document.fullscreenElement) givenBack = document.exitFullscreen().catch(() => {});
}

// Escape leaves both.
addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement) filled = presenting;
  else if (filled) document.querySelector("#present button").click();
});
