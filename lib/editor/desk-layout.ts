/** Where things are on the screen, for the rail and the buttons beside the text. Reads layout, never writes it. */
import type { EditorView } from "prosemirror-view";
import { indexOfClaim } from "./claims-at.ts";
import { deskClaims } from "./plugins/claims.ts";
import { nearView } from "./plugins/viewport.ts";

/** See `Desk.coordsOf`. */
export function coordsOf(view: EditorView, element: HTMLElement, claimIds: readonly string[]): Map<string, number> {
  const { ranges } = deskClaims(view.state).drawn;
  const near = nearView(view.state);
  const zero = element.getBoundingClientRect().top;
  const tops = new Map<string, number>();
  for (const id of claimIds) {
    const index = indexOfClaim(ranges, id);
    const from = ranges.from[index] ?? 0;
    if (index < 0 || from >= ranges.to[index]!) continue;
    // Outside, words may not be laid out at all: the block's own place is enough to sort the cards.
    const isNear = from >= near.from && from < near.to;
    const top = isNear ? view.coordsAtPos(from, 1).top : blockTop(view, from);
    tops.set(id, top - zero);
  }
  return tops;
}

function blockOf(view: EditorView, position: number): Element | null {
  return view.dom.children[view.state.doc.resolve(position).index(0)] ?? null;
}

function blockTop(view: EditorView, position: number): number {
  return blockOf(view, position)?.getBoundingClientRect().top ?? 0;
}

/**
 * Brings a claim to the middle of the screen by its place, not by scrolling there: first its block, whose height may only be
 * guessed until it is drawn, then, two frames later, its words.
 */
export function bringToView(view: EditorView, claimId: string, position: number): void {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "auto";
  blockOf(view, position)?.scrollIntoView({ block: "center", behavior });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (view.isDestroyed) return;
      const words = view.dom.querySelector(`[data-claim="${CSS.escape(claimId)}"]`);
      words?.scrollIntoView({ block: "center", behavior });
    }),
  );
}

export function selectionBox(view: EditorView): DOMRect | null {
  const { selection } = view.state;
  if (selection.empty) return null;
  const { left, right, top, bottom } = view.coordsAtPos(selection.to, -1);
  return new DOMRect(left, top, right - left, bottom - top);
}
