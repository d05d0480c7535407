/**
 * Takes in where the browser has put the caret. It tells so late, after keys that wait already and after what came from others: on a
 * busy page whoever changed the page first would carry the caret back to where it was, and the next letters with it.
 */
import type { EditorView } from "prosemirror-view";

export function hearCaret(view: EditorView): void {
  if (view.composing || !view.hasFocus()) return;
  view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
