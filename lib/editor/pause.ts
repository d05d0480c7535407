/**
 * How long to wait before a broken stream is opened again: longer with each failure, and never the same for two clients, so that all
 * those whom a restart cut off do not come back in one instant.
 */
const pauses = [300, 1000, 2000, 4000, 6000];
/** Where something holds streams back there are pages meanwhile: it is tried rarely, in case that was mended. */
const rarely = 60_000;

/** Between half of `milliseconds` and half as much again; `random` is from 0 to 1. */
export function jittered(milliseconds: number, random: number): number {
  return milliseconds * (0.5 + random);
}

export function pauseAfter(failures: number, isHeldBack: boolean, random: number): number {
  return jittered(isHeldBack ? rarely : pauses[Math.min(failures, pauses.length - 1)]!, random);
}
