/**
 * New wording proposed for a claim. The checker recommends, the editor decides: only accepting one changes a letter, and only while
 * the words it was proposed for still stand.
 */
import type { Imported, Person } from "../article/article.ts";
import type { ClaimRecord } from "./decision.ts";

export const outcomes = ["accepted", "declined", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Correction {
  id: string;
  by: Person;
  at: string;
  /** When it was a tracked change of a file: `by` brought it in. */
  imported?: Imported;
  /** The claim's words it was proposed for. */
  words: string;
  wordsHash: string;
  /** The new words; empty to cut them. */
  with: string;
  reason: string;
  /** Null while it is open. `with` is what went into the text: the editor may have put it otherwise. */
  decided: { outcome: Outcome; by: Person; at: string; with: string; reason: string } | null;
}

export function openCorrections(record: Pick<ClaimRecord, "corrections">): readonly Correction[] {
  return record.corrections.filter((correction) => correction.decided === null);
}

/** False once the claim reads otherwise: then the correction can only be declined or proposed anew. */
export function stillFits(correction: Correction, record: Pick<ClaimRecord, "wordsHash">): boolean {
  return correction.wordsHash === record.wordsHash;
}

/** Whose words they are: nobody of the house while the author of a file's change is only a name. */
export function proposerOf({ by, imported }: Correction): Person | undefined {
  return imported === undefined ? by : imported.person;
}
