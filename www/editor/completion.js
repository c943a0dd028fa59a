// Words and names that fit, while a word is being written or on Ctrl-Space.
import { acceptCompletion, autocompletion, completionStatus } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";
import { explained } from "./meaning.js";

/**
 * `complete(text, at)` gives where the word starts, then each choice and what it is, one after the other, what fits best
 * first; `meaning(word)` what a word of the language means.
 */
export function completion(complete, meaning) {
  const source = ({ state, pos, explicit }) => {
    const [from, ...flat] = complete(state.doc.toString(), pos);
    const options = [];
    for (let index = 0; index < flat.length; index += 2) {
      const info = () => explained(meaning, flat[index]);
      options.push({ label: flat[index], detail: flat[index + 1], boost: -index / 2, info });
    }
    const written = state.sliceDoc(from, pos);
    const begun = written !== "" || state.sliceDoc(pos - 1, pos) === "{";
    // A word that is whole needs no help: Enter ends its line.
    const whole = options.some(({ label }) => label === written);
    return options.length > 0 && (explicit || (begun && !whole)) ? { from, options } : null;
  };
  return [
    autocompletion({ override: [source], icons: false }),
    // Only while choices are shown, if too shortly to be accepted: otherwise Tab leaves the editor.
    keymap.of([{ key: "Tab", run: (view) => acceptCompletion(view) || completionStatus(view.state) === "active" }]),
  ];
}
