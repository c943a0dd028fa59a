// Colours from Loopscope's own tokens, for the lines that are seen; and what is covered while a quiz asks.
import { RangeSetBuilder, StateEffect } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";

/** As `script::Class` has them, in its order, but for the last. */
const CLASSES = ["keyword", "name", "number", "text", "value", "comment"].map((name) =>
  Decoration.mark({ class: `token-${name}` }),
);

/** Covers comments and the title, or shows them again; and whether the text is Python, where one may go on over lines. */
export const setCovered = StateEffect.define();

/** What stands for something covered, as `script::covered` has it. */
class Cover extends WidgetType {
  constructor(text) {
    super();
    this.comment = text.startsWith("#");
  }

  eq({ comment }) {
    return comment === this.comment;
  }

  toDOM() {
    const shown = document.createElement("span");
    shown.className = this.comment ? "token-comment" : "token-text";
    shown.textContent = this.comment ? "# …" : '"…"';
    return shown;
  }
}

/**
 * `highlight(line, covered, above)` gives the start, the end and the class of each piece, one after the other; without what
 * stands above, the line follows the one before.
 */
export function highlighting(highlight) {
  const plugin = ViewPlugin.fromClass(
    class {
      covered = false;
      python = false;

      constructor(view) {
        this.look(view);
      }

      update({ docChanged, viewportChanged, view, transactions }) {
        const effects = transactions.flatMap(({ effects }) => effects).filter((effect) => effect.is(setCovered));
        for (const { value } of effects) Object.assign(this, value);
        if (docChanged || viewportChanged || effects.length) this.look(view);
      }

      look(view) {
        const [colours, covers] = [new RangeSetBuilder(), new RangeSetBuilder()];
        let covered = 0;
        for (const { from, to, text, kind } of this.pieces(view)) {
          if (CLASSES[kind]) colours.add(from, to, CLASSES[kind]);
          // Of a long line more than one part may be seen.
          else if (from >= covered) covers.add(from, (covered = to), Decoration.replace({ widget: new Cover(text) }));
        }
        this.colours = colours.finish();
        this.covers = covers.finish();
      }

      /** The pieces that are seen. What is covered is covered as a whole. */
      *pieces({ visibleRanges, state: { doc } }) {
        for (const seen of visibleRanges) {
          let above = this.python ? doc.sliceString(0, doc.lineAt(seen.from).from) : "";
          for (let at = seen.from; at <= seen.to; ) {
            const line = doc.lineAt(at);
            const found = highlight(line.text, this.covered, above);
            for (let index = 0; index < found.length; index += 3) {
              const [start, end, kind] = found.slice(index, index + 3);
              const from = Math.max(line.from + start, CLASSES[kind] ? seen.from : 0);
              const to = Math.min(line.from + end, CLASSES[kind] ? seen.to : Infinity);
              if (from < to) yield { from, to, kind, text: line.text.slice(start, end) };
            }
            above = undefined;
            at = line.to + 1;
          }
        }
      }
    },
    {
      decorations: ({ colours }) => colours,
      provide: (plugin) =>
        [EditorView.decorations, EditorView.atomicRanges].map((facet) =>
          facet.of((view) => view.plugin(plugin)?.covers ?? Decoration.none),
        ),
    },
  );
  return plugin;
}
