// All that stands in the frame: it has no origin and no connection. It makes a worker for each program, and lets out
// what a worker may say.
import { Guard } from "../messages.js";

/** What workers begin with: the interpreter, compiled, the library with the package in it, and the memory after all is loaded. */
let parts;
let code;
/** A worker that is ready for the next program. */
let spare;
const running = new Map();

const tell = (message) => parent.postMessage(message, "*");

/** What the page may ask for. */
const asked = {
  async files({ files }) {
    code = URL.createObjectURL(new Blob([files.worker], { type: "text/javascript" }));
    parts = { core: await WebAssembly.compile(files.core), library: files.library };
    // Loading takes seconds, putting memory back as it was then a fraction of one. So each program can have a worker of its
    // own, in which nothing is left of the one before.
    spare = started();
    parts.memory = (await spare).memory;
    tell({ kind: "ready" });
  },

  async run({ id, program }) {
    // In its place before anything is waited for, so that it can be stopped.
    const run = { worker: undefined };
    running.set(id, run);
    const ready = prepare();
    spare = undefined;
    const { worker } = await ready;
    if (running.get(id) !== run) return spare ? worker.terminate() : (spare = ready);
    run.worker = worker;
    const guard = new Guard();
    worker.onmessage = ({ data }) => {
      const message = guard.check(data);
      tell({ id, ...message });
      if (guard.isLast(message)) asked.stop({ id });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      tell({ id, kind: "crashed", value: String(event.message) });
      asked.stop({ id });
    };
    worker.postMessage(program);
    tell({ id, kind: "begun" });
  },

  stop({ id }) {
    const worker = running.get(id)?.worker;
    if (!running.delete(id) || !worker) return;
    worker.terminate();
    prepare();
  },

  ping: () => tell({ kind: "pong" }),
};

addEventListener("message", ({ source, data }) => {
  if (source !== parent) return;
  Promise.resolve(asked[data.kind](data)).catch((error) => tell({ id: data.id, kind: "refused", value: String(error) }));
});
tell({ kind: "hello" });

/** A worker for the next program, soon. */
function prepare() {
  if (spare) return spare;
  const mine = (spare = started());
  mine.catch(() => {
    if (spare === mine) spare = undefined;
  });
  return mine;
}

/** A worker in which Python is ready. */
function started() {
  const worker = new Worker(code);
  return new Promise((ready, failed) => {
    worker.onerror = (event) => {
      event.preventDefault();
      failed(new Error(event.message));
    };
    worker.onmessage = ({ data }) => (data.failed ? failed(new Error(data.failed)) : ready({ worker, memory: data.memory }));
    worker.postMessage(parts);
  });
}
