// The page's files in the document itself: each is a block of data, deflated and in base64.

/** Finds a file by its name. */
export async function files() {
  const found = {};
  const unpack = async (block) => {
    block.remove();
    found[block.dataset.file] = await file(block.dataset.file, block.textContent);
  };
  await Promise.all([...document.querySelectorAll("script[data-file]")].map(unpack));
  return (name) => found[name];
}

/** Where a trace waits that somebody has put into the document, and in `data-view` what the address is to say. */
const trace = document.getElementById("loopscope-trace");
if (trace?.dataset.view && !location.hash) location.hash = trace.dataset.view;

/** Opens it, as if its file had been dropped on the page. */
export function opened() {
  if (!trace) return;
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([trace.textContent], "trace.json"));
  document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}

/** What an engine's worker begins with: all of `glue`, since not every browser lets a worker read one of the page's files. */
export const engine = (file) => file("engine.js");

async function file(name, text) {
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  // Much faster than `Uint8Array.from`, and there are some millions.
  for (let at = 0; at < letters.length; at++) packed[at] = letters.charCodeAt(at);
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  // An address of the file gives this type, which a browser asks of modules and of WebAssembly.
  const type = { js: "text/javascript", wasm: "application/wasm" }[name.split(".").at(-1)] ?? "";
  return new Response(bytes, { headers: { "content-type": type } }).blob();
}
