// The document as Trunk writes it, and what is done to it.

/** The document without its links of some kinds. */
export function withoutLinks(html, ...kinds) {
  return html.replace(new RegExp(`<link [^>]*rel=(${kinds.join("|")})(?=[ >])[^>]*>`, "g"), "");
}

/** The styles of a document, those of all its sheets in their order, and the document without any. */
export function takeStyles(html, files) {
  let styles = "";
  const rest = html.replace(/<link [^>]*rel=stylesheet[^>]*>/g, (link) => {
    styles += `${files.get(addressIn(link))}\n`;
    return "";
  });
  if (!styles) throw new Error("the document has no stylesheet");
  return { styles: styles.trim(), rest };
}

/** Whether code asks for a file: the document asks for the others itself, and `python.js` for what Python is made of. */
export function isAskedFor(name) {
  return !["start.js", "embed.js"].includes(name) && !/^python_|\.(html|css|svg|png|webmanifest)$/.test(name);
}

/** The document with something else in the place of what there is once. */
export function replace(html, what, by) {
  if (html.split(what).length !== 2) throw new Error(`the document does not have ${what} once`);
  return html.replace(what, () => by);
}

/** The document with a policy before all that it is for. */
export function withPolicy(html, policy) {
  const first = "<meta charset=utf-8>";
  return replace(html, first, `${first}<meta http-equiv=Content-Security-Policy content="${policy}">`);
}

function addressIn(tag) {
  return /href="?(?:\.\/)?([^\s">]+)/.exec(tag)[1];
}
