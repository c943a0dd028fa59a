// Hashes of files.
import { createHash } from "node:crypto";

/** As browsers check it. */
export function integrity(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** Short, for names. */
export function short(...contents) {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content).update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** A file's name that tells its content. */
export function named(name, content) {
  return name.replace(/(?=\.\w+$)/, `-${short(content)}`);
}
