// Lines that stand out: where tasks stand, what is wrong, what was asked for.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** `{ here, wrong, marked }`: lists of line numbers from 1. */
export const setLineMarks = StateEffect.define();

const beside = (name) => Object.assign(new (class extends GutterMarker {})(), { elementClass: name });
const LINE = { here: Decoration.line({ class: "here" }), marked: Decoration.line({ class: "marked" }) };
const GUTTER = { here: beside("here"), marked: beside("marked"), wrong: beside("wrong") };

export const lineMarks = StateField.define({
  create: () => ({ lines: RangeSet.empty, gutter: RangeSet.empty }),
  update(marks, { changes, effects, newDoc }) {
    for (const effect of effects) {
      if (effect.is(setLineMarks)) {
        return {
          lines: ranges(newDoc, effect.value, LINE),
          gutter: ranges(newDoc, effect.value, GUTTER),
        };
      }
    }
    return changes.empty ? marks : { lines: marks.lines.map(changes), gutter: marks.gutter.map(changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    gutterLineClass.from(field, ({ gutter }) => gutter),
  ],
});

/** The lines of each kind that `marks` has. */
function ranges(doc, lines, marks) {
  const of = ([kind, mark]) => {
    const there = [...lines[kind]].filter((line) => line > 0 && line <= doc.lines);
    return there.map((line) => mark.range(doc.line(line).from));
  };
  return RangeSet.of(Object.entries(marks).flatMap(of), true);
}
