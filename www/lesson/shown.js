// What the page shows, as it has told last.

let told = { script: "", said: "", presents: false, step: 0, steps: 0 };
let key;
const listeners = new Set();

/** What the page shows: its `script`, how that is `said` in a link, `presents`, `step`, `steps`. */
export const shown = () => told;

/** Keeps it and tells everybody, if it is something else. What plays goes on from step to step by itself. */
export function show(now) {
  const said = /&play=1/.test(now.said) ? now.said.replace(/&(at|step)=[^&]*/, "") : now.said;
  const { lang, dataset } = document.documentElement;
  const before = key;
  key = JSON.stringify([{ ...now, said }, lang, dataset.theme]);
  if (key === before) return false;
  told = now;
  changed();
  return true;
}

/** Calls back whenever something here has changed; gives what ends that. */
export function listen(call) {
  listeners.add(call);
  return () => listeners.delete(call);
}

/** Tells everybody that something has. */
export function changed() {
  for (const call of listeners) call();
}

/** What it says of a key. */
export const value = (key) => new RegExp(`&${key}=([^&]*)`).exec(told.said)?.[1];

/** Whether the answer is still covered. */
export const isCovered = () => value("quiz") !== undefined;

/** The number of the window that this one follows, if it is a second one. */
export const followed = () => /[#&]follow=(\d+)/.exec(location.hash)?.[1];

/** Leads the page to a fragment: as one more step of its history, or in the place of this one. */
export function goTo(fragment, instead = false) {
  if (instead) location.replace(`#${fragment}`);
  else location.hash = fragment;
}

/** Has the page show what a fragment says, and leave its history alone. */
export function showHere(fragment) {
  dispatchEvent(new CustomEvent("popstate", { detail: fragment }));
}
