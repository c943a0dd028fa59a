// In the help: the keys that only who presents has.
import { language, text } from "./doors.js";
import { element } from "./element.js";
import { listen } from "./shown.js";

/** Texts that end in their key. */
const KEYS = ["black", "previous", "next"];

export class Help {
  constructor(slot) {
    this.slot = slot;
    this.end = listen(() => this.draw());
    this.draw();
  }

  draw() {
    if (this.slot.lang === language()) return;
    this.slot.lang = language();
    const keys = KEYS.map((name) => {
      const [, does, key] = text(name).match(/^(.*) \((.*)\)$/);
      return element("div", {}, element("dt", {}, element("kbd", { textContent: key })), element("dd", { textContent: does }));
    });
    this.slot.replaceChildren(element("dl", { className: "keys" }, ...keys));
  }
}
