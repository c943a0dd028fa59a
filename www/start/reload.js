// WebKit's history forgets, when a page is loaded again, what it was given with its step, and what it was given while the
// page was left. The tab's storage does not.

const KEY = "loopscope-step";

/** Gives it back, and keeps what there is when the page is left. */
export function rememberStep() {
  if (!/^Apple/.test(navigator.vendor)) return;
  try {
    addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify([history.state, "", location.href])));
    const again = performance.getEntriesByType("navigation")[0].type === "reload";
    if (again && history.state === null) history.replaceState(...JSON.parse(sessionStorage.getItem(KEY)));
  } catch {
    // Nothing was kept, or may be.
  }
}
