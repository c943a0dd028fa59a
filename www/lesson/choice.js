// In the gallery: the scenarios of a lesson, in the order in which they were clicked.
import { address, complaint, entries, keep, open } from "./course.js";
import { entryOf, language, text, titleOf } from "./doors.js";
import { button, element } from "./element.js";
import { listen, shown } from "./shown.js";

let chosen = [];
let wanted = false;

export class Choice {
  constructor(slot) {
    Object.assign(this, { slot, gallery: slot.closest("dialog"), said: "" });
    if (entries().length > 0) [chosen, wanted] = [[...entries()], true];
    const stop = listen(() => this.draw());
    const cards = new MutationObserver(() => this.mark());
    cards.observe(this.gallery.querySelector(".chapters"), { childList: true, subtree: true });
    // Before the page hears of it, which listens at its body.
    const clicked = (event) => this.clicked(event);
    addEventListener("click", clicked, true);
    this.end = () => {
      stop();
      cards.disconnect();
      removeEventListener("click", clicked, true);
    };
    this.draw();
  }

  /** While a lesson is put together a card joins it, or leaves it. */
  clicked(event) {
    const card = event.target.closest?.(".chapters button");
    if (!wanted || !card) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { id } = card.dataset;
    const rest = chosen.filter((entry) => entry.id !== id);
    this.set(rest.length < chosen.length ? rest : [...chosen, { id }]);
  }

  /** Keeps what is chosen; what no link holds is not. */
  set(entries) {
    this.said = "";
    try {
      keep(entries);
      chosen = entries;
    } catch (why) {
      this.said = String(why);
    }
    this.draw();
  }

  draw() {
    const focused = this.slot.contains(document.activeElement) && document.activeElement.dataset.does;
    const choose = button(text("choose"), () => {
      wanted = !wanted;
      this.draw();
    });
    choose.className = "plain";
    choose.setAttribute("aria-pressed", wanted);
    this.slot.lang = language();
    this.slot.replaceChildren(choose, ...(wanted ? this.list() : []));
    for (const made of this.slot.querySelectorAll("button")) made.dataset.does ??= made.textContent;
    if (focused) [...this.slot.querySelectorAll("button:enabled")].find((made) => made.dataset.does === focused)?.focus();
    this.mark();
  }

  list() {
    const items = chosen.map((entry, at) => this.item(entry, at));
    const add = button(text("this"), () => this.set([...chosen, entryOf(shown())]));
    const begin = button(text("begin"), () => this.begin());
    const copy = button(text("copy"), () => this.copy());
    for (const made of [add, begin, copy]) made.className = "plain";
    begin.className = "primary";
    add.disabled = !shown().script;
    begin.disabled = copy.disabled = entries().length === 0;
    const said = element("p", { className: "nothing", textContent: this.said || complaint(), attributes: { role: "status" } });
    return [element("p", { className: "nothing", textContent: text("how") }), element("ol", {}, ...items), element("div", { className: "acts" }, add, copy, begin), said];
  }

  item(entry, at) {
    const title = titleOf(entry);
    const { id: _, script: __, ...settings } = entry;
    const how = Object.entries(settings).map(([key, value]) => (key === "quiz" || key === "step" || key === "at" ? `${key} ${value}` : value));
    const act = (key, sign, change, may) => {
      const made = button(`${text(key)}: ${title}`, () => this.set(change([...chosen])), sign);
      made.dataset.does = `${key} ${title}`;
      made.disabled = !may;
      return made;
    };
    const move = (by) => (all) => {
      all.splice(at + by, 0, ...all.splice(at, 1));
      return all;
    };
    return element("li", {}, element("span", { textContent: title }), element("small", { textContent: how.join(" · ") }),
      act("earlier", "↑", move(-1), at > 0),
      act("later", "↓", move(1), at + 1 < chosen.length),
      act("remove", "×", (all) => all.toSpliced(at, 1), true));
  }

  /** Says on each card which one of the lesson it is. */
  mark() {
    for (const card of this.gallery.querySelectorAll(".chapters button")) {
      const at = chosen.findIndex(({ id }) => id === card.dataset.id);
      if (wanted) card.setAttribute("aria-pressed", at >= 0);
      else card.removeAttribute("aria-pressed");
      if (wanted && at >= 0) card.dataset.place = at + 1;
      else delete card.dataset.place;
    }
  }

  begin() {
    this.gallery.close();
    open(0);
  }

  async copy() {
    const link = address();
    const done = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    this.said = done ? text("copied") : `${text("refused")} ${link}`;
    this.draw();
  }
}
