/** In which lane below the words a claim's underline runs, so that overlapping ones stay apart. */
import type { CopyClaim } from "./annotated-copy.ts";

const lanes = 3;

/** By number, counted from 0. Claims come in reading order; each takes the first lane that is free where it begins. */
export function lanesOf(claims: readonly CopyClaim[]): ReadonlyMap<number, number> {
  const busyUntil: number[] = [];
  const lanesBy = new Map<number, number>();
  for (const { number, range } of claims) {
    if (range === null) continue;
    const free = busyUntil.findIndex((end) => end <= range.from);
    const lane = free < 0 ? busyUntil.length : free;
    busyUntil[lane] = range.to;
    lanesBy.set(number, Math.min(lane, lanes - 1));
  }
  return lanesBy;
}
