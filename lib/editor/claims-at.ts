/** Which claims a place belongs to, shortest first: the inner one of nested claims is the one people mean. */
import type { ClaimRanges } from "../claim/range.ts";

/** Claims that cover a position; both edges count, so that a caret behind the last letter is still in the claim. */
export function claimsCovering(ranges: ClaimRanges, position: number): readonly string[] {
  return shortestFirst(ranges, (from, to) => from <= position && position <= to);
}

/** Claims that share at least one character with a stretch. */
export function claimsTouching(ranges: ClaimRanges, start: number, end: number): readonly string[] {
  return shortestFirst(ranges, (from, to) => from < end && start < to);
}

/** Claims on exactly this stretch. */
export function claimsOnExactly(ranges: ClaimRanges, start: number, end: number): readonly string[] {
  return shortestFirst(ranges, (from, to) => from === start && to === end);
}

function shortestFirst(ranges: ClaimRanges, fits: (from: number, to: number) => boolean): readonly string[] {
  const found: number[] = [];
  for (let index = 0; index < ranges.ids.length; index += 1) {
    const from = ranges.from[index]!;
    const to = ranges.to[index]!;
    if (from < to && fits(from, to)) found.push(index);
  }
  const length = (index: number) => ranges.to[index]! - ranges.from[index]!;
  return found.sort((a, b) => length(a) - length(b)).map((index) => ranges.ids[index]!);
}
