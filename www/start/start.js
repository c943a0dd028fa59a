// Starts the page. This is a classic script: it runs, and can say what is missing, where a browser lets no module in.
// Who looks for a file of the page asks `loopscope`: where it is depends on how the page came here.
import { engine, files, opened } from "files";
import { workOffline } from "./offline.js";
import { hears, lesson } from "./lesson.js";
import { load } from "./load.js";
import { rememberStep } from "./reload.js";
import { say, watch } from "./not-started.js";

watch();
rememberStep();
// A browser ends a turn behind each listener of its own events: what the first one asks for would be drawn, and the rest, if
// that took long, when the paper is out. All listeners of this one are called in one turn.
addEventListener("beforeprint", () => dispatchEvent(new Event("printing")));
start().catch(async (error) => {
  await say(error);
  throw error;
});

async function start() {
  const file = await files();
  const addresses = {};
  const address = (name) => {
    const found = file(name);
    return (addresses[name] ??= typeof found === "string" ? found : URL.createObjectURL(found));
  };
  globalThis.loopscope = { address, engine: () => engine(file), load: (name) => load(name, address(name)), hears, lesson };
  // The document has asked for both already.
  const [page, module_or_path] = await Promise.all(["page.js", "page_bg.wasm"].map(loopscope.load));
  const panicked = new Promise((_, panicked) => {
    addEventListener("error", ({ error }) => error instanceof WebAssembly.RuntimeError && panicked(error));
  });
  const wasm = await page.default({ module_or_path });
  // The first picture is drawn by the next turn.
  await Promise.race([panicked, new Promise((turn) => setTimeout(turn))]);
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
  opened();
  // An embedded view keeps nothing.
  if (!/[#&]view=embed(&|$)/.test(location.hash)) workOffline();
}
