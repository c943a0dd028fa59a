// What the command line exports.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The dialog's buttons for the forms that have no settings, and how the names of their files end. */
export const FORMS = [["svg", "svg"], ["text", "txt"], ["json", "json"], ["chrome", "trace.json"], ["python", "py"]];

/** What `loopscope render` writes of a script. */
export function rendered(script, format, ...options) {
  return execFileSync(`${root}target/debug/loopscope`, ["render", "-", "-o", "-", "--format", format, ...options], {
    input: script,
    maxBuffer: 1 << 26,
  });
}
