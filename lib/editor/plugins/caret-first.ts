/**
 * Lets a key act where the caret is. A browser tells of a new caret only after the keys that wait already: on a busy page a click and
 * a Backspace right behind it reach the editor before it has heard of the click, and the letters at the old place would go.
 */
import { Plugin } from "prosemirror-state";

export function caretFirstPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view) {
          if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
          return false;
        },
      },
    },
  });
}
