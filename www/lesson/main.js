// Lessons: a list of runs that the address keeps, put together in the gallery, gone through by a clicker's keys, followed in
// a second window. The page loads this when somebody wants one of these, and tells what it shows; what is done here leads
// the page to another address (src/browser/lesson.rs, `led` in src/browser/location.rs).
import { Bar } from "./bar.js";
import { Choice } from "./choice.js";
import { comeTo } from "./course.js";
import { heed } from "./keys.js";
import lesson from "./lesson.css";
import { load } from "./doors.js";
import { Help } from "./help.js";
import { Opening } from "./opening.js";
import present from "./present.css";
import { fill } from "./screen.js";
import { follow, lead } from "./windows.js";
import { followed, show } from "./shown.js";

const PLACES = { bar: Bar, choice: Choice, help: Help, link: Opening };

const sheet = new CSSStyleSheet();
sheet.replaceSync(`@media screen {${present}${lesson}}`);
document.adoptedStyleSheets.push(sheet);

let ready;

/** What else it is made of, and its places. Asked again after that could not be loaded, it tries again. */
async function begin() {
  await load();
  if (followed()) follow();
  else heed();
  customElements.define("loop-lesson", class extends HTMLElement {
    connectedCallback() {
      // What is around it is not yet there.
      queueMicrotask(() => {
        if (this.isConnected) this.shows ??= new PLACES[this.className](this);
      });
    }

    disconnectedCallback() {
      this.shows?.end();
    }
  });
}

/** What the page shows: a script, how it is shown as a link says it, whether it is presented, where of how many steps it stands. */
export async function tell(script, said, presents, step, steps) {
  fill(presents);
  ready ??= begin();
  await ready.catch((why) => {
    ready = undefined;
    throw why;
  });
  if (!show({ script, said, presents, step, steps }) || followed()) return;
  comeTo();
  lead();
}
