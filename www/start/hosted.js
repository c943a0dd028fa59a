// The page's files on a host: beside the document, under names that tell their contents.

/** Whether the styles that an embedded page does without come apart: `trunk serve` has them in the document. */
export const stylesApart = VERSION !== "";

/** Whether there is a WebAssembly for an embedded page: not under `trunk serve`. */
export const embedsApart = VERSION !== "";

/** Whether a service worker has the files. */
export function areAtHand() {
  try {
    return Boolean(VERSION && navigator.serviceWorker?.controller);
  } catch {
    // A page without an origin may not even ask.
    return false;
  }
}

/** Finds a file's address by its plain name. */
export async function files() {
  return (name) => new URL(NAMES[name] ?? name, document.baseURI).href;
}
