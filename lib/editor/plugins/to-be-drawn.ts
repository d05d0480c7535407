/** When what is drawn from the records of claims must be drawn anew. */
import type { EditorState, Transaction } from "prosemirror-state";
import { type DeskClaims, shownClaims } from "./claims.ts";
import { nearView } from "./viewport.ts";

export type Records = DeskClaims["confirmed"]["claims"];

/**
 * True when more may have changed than the text and, with it, the places of the same claims. `drawnFrom` are the records it was drawn
 * from: entries taken in one after the other are drawn at their end, when the state before has other records than these.
 */
export function isToBeDrawn(tr: Transaction, drawnFrom: Records, before: EditorState, now: EditorState): boolean {
  const [old, present] = [shownClaims(before), shownClaims(now)];
  return (
    drawnFrom !== present.confirmed.claims ||
    old.drawn.typed !== present.drawn.typed ||
    old.drawn.ranges.ids !== present.drawn.ranges.ids ||
    (!tr.docChanged && (old.drawn !== present.drawn || nearView(before) !== nearView(now)))
  );
}
