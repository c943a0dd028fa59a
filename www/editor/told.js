// What the editor tells beside the text.
import { EditorView, showTooltip } from "@codemirror/view";
import { StateEffect, StateField } from "@codemirror/state";

/** Shows a tooltip, or none, until something else happens. */
export const tell = StateEffect.define();

/** The tooltip that is shown so. */
export const told = StateField.define({
  create: () => null,
  update(tooltip, { docChanged, selection, effects }) {
    const said = effects.find((effect) => effect.is(tell));
    return said ? said.value : docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** The effect that has screen readers say it. */
export const announce = (text) => EditorView.announce.of(text.replaceAll("`", ""));

/** Texts, a paragraph each, in which what stands between backticks is code. */
export function paragraphs(texts, className) {
  const list = document.createElement("div");
  list.className = className;
  for (const text of texts) {
    const paragraph = list.appendChild(document.createElement("p"));
    text.split("`").forEach((part, index) => {
      const piece = index % 2 === 0 ? document.createTextNode(part) : document.createElement("code");
      piece.textContent = part;
      paragraph.append(piece);
    });
  }
  return list;
}
