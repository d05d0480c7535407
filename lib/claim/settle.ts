/**
 * Where claims stand after an edit, shared by server and browser. Plain mapping first (text typed at an edge stays outside: an
 * approval must not come to cover words nobody checked), then three rules, tried in this order on claims the edit touched:
 *
 *  (c) what a client types at an edge it has just deleted up to belongs to the claim (select "TPP", type "TTP");
 *  (b) an edge that ended a word still ends one: text glued to it belongs to the claim ("90" + "0" is not an approved "900");
 *  (a) where the words last decided on stand again, touching the claim, the range snaps to them (delete "%", undo: fresh again).
 *
 * A claim whose words are gone is left as a point: unplaced, never deleted.
 */
import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { foldWords, type TextBlock, textBetween, textOfBlock, wordsBetween } from "../article/document-text.ts";
import { findWordsIn } from "./place.ts";
import type { ClaimRanges, OpenEdge, Range } from "./range.ts";
import { joins, wordEnd, wordStart } from "./word-edge.ts";

/** A stretch replaced by an edit: `start` to `end` before it, `newStart` to `newEnd` after it. */
interface Change {
  start: number;
  end: number;
  newStart: number;
  newEnd: number;
}

/** How far from an edge a character can decide whether the edge ends a word ("65" before ".5"), in UTF-16 units. */
const reach = 4;

export interface Settled {
  ranges: ClaimRanges;
  /** Indices of the claims the step came near: only their words can have changed. */
  touched: readonly number[];
}

/** `before` and `after` are the documents on both sides of the step, `clientId` says who typed it. */
export function mapThroughStep(
  ranges: ClaimRanges,
  step: Step,
  before: Node,
  after: Node,
  clientId: string,
): ClaimRanges {
  return settleStep(ranges, step, before, after, clientId).ranges;
}

export function settleStep(ranges: ClaimRanges, step: Step, before: Node, after: Node, clientId: string): Settled {
  const changes = changesOf(step);
  if (changes.length === 0 || ranges.ids.length === 0) return { ranges, touched: [] };
  const from = new Int32Array(ranges.from);
  const to = new Int32Array(ranges.to);
  const open = new Map([...ranges.open].filter(([, edge]) => edge.clientId !== clientId));
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const shift = last.newEnd - last.end;
  const touched: number[] = [];
  for (let index = 0; index < from.length; index += 1) {
    if (ranges.to[index]! < first.start - reach) continue;
    if (ranges.from[index]! > last.end + reach) {
      from[index] = ranges.from[index]! + shift;
      to[index] = ranges.to[index]! + shift;
      continue;
    }
    touched.push(index);
    const id = ranges.ids[index]!;
    const old: Old = { from: ranges.from[index]!, to: ranges.to[index]!, anchor: ranges.anchors[index]! };
    const mine = ranges.open.get(id);
    const settled = settleClaim(old, mine?.clientId === clientId ? mine.edge : null, step, changes, before, after);
    from[index] = settled.from;
    to[index] = settled.to;
    if (settled.edge !== null) open.set(id, { clientId, edge: settled.edge });
  }
  return { ranges: { ...ranges, from, to, open: sameOpen(ranges.open, open) }, touched };
}

/** Through a step map alone: what replaying the log does for claims that an entry does not list. */
export function mapPlainly(ranges: ClaimRanges, step: Step): ClaimRanges {
  const changes = changesOf(step);
  if (changes.length === 0 || ranges.ids.length === 0) return ranges;
  const map = step.getMap();
  const from = new Int32Array(ranges.from);
  const to = new Int32Array(ranges.to);
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const shift = last.newEnd - last.end;
  for (let index = 0; index < from.length; index += 1) {
    if (to[index]! < first.start) continue;
    if (from[index]! > last.end) {
      from[index]! += shift;
      to[index]! += shift;
      continue;
    }
    const range = mapRange(from[index]!, to[index]!, map);
    from[index] = range.from;
    to[index] = range.to;
  }
  return { ...ranges, from, to };
}

interface Old extends Range {
  anchor: string;
}
interface Placed extends Range {
  edge: OpenEdge["edge"] | null;
}

function changesOf(step: Step): Change[] {
  const changes: Change[] = [];
  step.getMap().forEach((start, end, newStart, newEnd) => {
    changes.push({ start, end, newStart, newEnd });
  });
  return changes;
}

function mapRange(from: number, to: number, map: { map(position: number, side: number): number }): Range {
  const start = map.map(from, 1);
  const end = map.map(to, -1);
  return start < end ? { from: start, to: end } : { from: end, to: end };
}

function settleClaim(
  old: Old,
  openEdge: OpenEdge["edge"] | null,
  step: Step,
  changes: readonly Change[],
  before: Node,
  after: Node,
): Placed {
  const mapped = mapRange(old.from, old.to, step.getMap());
  const change = changes.length === 1 ? changes[0]! : null;
  const typed = change === null ? null : typedAtEdge(old, openEdge, mapped, change, before, after);
  const range = keptWords(typed ?? { ...mapped, edge: null }, after);
  const glued = range.from < range.to ? withGlue(old, range, before, after) : range;
  const home = snapped(old, glued, change, after);
  return home === null ? glued : { ...home, edge: glued.edge };
}

