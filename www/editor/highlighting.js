// Colours from Loopscope's own tokens, for the lines that are seen.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

/** As `script::Class` has them, in its order. */
const CLASSES = ["keyword", "name", "number", "text", "value", "comment"].map((name) =>
  Decoration.mark({ class: `token-${name}` }),
);

/** `highlight(line)` gives the start, the end and the class of each piece, one after the other. */
export function highlighting(highlight) {
  const plugin = class {
    constructor(view) {
      this.decorations = decorations(view, highlight);
    }

    update({ docChanged, viewportChanged, view }) {
      if (docChanged || viewportChanged) {
        this.decorations = decorations(view, highlight);
      }
    }
  };
  return ViewPlugin.fromClass(plugin, { decorations: (plugin) => plugin.decorations });
}

function decorations(view, highlight) {
  const builder = new RangeSetBuilder();
  for (const seen of view.visibleRanges) {
    for (let at = seen.from; at <= seen.to; ) {
      const line = view.state.doc.lineAt(at);
      const pieces = highlight(line.text);
      for (let index = 0; index < pieces.length; index += 3) {
        const from = Math.max(line.from + pieces[index], seen.from);
        const to = Math.min(line.from + pieces[index + 1], seen.to);
        if (from < to) {
          builder.add(from, to, CLASSES[pieces[index + 2]]);
        }
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}
