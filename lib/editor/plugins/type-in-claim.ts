/**
 * A letter typed with the caret in a claim is put in by a transaction, not by the browser. What the browser puts into the spans of a
 * decoration, prosemirror-view draws anew from scratch, which lays the page out twice for a key. Letters that come otherwise (a
 * composition, a phone's keyboard, a letter over selected words) go the usual way.
 */
import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { claimsCovering } from "../claims-at.ts";
import { shownClaims } from "./claims.ts";

export function typeInClaimPlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyPress(view, { charCode }) {
        const { selection } = view.state;
        if (!(selection instanceof TextSelection) || !selection.empty || charCode < 32) return false;
        if (claimsCovering(shownClaims(view.state).drawn.ranges, selection.from).length === 0) return false;
        typeHere(view, selection.from, String.fromCharCode(charCode));
        return true;
      },
    },
  });
}

/** As prosemirror-view does it where the browser may not: whoever takes text in is asked first. */
function typeHere(view: EditorView, at: number, text: string): void {
  const typed = () => view.state.tr.insertText(text).scrollIntoView();
  if (!view.someProp("handleTextInput", (take) => take(view, at, at, text, typed))) view.dispatch(typed());
}
