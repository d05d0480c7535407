/** Where things are on the screen, for the rail and the buttons beside the text. Reads layout, never writes it. */

import type { EditorView } from "prosemirror-view";
import { indexOfClaim } from "../claim/range.ts";
import { deskClaims } from "./plugins/claims.ts";

/** In heights of the screen, on both sides: words within are placed exactly. */
const exactMargin = 1;

/** See `Desk.coordsOf`. */
export function coordsOf(view: EditorView, element: HTMLElement, claimIds: readonly string[]): Map<string, number> {
  const { ranges } = deskClaims(view.state).drawn;
  const zero = element.getBoundingClientRect().top;
  const screen = window.innerHeight;
  const boxOf = boxesOfBlocks(view);
  const tops = new Map<string, number>();
  for (const id of claimIds) {
    const index = indexOfClaim(ranges, id);
    const from = ranges.from[index] ?? 0;
    if (index < 0 || from >= ranges.to[index]!) continue;
    const box = boxOf(from);
    // Elsewhere the block's own place is enough to sort the cards; to ask for more would lay out what the page skips.
    const isNear = box.bottom > -exactMargin * screen && box.top < (1 + exactMargin) * screen;
    tops.set(id, (isNear ? view.coordsAtPos(from, 1).top : box.top) - zero);
  }
  return tops;
}

function blockOf(view: EditorView, position: number): Element | null {
  return view.dom.children[view.state.doc.resolve(position).index(0)] ?? null;
}

/** The box of the block that holds a position. Thousands of claims stand in hundreds of blocks: each is found and measured once. */
function boxesOfBlocks(view: EditorView): (position: number) => { top: number; bottom: number } {
  const starts: number[] = [];
  view.state.doc.forEach((_, offset) => {
    starts.push(offset);
  });
  const known = new Map<number, { top: number; bottom: number }>();
  return (position) => {
    const block = lastUpTo(starts, position);
    const box = known.get(block) ?? view.dom.children[block]?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    known.set(block, box);
    return box;
  };
}

/** Index of the last number that is not above the limit; they ascend. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
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
