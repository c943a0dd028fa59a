// The lesson of the page's address: its runs in order, and which of them is there.
import { entryOf, link, linkTo, packed, titleOf, unpacked } from "./doors.js";
import { changed, goTo, isCovered, showHere, shown, value } from "./shown.js";

/** What a link says of the page, whichever run of the lesson it shows. */
const AROUND = ["view", "lang", "theme", "hide", "show", "list"];

let list;
let runs = [];
let at = 0;
let fault = "";

/** All runs. */
export const entries = () => runs;

/** Which one is there, counted from 0. */
export const current = () => at;

/** Why the list cannot be read, if it cannot. */
export const complaint = () => fault;

/** Takes up the list of what is shown; a link with nothing else begins with the first run. */
export function comeTo() {
  const before = list;
  list = value("list");
  if (list !== before) read();
  if (runs.length > 0) find(entryOf(shown()));
  if (document.querySelector("loop-lesson.link")) open(0, true);
}

function read() {
  [runs, fault] = [[], ""];
  try {
    runs = list ? unpacked(list) : [];
  } catch (why) {
    fault = String(why);
  }
  at = 0;
  changed();
}

/** Notes which run it is that is shown: one with that script, under that strategy if there is one, and best the one that it was. */
function find(entry) {
  const isAlike = (run) => entry && run.id === entry.id && run.script === entry.script;
  const isSame = (run) => isAlike(run) && run.strategy === entry.strategy;
  for (const is of [isSame, isAlike]) {
    const there = is(runs[at]) ? at : runs.findIndex(is);
    if (there === at) return;
    if (there >= 0) {
      at = there;
      return changed();
    }
  }
}

/** Goes to a run, if there is one; who presents has it covered. */
export function open(to, instead = false) {
  if (!runs[to]) return false;
  at = to;
  const around = { ...surroundings(), ...(shown().presents && { quiz: 1 }) };
  goTo(linkTo(runs[to], around), instead);
  changed();
  return true;
}

/** What the page is like, as a link says it. */
function surroundings() {
  const said = AROUND.map((key) => [key, value(key)]);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}

/** Keeps these as the lesson, in the page's address; throws why they cannot be. */
export function keep(entries) {
  const { script, said } = shown();
  const rest = said.replace(/&list=[^&]*/, "");
  const value = entries.length > 0 ? `&list=${packed(entries)}` : "";
  // Without a script there is nothing that the address could keep it with.
  if (script) showHere(link(script, rest + value));
}

/** What the run that is there is called, and which it is; only which, as long as it is covered. */
export function name(place) {
  const which = place(at + 1, runs.length);
  return isCovered() ? which : `${which}: ${titleOf(runs[at])}`;
}

/** The address of a link to the lesson alone. */
export const address = () => `${location.href.split("#")[0]}#list=${list}`;

