// Python in this worker, from what was sent here.
import "./scope.js";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide.asm";

/** Nothing is there; what is asked for there is at hand. */
const NOWHERE = "https://nowhere.invalid/";
/** How large Python's memory may become, in pages of 64 KiB: 1 GiB. More of it would be taken from the page's. */
const MOST_PAGES = 16_384;

/** Loads Python, and the package with all that this imports, or puts its memory back as it was after that. */
export async function load({ core, library, memory }) {
  globalThis.fetch = async () => ({ ok: true, arrayBuffer: async () => library });
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const instance = await WebAssembly.instantiate(core, imports);
    const { memory } = instance.exports;
    const grow = memory.grow.bind(memory);
    memory.grow = (pages) => {
      if (memory.buffer.byteLength / 65_536 + pages > MOST_PAGES) throw new RangeError("no more memory");
      return grow(pages);
    };
    return { instance, module: core };
  };
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: NOWHERE,
    // Of the packages that there are for it none is at hand.
    lockFileContents: { info: LOCK_INFO, packages: {} },
    // What `import js` finds.
    jsglobals: {},
    env: { HOME: "/", PYTHONHASHSEED: "0" },
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
    // Both are as experimental as a version that stays the same can be.
    ...(memory ? { _loadSnapshot: memory } : { _makeSnapshot: true }),
  });
  delete globalThis.fetch;
  if (!memory) python.runPython("import loopscope.page");
  return python;
}
