// Starts the page. This is a classic script: it runs, and can say what is missing, where a browser lets no module in.
// Who looks for a file of the page asks `loopscope`: where it is depends on how the page came here.
import { files } from "files";
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
  // A parcel is what a worker can be sent: an address, or the file itself where no other origin finds its address.
  globalThis.loopscope = { address, parcel };
  // The document has asked for both already.
  const wasmOnItsWay = fetch(address("page_bg.wasm"));
  const page = await import(address("page.js"));
  const wasm = await page.default({ module_or_path: wasmOnItsWay });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
  // An embedded view keeps nothing.
  if (!/[#&]view=embed(&|$)/.test(location.hash)) workOffline();
}
