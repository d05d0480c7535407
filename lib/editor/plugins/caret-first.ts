/** Lets a key act where the caret is: a click and a Backspace right behind it would take the letters at the old place. */
import { Plugin } from "prosemirror-state";
import { hearCaret } from "../hear-caret.ts";

export function caretFirstPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(view) {
          hearCaret(view);
          return false;
        },
      },
    },
  });
}
