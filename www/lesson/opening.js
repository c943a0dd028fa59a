// A link that has nothing but a lesson: its first run takes this place, or it is said why there is none.
import { complaint } from "./course.js";
import { text } from "./doors.js";
import { element } from "./element.js";
import { goTo, listen } from "./shown.js";

export class Opening {
  constructor(slot) {
    this.end = listen(() => draw(slot));
    draw(slot);
  }
}

function draw(slot) {
  if (!complaint()) return;
  const go = element("button", { type: "button", className: "primary", textContent: text("goOn"), onclick: () => goTo("") });
  const why = [element("h1", { textContent: text("cannot") }), element("p", { textContent: complaint() })];
  const card = element("section", { className: "card", attributes: { role: "alert" } }, ...why, element("p", { className: "nothing", textContent: text("nothingLost") }), go);
  slot.replaceChildren(card);
}
