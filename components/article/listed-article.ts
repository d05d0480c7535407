/** An article as the list shows it, and what its numbers say in words. */
import type { Access } from "#lib/article/article.ts";
import type { Tone } from "../ui/tone.ts";

export interface ListedArticle {
  id: string;
  title: string;
  byline: string;
  dateline: string;
  deadline: string | null;
  access: Access;
  archived: boolean;
  signedOff: boolean;
  changedAt: string;
  progress: Progress;
  /** Claims assigned to the reader that are not done with. */
  mine: number;
}

export const listFilters = [
  { id: "all", label: "All", none: null },
  { id: "mine", label: "My part", none: "No article has a claim that is assigned to you and still open." },
  {
    id: "unsettled",
    label: "Stale or unplaced",
    none: "Every claim stands where its words are, as they were decided on.",
  },
] as const;
export type ListFilter = (typeof listFilters)[number]["id"];

/** Claims that are not withdrawn, by their tone; `approved` counts only approvals that still hold. */
export interface Progress {
  claims: number;
  approved: number;
  stale: number;
  unplaced: number;
  /** Tones that do not occur are left out. */
  tones: Readonly<Partial<Record<Tone, number>>>;
}

/** Best first, as the bar is drawn: what is done grows from the start. */
export const barOrder: readonly Tone[] = ["green", "grey", "blue", "yellow", "orange", "red"];

export const toneWords: Readonly<Record<Tone, string>> = {
  green: "approved",
  grey: "not checkable",
  blue: "awaiting approval",
  yellow: "to check",
  orange: "stale or unplaced",
  red: "inaccurate, disputed or returned",
};

export function openOf(progress: Progress): number {
  return progress.claims - progress.approved;
}

/** "31 of 42 approved: 31 approved, 6 to check, 5 stale or unplaced" */
export function progressInWords(progress: Progress): string {
  if (progress.claims === 0) return "No claims yet";
  const parts = barOrder.filter((tone) => (progress.tones[tone] ?? 0) > 0);
  const counted = parts.map((tone) => `${progress.tones[tone]} ${toneWords[tone]}`).join(", ");
  return `${progress.approved} of ${progress.claims} approved: ${counted}`;
}

export type Urgency = "late" | "soon" | "later";

/** Soon is within six hours: a checking day is not longer. */
export function urgencyOf(deadline: string, now: Date): Urgency {
  const left = Date.parse(deadline) - now.getTime();
  if (left < 0) return "late";
  return left < 6 * 60 * 60_000 ? "soon" : "later";
}
