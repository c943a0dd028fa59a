// The code editor, for the page to find once this file is loaded: what src/browser/editor.rs calls.
import { EditorView } from "@codemirror/view";
import { CodeEditor } from "./code-editor.js";
import styles from "./editor.css";
// What opens over the page is wanted by nobody before this is here.
import dialog from "../styles/dialog.css";
import exports from "../styles/export.css";
import gallery from "../styles/gallery.css";
import help from "../styles/help.css";
import share from "../styles/share.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync([styles, dialog, gallery, help, share, exports].join(""));
document.adoptedStyleSheets.push(sheet);

globalThis.loopscopeEditor = {
  mount: (...rest) => new CodeEditor(...rest),

  /** Selects from one place to another, in UTF-16 units, in the editor whose editable element this is. */
  select(element, from, to) {
    const view = EditorView.findFromDOM(element);
    const within = (at) => Math.min(at, view.state.doc.length);
    view.focus();
    view.dispatch({ selection: { anchor: within(from), head: within(to) }, scrollIntoView: true });
  },
};
