// What is typed over a selection. Chromium, left to itself, gives the lines that it joins styles of its own, in
// attributes, which the page's content security policy has no leave for.
import { EditorView } from "@codemirror/view";

export const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    // The document's, which the view may not have heard of yet.
    const selection = view.root.getSelection();
    const insert = event.inputType === "insertText" ? event.data : event.inputType === "deleteContentBackward" ? "" : null;
    if (insert === null || event.isComposing || selection.isCollapsed) return false;
    const range = selection.getRangeAt(0);
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + view.state.toText(insert).length },
      scrollIntoView: true,
      userEvent: insert ? "input.type" : "delete.selection",
    });
    event.preventDefault();
    return true;
  },
});
