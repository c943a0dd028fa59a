// What translates a page, as far as the page's nodes are concerned: each text gets elements around it, at once and
// whenever there are new ones.

/** What stands in a translated page for a text, and whether the text's own node is still in there. */
export const TRANSLATORS = { "another node": false, "the same node, wrapped": true };

/** Has a translator of that kind at work in every document that a page opens, though it is asked not to be. */
export async function translate(page, keepsNode) {
  await page.addInitScript((keepsNode) => {
    const wrap = (text) => {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent || parent.closest("font, script, style, textarea, .cm-editor")) return;
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      text.replaceWith(font);
      font.firstChild.append(keepsNode ? text : document.createTextNode(text.data));
    };
    const all = (node) => {
      const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) found.push(texts.currentNode);
      found.forEach(wrap);
    };
    addEventListener("DOMContentLoaded", () => {
      all(document.body);
      const changes = new MutationObserver((records) => {
        for (const { target } of records) if (target.isConnected) target.nodeType === 3 ? wrap(target) : all(target);
      });
      changes.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  }, keepsNode);
}

/** The elements that have a text beside something else, which no translator could be kept apart from. */
export function mixed(page) {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (texts.nextNode()) {
      const { data, parentElement: parent } = texts.currentNode;
      const apart = parent.closest("script, style, .cm-editor, .cm-tooltip, .not-started");
      if (data.trim() && !apart && parent.childNodes.length > 1) found.add(`${parent.outerHTML.slice(0, 120)}`);
    }
    return [...found];
  });
}
