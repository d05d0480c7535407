/** How far the claims of an article are: the stretches of the bar, best first, and the same in words. */
import type { Segment } from "#components/ui/progress-bar.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { toneLabels } from "./claim-labels.ts";

const order = ["green", "grey", "blue", "yellow", "orange", "red"] as const;

export interface Progress {
  segments: readonly Segment[];
  approved: number;
  total: number;
  stale: number;
  unplaced: number;
  /** "31 of 42 approved · 2 stale · 1 unplaced" */
  words: string;
}

export function progressOf(claims: readonly ClaimView[]): Progress {
  const count = (passes: (claim: ClaimView) => boolean) => claims.filter(passes).length;
  const approved = count((claim) => claim.stage === "approved" && !claim.stale);
  const stale = count((claim) => claim.stale);
  const unplaced = count((claim) => !claim.placed);
  const parts = [`${approved} of ${claims.length} approved`];
  if (stale > 0) parts.push(`${stale} stale`);
  if (unplaced > 0) parts.push(`${unplaced} unplaced`);
  return {
    segments: order.map((tone) => ({ tone, label: toneLabels[tone], count: count((claim) => claim.tone === tone) })),
    approved,
    total: claims.length,
    stale,
    unplaced,
    words: claims.length === 0 ? "No claims yet" : parts.join(" · "),
  };
}
