// A second window, which shows what this one shows. They talk on a channel that only pages of this origin hear, named by a
// number that stands in the second one's address. Whether the first is still there a lock says, which browsers take from
// whoever is gone.
import { black, isBlack } from "./black.js";
import { language, link } from "./doors.js";
import { press } from "./keys.js";
import { fillScreen } from "./screen.js";
import { changed, followed, listen, showHere, shown } from "./shown.js";

/** Keys that are pressed in the second window and mean the first. */
const KEYS = ["PageDown", "PageUp", "ArrowRight", "ArrowLeft", " ", "n", "Home", "End", "b", "."];
/** Where a tab keeps its number: a reload finds its second window again. */
const NUMBER = "loopscope-second";

let number;
let channel;
let asked = false;
let blocked = false;
let alone = false;

const named = (number) => `loopscope-${number}`;

/** Whether there can be a second window: a page without an origin has none to share a channel with. */
export const canOpen = () => "BroadcastChannel" in globalThis && origin !== "null";
export const wasBlocked = () => blocked;
/** Of a second window: whether the first is gone. */
export const isAlone = () => alone;

/** Of the first window: tells the second one what is shown, if there was one before a reload. */
export async function lead() {
  if (asked || number || !canOpen()) return;
  asked = true;
  const kept = remembered(() => sessionStorage.getItem(NUMBER));
  // A tab that was doubled has the other one's number.
  if (kept && (await regains(kept)) && !number) begin(kept);
}

/** Holds the lock again: a second window that waited for it has it for a moment, longer on a slow machine. */
async function regains(of) {
  for (let tries = 0; tries < 20; tries++) {
    if (await holds(of)) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}

/** A browser may refuse its storage. */
function remembered(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** Opens it, or finds it again. */
export async function openSecond() {
  const isFirst = !number;
  if (isFirst) begin(String(crypto.getRandomValues(new Uint32Array(1))[0]));
  const address = `${location.href.split("#")[0]}#${state().link}`;
  const fills = document.fullscreenElement !== null;
  // The page presents without the whole screen, too: that it has left that is nobody's business.
  const leaves = (event) => event.stopPropagation();
  if (fills) document.addEventListener("fullscreenchange", leaves, { capture: true, once: true });
  blocked = !window.open(address, named(number), "popup,width=1280,height=800");
  if (isFirst) {
    // While it opens a window, Chromium calls nobody back.
    holds(number);
    remembered(() => sessionStorage.setItem(NUMBER, number));
  }
  if (fills && document.fullscreenElement) await document.exitFullscreen().catch(() => {});
  changed();
}

function begin(of) {
  number = of;
  channel = new BroadcastChannel(named(number));
  channel.onmessage = ({ data }) => {
    if (data?.hello) say();
    else if (KEYS.includes(data?.key)) press(data.key);
  };
  listen(say);
  addEventListener("pagehide", () => channel.postMessage({ gone: true }));
  addEventListener("pageshow", say);
  say();
}

/** Holds the lock as long as the page lives; `false` if another page does. */
function holds(of) {
  if (!navigator.locks) return true;
  return new Promise((known) => {
    navigator.locks.request(named(of), { ifAvailable: true }, (lock) => {
      known(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

function say() {
  if (shown().script) channel.postMessage(state());
}

/** What the second window is to show. */
function state() {
  const theme = document.documentElement.dataset.theme;
  const { script, said } = shown();
  const rest = link(script, said.replace(/&(list|lang|theme|hide)=[^&]*/g, ""));
  const colours = theme === "system" ? "" : `&theme=${theme}`;
  return { link: `${rest}&lang=${language()}${colours}&follow=${number}`, black: isBlack() };
}

/** Of a second window: shows what the first one says. */
export function follow() {
  number = followed();
  document.documentElement.dataset.follows = "";
  // Nothing is done in it.
  for (const part of document.querySelectorAll("main > *")) part.inert = true;
  if (canOpen()) {
    channel = new BroadcastChannel(named(number));
    channel.onmessage = ({ data }) => hear(data);
    channel.postMessage({ hello: true });
    watch();
  } else {
    alone = true;
  }
  addEventListener("keydown", pass, true);
  // It presents, on the whole screen or not.
  document.addEventListener("fullscreenchange", (event) => event.stopPropagation(), true);
}

function hear(data) {
  if (data?.gone) return leave(true);
  if (typeof data?.link !== "string" || !data.link.endsWith(`&follow=${number}`)) return;
  if (alone) {
    leave(false);
    watch();
  }
  showHere(data.link);
  black(data.black === true);
}

/** Waits until nobody holds the first window's lock. */
function watch() {
  const gone = () => leave(true);
  // It is there a moment before it holds it.
  setTimeout(() => navigator.locks?.request(named(number), gone).catch(() => {}), 500);
}

function leave(now) {
  alone = now;
  changed();
}

function pass(event) {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || key === "Tab" || key === "Enter" || key.length > 8) return;
  if (key === " " && event.target.matches("button")) return;
  event.stopImmediatePropagation();
  if (key === "f") return fillScreen();
  const meant = isBlack() ? "b" : KEYS.find((known) => known === key || known === key.toLowerCase());
  if (!meant) return;
  event.preventDefault();
  channel?.postMessage({ key: meant });
}
