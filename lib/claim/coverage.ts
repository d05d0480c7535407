/** How much of an article is claimed: a statement is covered when a placed claim has any of its words. */
import type { Node } from "prosemirror-model";
import { statementsOf } from "../article/statements.ts";
import type { ClaimRanges, Range } from "./range.ts";

export interface Coverage {
  statements: number;
  /** Statements that no claim touches, in reading order. */
  open: readonly Range[];
}

export interface CoveredText {
  doc: Node;
  ranges: ClaimRanges;
}

/** Of the whole text, or of the blocks in a stretch of it. */
export function coverageOf({ doc, ranges }: CoveredText, within?: Range): Coverage {
  const statements = statementsOf(doc, within?.from, within?.to);
  const order = placedInOrder(ranges);
  let next = 0;
  // Where the claims end that begin before the end of the statement.
  let reach = 0;
  const open = statements.filter(({ from, to }) => {
    while (next < order.length && ranges.from[order[next]!]! < to) {
      reach = Math.max(reach, ranges.to[order[next]!]!);
      next += 1;
    }
    return reach <= from;
  });
  return { statements: statements.length, open };
}

function placedInOrder({ ids, from, to }: ClaimRanges): number[] {
  const placed = [...ids.keys()].filter((index) => from[index]! < to[index]!);
  return placed.sort((a, b) => from[a]! - from[b]!);
}

/** Rounded down, so that 100 means all of them; an article that states nothing is covered. */
export function percentCovered({ statements, open }: Coverage): number {
  return statements === 0 ? 100 : Math.floor(((statements - open.length) / statements) * 100);
}
