/** Selects a statement without a claim: the words that "add claim" takes then. False when every statement has one. */
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import { coverageOf } from "../../claim/coverage.ts";
import type { Range } from "../../claim/range.ts";
import { deskText } from "../plugins/claims.ts";

/** The one behind the caret, going round at the end. */
export const goToUncovered = selectOpen((open, { selection: { from, empty } }) =>
  open.find((statement) => (empty ? statement.from >= from : statement.from > from)),
);

export const goToFirstUncovered = selectOpen(() => undefined);

function selectOpen(pick: (open: readonly Range[], state: EditorState) => Range | undefined): Command {
  return (state, dispatch, view) => {
    const { open } = coverageOf(deskText(state));
    const picked = pick(open, state) ?? open[0];
    if (picked === undefined) return false;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, picked.from, picked.to)).scrollIntoView());
    view?.focus();
    return true;
  };
}
