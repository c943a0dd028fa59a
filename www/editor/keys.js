// Keys of a script: Enter, comments, indentation.
import { indentLess, indentMore, toggleComment } from "@codemirror/commands";
import { EditorSelection, EditorState } from "@codemirror/state";
import { keymap } from "@codemirror/view";

const COMMENT = 5;

export function keys(highlight) {
  return [
    EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
    keymap.of([
      { key: "Enter", run: newLine(highlight) },
      { key: "Mod-/", run: toggleComment },
      { key: "Mod-]", run: indentMore },
      { key: "Mod-[", run: indentLess },
    ]),
  ];
}

/** A line break and the indentation of the line before, two spaces deeper after a header. */
const newLine = (highlight) => ({ state, dispatch }) => {
  const change = state.changeByRange(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const before = line.text.slice(0, from - line.from);
    const deeper = isHeader(before, highlight) ? "  " : "";
    const insert = `\n${/^ */.exec(before)[0]}${deeper}`;
    const rest = state.doc.lineAt(to);
    const spaces = /^ */.exec(rest.text.slice(to - rest.from))[0].length;
    const caret = EditorSelection.cursor(from + insert.length);
    return { changes: { from, to: to + spaces, insert }, range: caret };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: "input" }));
  return true;
};

/** Whether a line ends in a colon, but for a comment. */
function isHeader(line, highlight) {
  const pieces = highlight(line, false, "");
  const comment = pieces.at(-1) === COMMENT ? pieces.at(-3) : line.length;
  return line.slice(0, comment).trimEnd().endsWith(":");
}
