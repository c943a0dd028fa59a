// Starts the page. This is a classic script: it runs, and can say what is missing, where a browser lets no module in.
// Who looks for a file of the page asks `loopscope`: where it is depends on how the page came here.
import { areAtHand, embedsApart, files, stylesApart } from "files";
import { workOffline } from "./offline.js";

start().catch((error) => {
  document.querySelector(".not-started")?.classList.add("now");
  throw error;
});

async function start() {
  const parcel = await files();
  const addresses = {};
  const address = (name) => {
    const file = parcel(name);
    return (addresses[name] ??= typeof file === "string" ? file : URL.createObjectURL(file));
  };
  const isEmbedded = /[#&]view=embed(&|$)/.test(location.hash);
  const split = embedsApart && isEmbedded;
  // A parcel is what a worker can be sent: an address, or the file itself where no other origin finds its address.
  globalThis.loopscope = { address, parcel, laterName: split ? "embedded_later.wasm" : "later.wasm" };
  const whole = new Promise((resolve) => (loopscope.nowWhole = resolve));
  loopscope.whenWhole = () => whole;
  // No call can wait for a service worker, which has the page's files without a network: so the later part of the page
  // is read beforehand where that takes no time, and where the first picture is likely to need it.
  const later = (areAtHand() || isUnusual()) && bytes(address(loopscope.laterName));
  const styled = stylesApart && !split && style(address("whole.css"));
  // Both are asked for at once: the document does not know which WebAssembly it will be.
  const wasmOnItsWay = fetch(address(split ? "embedded_bg.wasm" : "page_bg.wasm"));
  const page = await import(address("page.js"));
  loopscope.later = (await later) || undefined;
  await styled;
  const wasm = await page.default({ module_or_path: wasmOnItsWay });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
  if (stylesApart) for (const name of split ? ["whole.css", "dialogs.css"] : ["dialogs.css"]) style(address(name));
  // An embedded view keeps nothing.
  if (!isEmbedded) workOffline();
}

// Ends when the styles are there, or cannot be had.
function style(href) {
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}

// Whether the script is packed, or one of more than tasks that wait, compute and print: what those need is in the first part
// of the page (xtask/profile.js has them). If this is wrong, what is missing is loaded when it is called.
// More of a script than this makes no difference.
const LONG = 10_000;

function isUnusual() {
  const words = "queue|semaphore|lock|event|threads?|process(es)?|strategy|def|await|spawn|gather|group|timeout|try";
  try {
    return new RegExp(`[#&]z=|\\b(${words})\\b`).test(decodeURIComponent(location.hash.slice(0, LONG).replaceAll("+", " ")));
  } catch {
    // The page says what is wrong with the link.
    return false;
  }
}

async function bytes(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.arrayBuffer() : undefined;
  } catch {
    // It is asked for once more.
    return undefined;
  }
}
