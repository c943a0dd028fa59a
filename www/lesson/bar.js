// The bar under the header: which run of the lesson it is, and the way to the others; who presents has more in it.
import { black } from "./black.js";
import { complaint, current, entries, name, open } from "./course.js";
import { language, link, place, text } from "./doors.js";
import { button, element } from "./element.js";
import { fillScreen } from "./screen.js";
import { listen, followed, goTo, shown } from "./shown.js";
import { canOpen, isAlone, openSecond, wasBlocked } from "./windows.js";

export class Bar {
  constructor(slot) {
    this.slot = slot;
    this.end = listen(() => this.draw());
    this.draw();
  }

  draw() {
    const all = followed() ? follower() : presenter();
    const { activeElement } = document;
    const had = this.slot.contains(activeElement) && activeElement.className;
    this.slot.lang = language();
    this.slot.role = "region";
    this.slot.ariaLabel = text("lesson");
    this.slot.replaceChildren(...all);
    if (had) this.slot.querySelector(`.${had}`)?.focus();
  }
}

function presenter() {
  const { presents } = shown();
  const count = entries().length;
  if (complaint()) return [element("p", { className: "which", textContent: complaint(), attributes: { role: "alert" } }), leave()];
  const way = (key, by, sign) => {
    const made = button(text(key), () => open(current() + by), sign);
    return Object.assign(made, { className: key, disabled: !entries()[current() + by] });
  };
  const walk = [way("previous", -1, "‹"), element("p", { className: "which", textContent: count > 0 ? name(place) : "", attributes: { role: "status" } }), way("next", 1, "›")];
  const heading = presents ? [] : [element("b", { textContent: text("lesson") })];
  return [...(count > 0 ? [...heading, ...walk] : [element("p", { className: "which" })]), ...(presents ? tools() : [leave()])];
}

/** What only who presents needs. */
function tools() {
  const dark = Object.assign(button(text("black"), () => black(true), "■"), { className: "dark" });
  const window = Object.assign(button(text("window"), openSecond), { className: "second", hidden: !canOpen() });
  const blocked = element("p", { textContent: text("blocked"), hidden: !wasBlocked(), attributes: { role: "alert" } });
  return [blocked, window, dark];
}

function follower() {
  const said = element("p", { className: "which", textContent: text(isAlone() ? "gone" : "follows"), attributes: { role: "status" } });
  return [said, Object.assign(button(text("fullScreen"), fillScreen), { className: "fill" })];
}

function leave() {
  const { script, said } = shown();
  const away = () => goTo(link(script, said.replace(/&(list|at|step)=[^&]*/g, "")));
  return Object.assign(button(text("leave"), away), { className: "leave" });
}
