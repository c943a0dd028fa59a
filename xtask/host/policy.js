// The content security policy, in the document itself: not every host lets one send headers.

const COMMON = {
  "default-src": "'none'",
  "img-src": "'self' data: blob:",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** For a page whose files are beside it, and which has that script in a frame. */
export function hosted(framed) {
  return written({
    ...COMMON,
    "script-src": `'self' 'wasm-unsafe-eval' '${framed}'`,
    "style-src": "'self'",
    // Web Workers are made from sources inside the page: there is no other way where it has no origin.
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
  });
}

/** For a page that has all its files in it: the script and the styles that stand in it, by their hashes, and what the
 * script unpacks. */
export function packed(script, styles) {
  return written({
    ...COMMON,
    "script-src": `'${script}' 'wasm-unsafe-eval' blob:`,
    "style-src": `'${styles}'`,
    "worker-src": "blob:",
    "img-src": "data: blob:",
    "connect-src": "blob:",
  });
}

function written(rules) {
  return Object.entries(rules).map(([what, where]) => `${what} ${where}`).join("; ");
}
