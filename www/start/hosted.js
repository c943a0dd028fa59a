// The page's files on a host: beside the document, under names that tell their contents.

/** Finds a file's address by its plain name. */
export async function files() {
  return (name) => new URL(NAMES[name] ?? name, document.baseURI).href;
}

/** What an engine's worker begins with: `glue` comes from its own file. */
export const engine = (file) => `const glue = import(${JSON.stringify(file("page.js"))});`;

/** On a host no trace is in the document. */
export function opened() {}
