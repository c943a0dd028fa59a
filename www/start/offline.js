// Has the page work without a network from the next visit on. VERSION is empty where nobody hosts it for good: under
// `trunk serve`, and in a single file, which is all there as it is.

const scope = new URL("./", document.baseURI).href;

// Says which version is in use for as long as this page is open: so long its files are kept. See sw.js.
if (VERSION) navigator.locks?.request(`loopscope ${scope} ${VERSION}`, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

/** Registers the service worker; where there can be none, the page does without. */
export function workOffline() {
  if (!VERSION) return;
  try {
    navigator.serviceWorker.register(`${scope}sw.js`).catch(() => {});
  } catch {
    // A page without an origin may not even ask.
  }
}
