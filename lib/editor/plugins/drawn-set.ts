/**
 * Decorations that are redrawn only when mapping the old ones does not already say the same: typing away from them, or inside one,
 * keeps the set that ProseMirror has mapped, and no change at all keeps the very same set.
 */
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";

export interface Mark {
  from: number;
  to: number;
  /** Inline marks wrap words in a span of their own; block marks set attributes of the block from `from` to `to`. */
  kind: "inline" | "block";
  attributes: Readonly<Record<string, string>>;
  /** Tells marks with other attributes apart. */
  key: string;
}

export interface DrawnSet {
  readonly marks: readonly Mark[];
  readonly set: DecorationSet;
}

export const nothingDrawn: DrawnSet = { marks: [], set: DecorationSet.empty };

/** Stands for marks that are not known any more: equal to none that is wanted. */
const unknown: readonly Mark[] = [{ from: -1, to: -1, kind: "inline", attributes: {}, key: "" }];

/** Nothing is redrawn now: the old set goes along with the text until the next `redrawn`. */
export function onlyMapped(drawn: DrawnSet, tr: Transaction): DrawnSet {
  return tr.docChanged ? { marks: unknown, set: drawn.set.map(tr.mapping, tr.doc) } : drawn;
}

export function redrawn(drawn: DrawnSet, tr: Transaction, wanted: readonly Mark[]): DrawnSet {
  if (isSame(drawn.marks, wanted, tr)) {
    if (!tr.docChanged) return drawn;
    if (isPlainTyping(tr)) return { marks: wanted, set: drawn.set.map(tr.mapping, tr.doc) };
  }
  return { marks: wanted, set: setOf(tr.doc, wanted) };
}

/**
 * The same marks after plain typing, each where mapping brings it, without asking what is wanted anew. Null when the edit was not
 * plain, or when `isThere` does not find a mark in its new place.
 */
export function movedAlong(drawn: DrawnSet, tr: Transaction, isThere: (mark: Mark) => boolean): DrawnSet | null {
  if (!isPlainTyping(tr)) return null;
  const [map] = tr.mapping.maps;
  const marks = drawn.marks.map((mark) => ({ ...mark, from: map!.map(mark.from, 1), to: map!.map(mark.to, -1) }));
  return marks.every(isThere) ? { marks, set: drawn.set.map(tr.mapping, tr.doc) } : null;
}

function setOf(doc: Node, marks: readonly Mark[]): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    doc,
    marks.map(({ from, to, kind, attributes }) =>
      kind === "inline"
        ? Decoration.inline(from, to, { nodeName: "span", ...attributes })
        : Decoration.node(from, to, attributes),
    ),
  );
}

function isSame(before: readonly Mark[], wanted: readonly Mark[], tr: Transaction): boolean {
  if (before.length !== wanted.length) return false;
  return before.every((mark, index) => {
    const other = wanted[index]!;
    return (
      mark.key === other.key &&
      mark.kind === other.kind &&
      tr.mapping.map(mark.from, 1) === other.from &&
      tr.mapping.map(mark.to, -1) === other.to
    );
  });
}

/** One insertion, replacement or deletion of words inside one block: the only edit after which mapped sets are relied on. */
function isPlainTyping(tr: Transaction): boolean {
  const step = tr.steps[0];
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep)) return false;
  const { content, openStart, openEnd } = step.slice;
  if (openStart > 0 || openEnd > 0 || (content.firstChild !== null && !content.firstChild.isInline)) return false;
  const start = tr.docs[0]!.resolve(step.from);
  return start.parent.isTextblock && start.sameParent(tr.docs[0]!.resolve(step.to));
}
