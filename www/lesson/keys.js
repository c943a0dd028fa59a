// A presenter's keys, as clickers send them. What the page itself does with a key it does after this.
import { black, isBlack } from "./black.js";
import { current, entries, open } from "./course.js";
import { isCovered, shown } from "./shown.js";

const BY = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };

/** Heeds them from now on. */
export function heed() {
  addEventListener("keydown", (event) => {
    if (!event.isComposing && does(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
}

/** Does what a key says; whether that was all of it. */
function does(event) {
  const { target, ctrlKey, altKey, metaKey, shiftKey } = event;
  const key = named(event);
  if (["Shift", "Control", "Alt", "Meta"].includes(key)) return false;
  if (isBlack()) return black(false);
  if (ctrlKey || altKey || metaKey || document.documentElement.dataset.keys === "off") return false;
  if (key === "F5") return presents();
  if (!shown().presents || takes(target)) return false;
  if (key === "b" || key === ".") return black(true);
  if (!BY[key]) return false;
  if (shiftKey || isAtEnd(BY[key])) return open(current() + BY[key]);
  // One line has no use for these.
  if (!target.matches?.("input:not([type=range])") || !key.startsWith("Page")) return false;
  target.blur();
  return press(key);
}

/** Presses a key in the page; there is no more to do. */
export function press(key) {
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  return true;
}

/** Whether the next step that way leads out of the run. */
function isAtEnd(by) {
  const { step, steps } = shown();
  return by > 0 ? step === steps && !isCovered() : step === 0 || isCovered();
}

/** F5 begins and ends a presentation of a lesson; without one it is the browser's. */
function presents() {
  if (!shown().presents && entries().length === 0) return false;
  document.querySelector("#present button").click();
  return true;
}

/** Whether what has the focus does something with such keys itself. */
function takes(target) {
  return target.isContentEditable || Boolean(target.closest?.("dialog, textarea, select"));
}

/** A key by its name on a Latin keyboard. */
function named({ key, code }) {
  if (key.length > 1 || /^[\0-\x7f]$/.test(key)) return key.length === 1 ? key.toLowerCase() : key;
  return { KeyB: "b", Period: "." }[code] ?? key;
}
