// What is wrong, underlined; what is wrong with it, on hovering and from one to the next with F8.
import { StateEffect, StateField, findClusterBreak } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import { announce, paragraphs, tell, told } from "./told.js";

const replaceProblems = StateEffect.define();

const problems = StateField.define({
  create: () => ({ marks: Decoration.none, invalid: false }),
  update(found, { changes, effects }) {
    const replaced = effects.find((effect) => effect.is(replaceProblems));
    if (replaced) {
      return replaced.value;
    }
    return changes.empty ? found : { ...found, marks: found.marks.map(changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ marks }) => marks),
    EditorView.contentAttributes.from(field, ({ invalid }) => ({ "aria-invalid": String(invalid) })),
  ],
});

/** Whether something is wrong, as far as the editor was told. */
export const hasProblems = (state) => state.field(problems).invalid;

/** The effect that underlines problems: the start and the end of each, one after the other. */
export function setProblems({ doc }, places) {
  const marks = [];
  for (let index = 0; index < places.length; index += 2) {
    const [from, to] = seen(doc, places[index], places[index + 1]);
    // An empty line has nothing to underline; its number is marked.
    if (from < to) {
      marks.push(Decoration.mark({ class: "problem", index: index / 2 }).range(from, to));
    }
  }
  return replaceProblems.of({ marks: Decoration.set(marks, true), invalid: places.length > 0 });
}

/** A point is seen at the character before it or, where a line starts, after it. */
function seen(doc, from, to) {
  const within = (at) => Math.min(at, doc.length);
  if (from !== to) {
    return [within(from), within(to)];
  }
  const line = doc.lineAt(within(from));
  const at = within(from) - line.from;
  return at > 0
    ? [line.from + findClusterBreak(line.text, at, false), within(from)]
    : [line.from, line.from + findClusterBreak(line.text, 0, true)];
}

/** `message(index)` says what a problem is, with what it quotes between backticks. */
export function problemMarks(message) {
  const between = ({ state }, from, to) => {
    const found = [];
    state.field(problems).marks.between(from, to, (from, to, { spec }) => {
      found.push({ from, to, message: message(spec.index) });
    });
    return found;
  };
  const tooltip = (found) => ({
    pos: found[0].from,
    end: found[0].to,
    above: true,
    create: () => ({ dom: paragraphs(found.map(({ message }) => message), "problem-messages") }),
  });
  const hover = hoverTooltip((view, at) => {
    const found = between(view, at, at);
    return found.length > 0 ? tooltip(found) : null;
  });
  const go = (pick) => (view) => {
    const all = between(view, 0, view.state.doc.length);
    const next = pick(all, view.state.selection.main.from);
    if (!next) {
      return false;
    }
    const effects = [tell.of(tooltip([next])), announce(next.message)];
    view.dispatch({ selection: { anchor: next.from, head: next.to }, scrollIntoView: true, effects });
    return true;
  };
  const hush = (view) => {
    const open = view.state.field(told) !== null;
    if (open) {
      view.dispatch({ effects: tell.of(null) });
    }
    return open;
  };
  const onwards = go((all, at) => all.find(({ from }) => from > at) ?? all[0]);
  const backwards = go((all, at) => all.findLast(({ from }) => from < at) ?? all.at(-1));
  const keys = keymap.of([
    { key: "F8", run: onwards, shift: backwards },
    { key: "Escape", run: hush },
  ]);
  return [problems, told, hover, keys];
}