/** Rule (c). Null when the edit is none of this claim's edges being rewritten. */
function typedAtEdge(
  old: Old,
  openEdge: OpenEdge["edge"] | null,
  mapped: Range,
  change: Change,
  before: Node,
  after: Node,
): Placed | null {
  const inline = isInline(after, change.newStart, change.newEnd);
  if (change.start === change.end) {
    if (openEdge === null || !inline) return null;
    if (old.from === old.to) return change.start === old.to ? covering(change, "to") : null;
    if (openEdge === "to" && change.start === old.to) return { from: mapped.from, to: change.newEnd, edge: "to" };
    if (openEdge === "from" && change.start === old.from) return { from: change.newStart, to: mapped.to, edge: "from" };
    return null;
  }
  if (old.from === old.to || !isInline(before, change.start, change.end)) return null;
  const upToStart = change.start <= old.from && isBlank(before, change.start, old.from);
  const upToEnd = change.end >= old.to && isBlank(before, old.to, change.end);
  const newEnd = inline ? change.newEnd : change.newStart;
  if (upToStart && upToEnd) return { from: change.newStart, to: newEnd, edge: "to" };
  if (upToEnd && change.start > old.from && change.start < old.to) return { from: mapped.from, to: newEnd, edge: "to" };
  if (upToStart && change.end > old.from && change.end < old.to) {
    return { from: inline ? change.newStart : mapped.from, to: mapped.to, edge: "from" };
  }
  return null;
}

function covering(change: Change, edge: OpenEdge["edge"]): Placed {
  return { from: change.newStart, to: change.newEnd, edge };
}

function isInline(doc: Node, from: number, to: number): boolean {
  const start = doc.resolve(from);
  return start.parent.isTextblock && start.sameParent(doc.resolve(to));
}

function isBlank(doc: Node, from: number, to: number): boolean {
  return from >= to || textBetween(doc, from, to).trim() === "";
}

/** A range that holds no words is a point at its end; one that holds some begins and ends in text. */
function keptWords(range: Placed, doc: Node): Placed {
  if (range.from >= range.to) return range;
  return isBlank(doc, range.from, range.to) ? { ...range, from: range.to } : { ...range, ...edgesInText(range, doc) };
}

/**
 * Where blocks are cut and joined, an edge can come to stand between two of them, outside the block that holds the words: what is typed
 * at that block's end would count as theirs. Such an edge moves in to the nearest words.
 */
function edgesInText({ from, to }: Range, doc: Node): Range {
  if (isInText(doc, from) && isInText(doc, to)) return { from, to };
  const worded = blocksBetween(doc, from, to).filter(({ text }) => text.trim() !== "");
  const first = worded[0]!;
  const last = worded.at(-1)!;
  return {
    from: isInText(doc, from) ? from : first.start,
    to: isInText(doc, to) ? to : last.start + last.text.length,
  };
}

function isInText(doc: Node, position: number): boolean {
  return doc.resolve(position).parent.isTextblock;
}

/** Rule (b). An edge that stood inside a word before may stay inside one. */
function withGlue(old: Old, range: Placed, before: Node, after: Node): Placed {
  const wasPoint = old.from === old.to;
  const from = wasPoint || endsWord(before, old.from) ? edgeOf(after, range.from, wordStart) : range.from;
  const to = wasPoint || endsWord(before, old.to) ? edgeOf(after, range.to, wordEnd) : range.to;
  return { ...range, from, to };
}

function endsWord(doc: Node, position: number): boolean {
  const at = doc.resolve(position);
  return !at.parent.isTextblock || !joins(textOfBlock(at.parent), at.parentOffset);
}

function edgeOf(doc: Node, position: number, edge: (text: string, offset: number) => number): number {
  const at = doc.resolve(position);
  return at.parent.isTextblock ? at.start() + edge(textOfBlock(at.parent), at.parentOffset) : position;
}

/**
 * Rule (a). A placed claim may snap to words that touch it; a point only to an insertion of exactly those words, since a point
 * says where the words were, not that the next equal ones are they.
 */
function snapped(old: Old, range: Range, change: Change | null, after: Node): Range | null {
  if (range.from === range.to) {
    const inserted = change === null ? "" : foldWords(textBetween(after, change.newStart, change.newEnd));
    return inserted === old.anchor
      ? onlyPlace(old.anchor, { from: change!.newStart, to: change!.newEnd }, after)
      : null;
  }
  return wordsBetween(after, range.from, range.to) === old.anchor ? null : onlyPlace(old.anchor, range, after);
}

function onlyPlace(words: string, near: Range, doc: Node): Range | null {
  const found = findWordsIn(blocksAround(doc, near), { exact: words }).filter(
    (place) => place.from <= near.to && place.to >= near.from && standsAlone(doc, place),
  );
  return found.length === 1 ? found[0]! : null;
}

function standsAlone(doc: Node, place: Range): boolean {
  return endsWord(doc, place.from) && endsWord(doc, place.to);
}

function blocksAround(doc: Node, range: Range): TextBlock[] {
  return blocksBetween(doc, Math.max(0, range.from - 1), Math.min(doc.content.size, range.to + 1));
}

function blocksBetween(doc: Node, from: number, to: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    blocks.push({ start: position + 1, text: textOfBlock(node) });
    return false;
  });
  return blocks;
}

function sameOpen(old: ClaimRanges["open"], now: ClaimRanges["open"]): ClaimRanges["open"] {
  if (old.size !== now.size) return now;
  for (const [id, edge] of now) if (old.get(id) !== edge) return now;
  return old;
}

/** What a claim's words are now, folded: empty for a point. */
export function wordsOf(ranges: ClaimRanges, index: number, doc: Node): string {
  return foldWords(textBetween(doc, ranges.from[index]!, ranges.to[index]!));
}
