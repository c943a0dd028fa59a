// What a word of the language means: beside the choices, and where the pointer rests on it.
import { hoverTooltip } from "@codemirror/view";
import { paragraphs } from "./told.js";

const KEYWORD = 0;

/** A word's meaning as an element, if it has one: `meaning(word)` gives its lines. */
export function explained(meaning, word) {
  const text = meaning(word);
  return text ? paragraphs(text.split("\n"), "word-meaning") : null;
}

/** `highlight(line)` gives the start, the end and the class of each piece of a line, one after the other. */
export function meanings(highlight, meaning) {
  return hoverTooltip(({ state }, at) => {
    const line = state.doc.lineAt(at);
    const pieces = highlight(line.text, false, "");
    for (let index = 0; index < pieces.length; index += 3) {
      const [from, to] = [line.from + pieces[index], line.from + pieces[index + 1]];
      if (from <= at && at < to && pieces[index + 2] === KEYWORD) {
        const dom = explained(meaning, state.sliceDoc(from, to));
        return dom && { pos: from, end: to, above: true, create: () => ({ dom }) };
      }
    }
    return null;
  });
}
