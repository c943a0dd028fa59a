// What CodeMirror's packages ask of a language's grammar, where there is none.
import { Facet } from "@codemirror/state";

const nowhere = { resolveInner: () => null, resolveStack: () => null };

export const indentUnit = Facet.define({ combine: () => "  " });
export const getIndentUnit = () => 2;
export const indentString = (_state, columns) => " ".repeat(columns);
export const syntaxTree = () => nowhere;
export const matchBrackets = () => null;
/** Unknown: a new line gets the indentation of the one before. */
export const getIndentation = () => null;
export class IndentContext {}
