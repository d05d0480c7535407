/** What the screens see, put together from the editor's state and what is known beside it. Parts that say the same stay the same. */
import { redoDepth, undoDepth } from "prosemirror-history";
import type { EditorState } from "prosemirror-state";
import type { Range } from "../claim/range.ts";
import { claimsCovering, claimsTouching } from "./claims-at.ts";
import type { DeskView } from "./desk-view.ts";
import { formatsAt } from "./formats-at.ts";
import { type DeskClaims, shownClaims } from "./plugins/claims.ts";
import { whoIsHere } from "./plugins/presence.ts";
import { editingOf } from "./plugins/read-only.ts";
import { showsUncovered } from "./plugins/uncovered.ts";

type Beside = Pick<
  DeskView,
  "claims" | "withdrawn" | "saveState" | "problem" | "rescued" | "left" | "justDone" | "isOlder"
> & {
  isGone: boolean;
  mayEdit: boolean;
};

export function lookAt(state: EditorState, before: DeskView | null, { isGone, mayEdit, ...beside }: Beside): DeskView {
  const { confirmed, drawn, active, hovered, waiting } = shownClaims(state);
  const { from, to, empty } = state.selection;
  const here = empty ? claimsCovering(drawn.ranges, from) : claimsTouching(drawn.ranges, from, to);
  return {
    ...beside,
    meta: confirmed.meta,
    version: confirmed.version,
    seq: confirmed.seq,
    selection: empty ? null : sameRange(before?.selection, { from, to }),
    atSelection: sameList(before?.atSelection, here),
    formats: formatsAt(state),
    active,
    hovered,
    editing: isGone ? "gone" : editingOf(state, mayEdit),
    showsUncovered: showsUncovered(state),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    present: whoIsHere(state),
    late: sameList(before?.late, lateIn(waiting)),
  };
}

/** Claims of which something is not sent. */
function lateIn(waiting: DeskClaims["waiting"]): string[] {
  return [...waiting.values()].flatMap(({ isLate, command }) => (isLate ? [String(command.claimId)] : []));
}

export function isSameView(before: DeskView, now: DeskView): boolean {
  return (Object.keys(now) as (keyof DeskView)[]).every((key) => before[key] === now[key]);
}

function sameRange(before: Range | null | undefined, now: Range): Range {
  return before?.from === now.from && before.to === now.to ? before : now;
}

function sameList(before: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  return before?.length === now.length && now.every((item, index) => item === before[index]) ? before : now;
}
