/**
 * A claim: a stretch of the article that somebody must verify. This file says what is known of it; where it stands is a range
 * (range.ts), what was found is a decision (lib/decision).
 */
import type { Person } from "../article/article.ts";

export const claimKinds = [
  "name",
  "title",
  "number",
  "money",
  "date",
  "place",
  "quotation",
  "paraphrase",
  "historical",
  "causal",
  "comparison",
  "description",
  "caption",
  "headline",
  "other",
] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** From the least to the most: what the house asks for grows with it. */
export const importances = ["normal", "key", "legal"] as const;
export type Importance = (typeof importances)[number];

/** Whose turn it is. Moved only by commands, never by an edit of the text. */
export const stages = ["to-check", "checking", "waiting", "checked", "approved", "returned"] as const;
export type Stage = (typeof stages)[number];

export const waitingFor = ["writer", "source", "document"] as const;
export type WaitingFor = (typeof waitingFor)[number];

/** The words of a claim with up to 32 characters before and behind them in their block: evidence of where they stood. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
}

export interface Claim {
  id: string;
  /** Given once, in reading order for imports; never changed or reused. */
  number: number;
  /** One plain sentence; the words until somebody writes a better one. */
  statement: string;
  kind: ClaimKind;
  importance: Importance;
  /** Criticises a person, who must be asked for a reply. */
  criticism: boolean;
  assignee: Person | null;
  calculation: string;
  stage: Stage;
  /** Set exactly while `stage` is "waiting". */
  waitingFor: WaitingFor | null;
  /** The reason of the last return, while `stage` is "returned" or the check it asks for goes on. */
  returned: { by: Person; at: string; reason: string } | null;
  withdrawn: { by: Person; at: string; reason: string } | null;
  createdBy: Person;
  createdAt: string;
  /** Folded words now, or the last ones when unplaced; `wordsHash` is their SHA-256 in hex. */
  words: string;
  wordsHash: string;
  /** Where the words stood when the claim was placed or its range last emptied. */
  quote: Quote;
}
