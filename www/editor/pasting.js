// What word processors and web pages make of a script is put right when it is pasted; undo gives it back as it was.
import { isolateHistory } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { change } from "./change.js";
import { announce, paragraphs, tell } from "./told.js";

/** `mend(line)` gives a line as it is meant; `said()` what is said of it. */
export const pasting = (mend, said) =>
  EditorView.updateListener.of(({ view, state, changes, transactions }) => {
    if (!transactions.some((transaction) => transaction.isUserEvent("input.paste"))) {
      return;
    }
    const mended = [];
    changes.iterChangedRanges((_from, _to, from, to) => {
      const last = state.doc.lineAt(to).number;
      for (let number = state.doc.lineAt(from).number; number <= last; number += 1) {
        const line = state.doc.line(number);
        const least = change(line.text, mend(line.text));
        if (least) {
          mended.push({ from: line.from + least.from, to: line.from + least.to, insert: least.insert });
        }
      }
    });
    if (mended.length > 0) {
      const create = () => ({ dom: paragraphs([said()], "word-meaning") });
      const effects = [tell.of({ pos: mended[0].from, above: true, create }), announce(said())];
      // Once everybody has heard of what was pasted.
      queueMicrotask(() => {
        view.dispatch({ changes: mended, effects, annotations: isolateHistory.of("full"), userEvent: "input.mend" });
      });
    }
  });
