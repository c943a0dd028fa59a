// Links, put together and taken apart as the page does it, by other means.
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A script as it is typed. */
export const typed = (script) => `#t=${encodeURIComponent(script)}`;

/** A script as it is packed. */
export const packed = (script) => `#z=1.${deflateRawSync(Buffer.from(script), { level: 9 }).toString("base64url")}`;

/** The script in an address; `null` if it has none, `undefined` if it cannot be read. */
export function scriptIn(address) {
  const pairs = new URL(address).hash.slice(1).split("&").map((pair) => pair.split("="));
  const { t, z } = Object.fromEntries(pairs);
  try {
    if (z !== undefined) return inflateRawSync(Buffer.from(z.slice(2), "base64url")).toString();
  } catch {
    return undefined;
  }
  return t === undefined ? null : decodeURIComponent(t.replaceAll("+", " "));
}
