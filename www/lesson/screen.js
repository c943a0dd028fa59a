// The whole screen, as long as somebody presents.
import { followed } from "./shown.js";

let presenting = false;

/** Fills it as soon as the page presents, and gives it back. A browser may refuse that, or know nothing of it. */
export function fill(presents) {
  if (presents === presenting || followed()) return;
  presenting = presents;
  if (presents) fillScreen();
  else if (document.fullscreenElement) document.exitFullscreen();
}

/** Fills it, where the browser lets it. */
export function fillScreen() {
  document.documentElement.requestFullscreen?.().catch(() => {});
}

// Escape leaves both.
addEventListener("fullscreenchange", () => {
  if (presenting && !document.fullscreenElement) document.querySelector("#present button").click();
});
