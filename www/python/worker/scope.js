// The worker's scope, less all that reaches out of it. A program can get at JavaScript; it finds JavaScript itself there,
// and what Pyodide's own code asks for. The frame's policy would refuse the rest; so there are two walls, and nothing to
// report to a console.

const KEPT = new Set(
  `Object Function Array Number Boolean String Symbol BigInt Date Promise Proxy Reflect RegExp Math JSON Intl Map Set WeakMap
  WeakSet WeakRef FinalizationRegistry Iterator Error AggregateError EvalError RangeError ReferenceError SuppressedError
  SyntaxError TypeError URIError ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray
  Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array
  DisposableStack AsyncDisposableStack WebAssembly globalThis self undefined NaN Infinity parseInt parseFloat isNaN isFinite
  encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape eval
  WorkerGlobalScope location performance crypto URL TextDecoder TextEncoder AbortController AbortSignal
  setTimeout clearTimeout setInterval clearInterval queueMicrotask`.split(/\s+/),
);

const { addEventListener, postMessage } = globalThis;
let listener;
addEventListener.call(globalThis, "message", ({ data }) => listener(data));

/** Hears the next message from now on. */
export const hear = (next) => { listener = next; };

/** Says something to whoever has made this worker. */
export const say = postMessage.bind(globalThis);

const { language, platform, userAgent, maxTouchPoints } = navigator;
for (let scope = globalThis; scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
  for (const name of Object.getOwnPropertyNames(scope)) {
    if (!KEPT.has(name) && name !== "constructor") Reflect.deleteProperty(scope, name);
  }
}
// What Pyodide says of a program that has killed it, its trace or the page says.
globalThis.console = Object.fromEntries(["debug", "info", "log", "warn", "error", "trace"].map((name) => [name, () => {}]));
globalThis.navigator = { language, platform, userAgent, maxTouchPoints };
