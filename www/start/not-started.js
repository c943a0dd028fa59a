// The word that the page has not started, and why.

const word = document.querySelector(".not-started");
/** What a content security policy, the page's own or a foreign one, has refused. */
const refused = [];

/** Notes what is refused from now on. */
export function watch() {
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    refused.push(`Content-Security-Policy ${effectiveDirective}: ${blockedURI}`);
  });
}

/** Says why, and what to do about it where that is known. */
export async function say(error) {
  // A policy's word comes in a turn of its own.
  await new Promise((turn) => setTimeout(turn));
  for (const hint of word.querySelectorAll("[data-if]")) hint.hidden = hint.dataset.if !== cause(error);
  const [why, again] = word.querySelectorAll(".why, button");
  why.hidden = again.hidden = false;
  why.textContent = [error.message || error, ...new Set(refused)].join("\n");
  again.onclick = () => location.reload();
  word.classList.add("now");
  // The app may have taken its place already.
  document.body.replaceChildren(word);
}

function cause(error) {
  if (location.protocol === "file:") return "disk";
  if (!globalThis.WebAssembly || error instanceof SyntaxError) return "old";
  return self.origin === "null" && !refused.length ? "frame" : "";
}
