/**
 * Two texts as one, block by block: what is cut and what is new stand in their places, in whole words. Blocks that are the same in
 * both are found first, so that a long text costs by what differs in it.
 */
import { type DiffPart, wordDiff } from "./word-diff.ts";

/** Stretches of two lists that have nothing in common, between those that are the same; half-open, either may be empty. */
export interface Gap {
  old: { from: number; to: number };
  now: { from: number; to: number };
}

/** In order. What was moved is cut in one place and new in the other. */
export function gapsBetween(old: readonly string[], now: readonly string[]): Gap[] {
  const gaps: Gap[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && old[i] === now[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [cut, added] = nearestMeeting(old, now, i, j);
    gaps.push({ old: { from: i, to: i + cut }, now: { from: j, to: j + added } });
    i += cut;
    j += added;
  }
  return gaps;
}

/** How many to pass over in each until both go on with the same; both to their ends when they never do. */
function nearestMeeting(old: readonly string[], now: readonly string[], i: number, j: number): [number, number] {
  const [left, leftNow] = [old.length - i, now.length - j];
  for (let sum = 1; sum < left + leftNow; sum += 1) {
    for (let cut = Math.max(0, sum - leftNow + 1); cut <= sum && cut < left; cut += 1) {
      if (old[i + cut] === now[j + sum - cut]) return [cut, sum - cut];
    }
  }
  return [left, leftNow];
}

/** A block of the newer text with what was cut from it, or one that was cut whole. */
export type DiffLine = readonly DiffPart[];

/** Stands for a break between blocks that was cut. */
export const cutBreak = "¶";

export function diffLines(old: readonly string[], now: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let next = 0;
  const same = (upTo: number) => {
    for (; next < upTo; next += 1) lines.push([{ kind: "same", text: now[next]! }]);
  };
  for (const gap of gapsBetween(old, now)) {
    same(gap.now.from);
    const [before, after] = [old.slice(gap.old.from, gap.old.to), now.slice(gap.now.from, gap.now.to)];
    lines.push(...inLines(wordDiff(before.join("\n"), after.join("\n"))));
    next = gap.now.to;
  }
  same(now.length);
  return lines;
}

/** Breaks of the newer text begin a line; one that was cut is shown where it was. */
function inLines(parts: readonly DiffPart[]): DiffLine[] {
  const lines: DiffPart[][] = [[]];
  for (const { kind, text } of parts) {
    if (kind === "cut") {
      lines.at(-1)!.push({ kind, text: text.replaceAll("\n", cutBreak) });
      continue;
    }
    text.split("\n").forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== "") lines.at(-1)!.push({ kind, text: piece });
    });
  }
  return lines.filter((line) => line.length > 0);
}
