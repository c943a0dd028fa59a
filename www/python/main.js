// Runs Python programs where they can reach nothing.
import { fetched } from "./files.js";
import { Run } from "./run.js";
import { Sandbox } from "./sandbox.js";

/** Runs a program where it can reach nothing; prepares what runs it, if that has not been done.
 *
 * `onProgress(loaded, total)` hears of bytes, as long as something is fetched; `onLine(t_us, text)` of lines, as they are printed
 * on the real clock. `stop()` ends it. `ended` is `{ trace }`, a loopscope-trace-1 as text, or `{ fault: { kind, line, text } }`:
 *
 * - `unreachable`: it could not be fetched; `text` says which file;
 * - `refused`: this browser does not isolate it, or runs no WebAssembly;
 * - `silent`: no end in ten seconds; `line` is the last that was reached, and so is it below;
 * - `memory`, `crashed`: the interpreter is out of it;
 * - `false`: a message that none of ours can be;
 * - `stopped`: by `stop()`.
 */
export function run(source, { filename = "program.py", real = false, cores = 4, gil = true, onProgress, onLine } = {}) {
  const run = new Run(onLine);
  start(run, { source, filename, real, cores, gil }, onProgress);
  return { ended: run.ended, stop: () => run.fail("stopped") };
}

async function start(run, program, onProgress) {
  let files;
  try {
    files = await fetched(onProgress);
  } catch (error) {
    return run.fail("unreachable", error.message);
  }
  try {
    const place = await prepared(files);
    run.begin(place, program);
    await run.ended;
    // The next one may be soon.
    await prepared(files);
  } catch (error) {
    run.fail("refused", error.message);
  }
}

/** The place where programs run, or the promise of it. */
let opening;

/** A place that is alive: a browser may have ended one that had too much. */
async function prepared(files) {
  const mine = (opening ??= Sandbox.open(files));
  const forget = () => {
    if (opening === mine) opening = undefined;
  };
  try {
    const place = await mine;
    if (await place.answers()) return place;
    place.close();
  } catch (error) {
    forget();
    throw error;
  }
  forget();
  return prepared(files);
}
