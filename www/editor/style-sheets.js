// CodeMirror's styles as adopted style sheets, not as a style element: those need no leave from a content security
// policy.
import { StyleModule as Base } from "../../node_modules/style-mod/src/style-mod.js";

const sheets = new WeakMap();

export class StyleModule extends Base {
  static mount(root, modules) {
    for (const module of [modules].flat()) {
      if (!sheets.has(module)) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(module.getRules());
        sheets.set(module, sheet);
        root.adoptedStyleSheets.push(sheet);
      }
    }
  }
}
