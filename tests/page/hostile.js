// Links that nobody's page should have to take: thought of, and made up.
import { deflateRawSync } from "node:zlib";
import { packed, typed } from "./fragments.js";

const base64 = (text) => deflateRawSync(Buffer.from(text)).toString("base64url");
const MARKUP = `<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script><svg onload=globalThis.hit=1>`;
const JS = "javascript:globalThis.hit=1";
const KEYS = ["t", "z", "view", "strategy", "at", "step", "speed", "play", "quiz", "lang", "theme", "hide", "show"];
/** A script whose every text is what it should not be. */
const scripted = (text) => `title "${text.replaceAll('"', "'")}"\n# ${text}\nqueue q\na: print "${text.replaceAll('"', "'")}"; cpu 1 "${text.replaceAll('"', "'")}"\nb: sleep 1; print "{now} ${text.replaceAll('"', "'")}"\n`;

/** What somebody could think of, by names. */
export const NAMED = {
  "a deflate bomb": `#z=1.${base64("\n".repeat(100_000_000))}`,
  "a script as large as may be": packed("a: sleep 1 # x\n".repeat(4_300)),
  "a script that is not one, as large as may be": packed("<".repeat(65_536)),
  "a hundred thousand tasks": typed("a x 100000: sleep 1; print \"x\""),
  "a run without an end": typed("a:\n  forever:\n    sleep 0\n") + "&play=1",
  "bytes that are no text": `#z=1.${deflateRawSync(Buffer.from([0xff, 0xfe, 0x80])).toString("base64url")}`,
  "markup in the script": typed(scripted(MARKUP)),
  "an address in the script": typed(scripted(JS)),
  "markup for a script": typed(MARKUP),
  "markup, not encoded": `#t=${MARKUP}`,
  "markup without a key": `#${MARKUP}`,
  "an address for a fragment": `#${JS}`,
  "bidirectional signs": typed(scripted("\u202e\u2066 gnp.exe \u0000\u0007\ufeff")),
  "half a surrogate": "#t=%ED%A0%80",
  "every key many times": `#${KEYS.map((key) => `${key}=${key}&`.repeat(500)).join("")}`,
  ...Object.fromEntries([...KEYS, "list", "follow"].map((key) => [`markup in ${key}`, `#t=a:+sleep+1&${key}=${encodeURIComponent(MARKUP)}`])),
  ...Object.fromEntries([...KEYS, "list", "follow"].map((key) => [`an address in ${key}`, `#t=a:+sleep+1&${key}=${encodeURIComponent(JS)}`])),
  ...Object.fromEntries(["t=x", "t=%41", "z=1.", "&", "&hide=", "x"].map((sign) => [`2 MB of ${sign}`, `#${sign.repeat(2_000_000 / sign.length)}`])),
};

/** The same numbers every time (mulberry32). */
function numbers(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** 200 links: sound ones that were changed, cut and mixed, and noise. */
export function fuzz() {
  const below = numbers(20_261_122);
  const pick = (of) => of[below(of.length)];
  const values = ["1", "0", "embed", "threads", "sync", "2.5", "99999999999999999999", "-1", "ko", "en", "dark", "editor,log", "", "%", "%00", MARKUP, JS];
  const scripts = ["a: sleep 3\nb: cpu 2\n", scripted(MARKUP), scripted("파스타 🍝"), "queue q\na: put q 1\nb: get q\n", "a x 40: sleep 1; cpu 10ms"];
  const sign = () => String.fromCodePoint(pick([32 + below(95), 0x80 + below(0x700), 0x1f300 + below(200)]));
  return Array.from({ length: 200 }, (_, at) => {
    if (at % 5 === 4) return `#${Array.from({ length: below(300) }, sign).join("")}`;
    const keys = Array.from({ length: below(5) }, () => `&${pick(KEYS)}=${pick(values)}`).join("");
    const letters = [...((at % 2 ? typed : packed)(pick(scripts)) + keys)];
    for (let changes = below(4); changes > 0; changes--) letters[1 + below(letters.length - 1)] = sign();
    return letters.slice(0, pick([letters.length, letters.length, 1 + below(letters.length)])).join("");
  });
}
