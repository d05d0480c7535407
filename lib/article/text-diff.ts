/**
 * Two texts as one, block by block: what is cut and what is new stand in their places, in whole words. Blocks that are the same in
 * both are found first, so that a long text costs by what differs in it.
 */
import { firstIndex } from "./first-index.ts";
import { type DiffPart, inStretches, wordDiff } from "./word-diff.ts";

/** Stretches of two lists that have nothing in common, between those that are the same; half-open, either may be empty. */
export interface Gap {
  old: { from: number; to: number };
  now: { from: number; to: number };
}

/** In order. What was moved is cut in one place and new in the other. */
export function gapsBetween(old: readonly string[], now: readonly string[]): Gap[] {
  const whole = { old: { from: 0, to: old.length }, now: { from: 0, to: now.length } };
  return gapsWithin(old, now, whole, deepest);
}

/** Of looking again between what is the same, for what stands only once there. */
const deepest = 40;

/** Patience: what stands once in both and in the same order is the same; so is what is equal at its edges. */
function gapsWithin(old: readonly string[], now: readonly string[], stretch: Gap, depth: number): Gap[] {
  const gap = trimmed(old, now, stretch);
  if (gap.old.from === gap.old.to && gap.now.from === gap.now.to) return [];
  const anchors = depth === 0 ? [] : inBothOrders(onceInBoth(old, now, gap));
  if (anchors.length === 0) return [gap];
  const gaps: Gap[] = [];
  let start = { old: gap.old.from, now: gap.now.from };
  for (const end of [...anchors, { old: gap.old.to, now: gap.now.to }]) {
    const between = { old: { from: start.old, to: end.old }, now: { from: start.now, to: end.now } };
    for (const inner of gapsWithin(old, now, between, depth - 1)) gaps.push(inner);
    start = { old: end.old + 1, now: end.now + 1 };
  }
  return gaps;
}

function trimmed(old: readonly string[], now: readonly string[], stretch: Gap): Gap {
  let [from, fromNow, to, toNow] = [stretch.old.from, stretch.now.from, stretch.old.to, stretch.now.to];
  while (from < to && fromNow < toNow && old[from] === now[fromNow]) {
    from += 1;
    fromNow += 1;
  }
  while (from < to && fromNow < toNow && old[to - 1] === now[toNow - 1]) {
    to -= 1;
    toNow -= 1;
  }
  return { old: { from, to }, now: { from: fromNow, to: toNow } };
}

interface Meeting {
  old: number;
  now: number;
}

/** In the order of the old list. */
function onceInBoth(old: readonly string[], now: readonly string[], gap: Gap): Meeting[] {
  const places = placesOnce(now, gap.now);
  const mine = placesOnce(old, gap.old);
  return [...mine].flatMap(([text, at]) => {
    const there = places.get(text);
    return at < 0 || there === undefined || there < 0 ? [] : [{ old: at, now: there }];
  });
}

/** -1 for what stands there several times. */
function placesOnce(list: readonly string[], { from, to }: Gap["old"]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) places.set(list[at]!, places.has(list[at]!) ? -1 : at);
  return places;
}

/** The longest run of meetings that stands in the same order in both lists. */
function inBothOrders(meetings: readonly Meeting[]): Meeting[] {
  const ends: number[] = [];
  const before = new Int32Array(meetings.length);
  meetings.forEach(({ now }, index) => {
    const length = firstIndex(ends.length, (each) => meetings[ends[each]!]!.now >= now);
    before[index] = length > 0 ? ends[length - 1]! : -1;
    ends[length] = index;
  });
  const run: Meeting[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(meetings[at]!);
  return run.reverse();
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
    for (const line of inLines(inStretches(wordDiff(before.join("\n"), after.join("\n"))))) lines.push(line);
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
