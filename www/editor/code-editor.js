// One editor: it takes a text area's place, and is told what the page knows.
import { history, historyKeymap, isolateHistory, standardKeymap } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { completion } from "./completion.js";
import { change } from "./change.js";
import { highlighting, setCovered } from "./highlighting.js";
import { keys } from "./keys.js";
import { lineMarks, setLineMarks } from "./line-marks.js";
import { meanings } from "./meaning.js";
import { pasting } from "./pasting.js";
import { hasProblems, problemMarks, setProblems } from "./problems.js";
import { typingOver } from "./typing-over.js";

/** On a change that comes from the page, which need not be told of it. */
const fromPage = Annotation.define();

export class CodeEditor {
  #view;
  #label = new Compartment();
  /** Written to, not replaced: another object would make the view start anew. */
  #phrases = {};
  #marked;
  #mended = "";
  /** Whether what it has been given is covered, and no text to come back to. */
  #isCover;
  /** A text that waits for the end of a composition. */
  #later;
  /** CodeMirror looks for completions a moment after a key, even in an editor that was destroyed; the page answers no more then. */
  #gone = false;

  /**
   * Takes a text area's place: its text, its selection, its focus, where it is scrolled to.
   * `edited(text)` is told of every change; `highlight(line, covered, above)`, `complete(text, at)`, `message(index)`, `meaning(word)` and
   * `mend(line)` are asked.
   */
  constructor(parent, plain, [edited, highlight, complete, message, meaning, mend]) {
    const { value, selectionStart, selectionEnd, selectionDirection, scrollTop, scrollLeft } = plain;
    const backward = selectionDirection === "backward";
    this.#isCover = plain.readOnly;
    const hadFocus = document.activeElement === plain;
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        selection: backward
          ? { anchor: selectionEnd, head: selectionStart }
          : { anchor: selectionStart, head: selectionEnd },
        extensions: [
          history(),
          lineNumbers(),
          lineMarks,
          highlighting(highlight),
          problemMarks(message),
          meanings(highlight, meaning),
          completion((text, at) => (this.#gone ? [at] : complete(text, at)), meaning),
          pasting(mend, () => this.#mended),
          keys(highlight),
          typingOver,
          keymap.of([...historyKeymap, ...standardKeymap]),
          EditorView.contentAttributes.of({ id: plain.id, tabindex: "0", "aria-describedby": "problems" }),
          this.#label.of([]),
          EditorState.phrases.of(this.#phrases),
          EditorView.domEventHandlers({ compositionend: () => setTimeout(() => this.#applyLater()) }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(fromPage))) {
              edited(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    // Asking for a place has the lines measured: until then their heights are guesses.
    this.#view.coordsAtPos(0);
    Object.assign(this.#view.scrollDOM, { scrollTop, scrollLeft });
    if (hadFocus) {
      this.#view.focus();
    }
  }

  /** Names the editor and its list of completions, and says what is said when a pasted text was mended. */
  setWords(label, completions, mended) {
    this.#mended = mended;
    this.#phrases.Completions = completions;
    const attributes = EditorView.contentAttributes.of({ "aria-label": label });
    this.#view.dispatch({ effects: this.#label.reconfigure(attributes) });
  }

  /** Shows a text: one change that can be undone, unless the text is there already. */
  setText(text) {
    const { state } = this.#view;
    const wanted = change(state.doc.toString(), state.toText(text).toString());
    const kept = this.#isCover ? Transaction.addToHistory.of(false) : isolateHistory.of("full");
    this.#later = undefined;
    this.#isCover = false;
    if (!wanted) {
      return;
    }
    if (this.#view.compositionStarted) {
      this.#later = text;
      return;
    }
    // Another first line: another script, which is read from its top.
    const another = wanted.from <= state.doc.line(1).to;
    this.#view.dispatch({
      changes: wanted,
      selection: another ? { anchor: 0 } : undefined,
      scrollIntoView: another,
      annotations: [fromPage.of(true), kept],
    });
  }

  #applyLater() {
    if (this.#later !== undefined) {
      this.setText(this.#later);
    }
  }

  /** Underlines what is wrong: the start and the end of each problem, one after the other, in UTF-16 units. */
  setProblems(places) {
    const { state } = this.#view;
    // Nothing was wrong and nothing is, as with most keys: an update would cost them a millisecond.
    if (places.length > 0 || hasProblems(state)) {
      this.#view.dispatch({ effects: setProblems(state, places) });
    }
  }

  /** Covers comments and the title, or shows them again. */
  cover(covered, python) {
    this.#view.dispatch({ effects: setCovered.of({ covered, python }) });
  }

  /** Marks the lines at which tasks stand, the lines that are wrong, and one more, 0 for none. Lines count from 1. */
  setLines(here, wrong, marked) {
    const { doc } = this.#view.state;
    const effects = [setLineMarks.of({ here, wrong, marked: [marked] })];
    if (marked !== this.#marked && marked > 0 && marked <= doc.lines) {
      effects.push(EditorView.scrollIntoView(doc.line(marked).from, { y: "nearest", yMargin: 46 }));
    }
    this.#marked = marked;
    this.#view.dispatch({ effects });
  }

  destroy() {
    this.#gone = true;
    this.#view.destroy();
  }
}
