"use client";
/** What lies over the article and the rail, and what has no place of its own: the opened claim on narrow screens, bars, dialogs, news. */
import { ClaimSheet } from "#components/claim/claim-sheet.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { Arrivals } from "./arrivals.tsx";
import type { DeskDialog } from "./desk-bar.tsx";
import { useClaim, useDeskView } from "./desk-context.tsx";
import { DeskDialogs } from "./desk-dialogs.tsx";
import { DeskFoot, type Side } from "./desk-foot.tsx";
import type { DeskShortcut } from "./desk-shortcuts.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { UndoLine } from "./undo-line.tsx";
import type { ClaimMoves } from "./use-claim-moves.ts";
import type { Placing } from "./use-placing.ts";

export function DeskOver({
  wide,
  side,
  onSide,
  onAdd,
  onTakeBack,
  moves,
  placing,
  dialog,
  onDialog,
  shortcuts,
  shown,
}: {
  /** There is room for the rail beside the article. */
  wide: boolean;
  side: Side;
  onSide: (side: Side) => void;
  onAdd: () => void;
  onTakeBack: () => void;
  moves: ClaimMoves;
  placing: Placing;
  dialog: DeskDialog | null;
  onDialog: (dialog: DeskDialog | null) => void;
  shortcuts: readonly DeskShortcut[];
  /** Claims that the filter shows. */
  shown: readonly ClaimView[];
}) {
  const active = useDeskView((view) => view.active);
  const opened = useClaim(active);
  return (
    <>
      {wide || !opened ? null : <ClaimSheet claim={opened} moves={moves} focused={moves.focused === opened.id} />}
      <SelectionBar onAdd={onAdd} onOpen={moves.open} placing={placing} />
      {wide ? null : <DeskFoot side={side} onSide={onSide} onAdd={onAdd} onOpen={moves.open} placing={placing} />}
      <UndoLine overSheet={!wide && opened !== undefined} onUndo={onTakeBack} />
      <Arrivals />
      <DeskDialogs shown={dialog} onShow={onDialog} shortcuts={shortcuts} onOpenClaim={moves.open} claims={shown} />
    </>
  );
}
