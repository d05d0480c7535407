/** Where things are on the screen, for the rail and the buttons beside the text. Reads layout, never writes it. */
import type { Node } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { firstIndex } from "../article/first-index.ts";
import { indexOfClaim } from "../claim/range.ts";
import { shownClaims } from "./plugins/claims.ts";

/** In heights of the screen, on both sides: words within are placed exactly. */
const exactMargin = 1;

/** See `Desk.coordsOf`. */
export function coordsOf(view: EditorView, element: HTMLElement, claimIds: readonly string[]): Map<string, number> {
  const { ranges } = shownClaims(view.state).drawn;
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
    tops.set(id, (isNear ? box.top + belowTop(view, from, box) : box.top) - zero);
  }
  return tops;
}

/** How far below the top of its block a place stands, by its offset in the block. */
interface MeasuredBlock {
  width: number;
  height: number;
  below: Map<number, number>;
}

/** A block that is the same, and as wide and high as it was, has its words where they were: only what was typed in is measured again. */
const measured = new WeakMap<Node, MeasuredBlock>();

function belowTop(view: EditorView, position: number, box: BlockBox): number {
  const { node, start, width, height, top } = box;
  let known = measured.get(node);
  if (known === undefined || known.width !== width || known.height !== height) {
    known = { width, height, below: new Map() };
    measured.set(node, known);
  }
  let below = known.below.get(position - start);
  if (below === undefined) {
    below = view.coordsAtPos(position, 1).top - top;
    known.below.set(position - start, below);
  }
  return below;
}

function blockOf(view: EditorView, position: number): Element | null {
  return view.dom.children[view.state.doc.resolve(position).index(0)] ?? null;
}

interface BlockBox {
  node: Node;
  /** Where the block begins in the article. */
  start: number;
  top: number;
  bottom: number;
  width: number;
  height: number;
}

/** The box of the block that holds a position. Thousands of claims stand in hundreds of blocks: each is found and measured once. */
function boxesOfBlocks(view: EditorView): (position: number) => BlockBox {
  const { doc } = view.state;
  const starts: number[] = [];
  doc.forEach((_, offset) => {
    starts.push(offset);
  });
  const known = new Map<number, BlockBox>();
  return (position) => {
    const index = lastUpTo(starts, position);
    const box = known.get(index) ?? boxOfBlock(view, index, starts[index]!);
    known.set(index, box);
    return box;
  };
}

function boxOfBlock(view: EditorView, index: number, start: number): BlockBox {
  const { top, bottom, width, height } = view.dom.children[index]?.getBoundingClientRect() ?? new DOMRect();
  return { node: view.state.doc.child(index), start, top, bottom, width, height };
}

/** Index of the last number that is not above the limit; they ascend. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  return firstIndex(ascending.length, (index) => ascending[index]! > limit) - 1;
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
