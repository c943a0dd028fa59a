// WebKit's history forgets, when a page is loaded again, what it was given with its step. The tab's storage does not.

const KEY = "loopscope-step";

/** Gives it back, and keeps what there is when the page is left. */
export function rememberStep() {
  if (!/^Apple/.test(navigator.vendor)) return;
  try {
    const [href, state] = JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    const again = performance.getEntriesByType("navigation")[0].type === "reload";
    if (again && history.state === null && href === location.href) history.replaceState(state, "");
    addEventListener("pagehide", () => sessionStorage.setItem(KEY, JSON.stringify([location.href, history.state])));
  } catch {
    // A page without an origin keeps nothing.
  }
}
