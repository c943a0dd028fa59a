// A frame without an origin and without a connection, in which programs run in workers.
import { Guard } from "./messages.js";

const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}' 'wasm-unsafe-eval'`,
  "worker-src blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
const DOCUMENT = `<!doctype html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="${POLICY}"><script>${SCRIPT}</script>`;

/** How long a frame that is loaded may take to say that its script runs, and how long Python to be ready, in ms. */
const HELLO_MS = 5_000;
const READY_MS = 180_000;
/** How long one that is alive takes to answer. */
const PONG_MS = 2_000;

/** What the frame itself says of a run. */
const OF_THE_FRAME = ["begun", "refused"];

export class Sandbox {
  #frame = document.createElement("iframe");
  #waiting = new Set();
  #runs = new Map();
  #count = 0;
  #silent = new Promise((_, failed) => {
    this.#frame.onload = () => setTimeout(() => failed(new Error("the frame's script does not run")), HELLO_MS);
  });

  /** Opens one in which the first worker is ready. Fails where this browser has no such place. */
  static async open(files) {
    const sandbox = new Sandbox();
    try {
      await Promise.race([sandbox.#told("hello", READY_MS), sandbox.#silent]);
      sandbox.#ask({ kind: "files", files });
      await sandbox.#told("ready", READY_MS);
      return sandbox;
    } catch (error) {
      sandbox.close();
      throw error;
    }
  }

  constructor() {
    Object.assign(this.#frame, { hidden: true, title: "Python", srcdoc: DOCUMENT });
    this.#frame.setAttribute("sandbox", "allow-scripts");
    addEventListener("message", this.#hear);
    document.documentElement.append(this.#frame);
  }

  /** Runs a program; `hear` gets what comes of it. What it gives stops it. */
  run(program, hear) {
    const id = ++this.#count;
    this.#runs.set(id, { hear, guard: new Guard() });
    this.#ask({ kind: "run", id, program });
    return () => {
      if (this.#runs.delete(id)) this.#ask({ kind: "stop", id });
    };
  }

  /** Whether the frame is still there. */
  answers() {
    const answer = this.#told("pong", PONG_MS).then(() => true, () => false);
    this.#ask({ kind: "ping" });
    return answer;
  }

  close() {
    removeEventListener("message", this.#hear);
    this.#frame.remove();
    for (const { hear } of this.#runs.values()) hear({ kind: "memory", value: "" });
  }

  #ask(message) {
    this.#frame.contentWindow?.postMessage(message, "*");
  }

  /** Waits until the frame says that. */
  #told(kind, ms) {
    return new Promise((told, failed) => {
      const waiting = (message) => {
        if (message.kind === kind) told();
        else if (message.kind === "refused") failed(new Error(message.value));
        else return;
        clearTimeout(late);
        this.#waiting.delete(waiting);
      };
      const late = setTimeout(() => waiting({ kind: "refused", value: `no ${kind} in ${ms / 1_000} s` }), ms);
      this.#waiting.add(waiting);
    });
  }

  #hear = ({ source, data }) => {
    if (source !== this.#frame.contentWindow) return;
    const run = this.#runs.get(data.id);
    if (run) run.hear(OF_THE_FRAME.includes(data.kind) ? data : run.guard.check(data));
    else for (const waiting of this.#waiting) waiting(data);
  };
}
