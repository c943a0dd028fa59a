// The black screen.
import { text } from "./doors.js";
import { element } from "./element.js";
import { changed } from "./shown.js";

let screen;

export const isBlack = () => screen !== undefined;

/** Makes the screen black, or lights it again; there is no more to do. */
export function black(on) {
  if (on === isBlack()) return true;
  if (on) {
    const attributes = { "aria-label": text("isBlack") };
    screen = element("dialog", { id: "black", attributes, onclick: () => black(false), onclose: () => black(false) });
    document.body.append(screen);
    screen.showModal();
  } else {
    const gone = screen;
    screen = undefined;
    gone.remove();
  }
  changed();
  return true;
}
