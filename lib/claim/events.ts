/** What can have happened to a claim. Part of the closed union in lib/log/event.ts. */
import type { Person } from "../article/article.ts";
import type { Claim, ClaimKind, Importance, Quote, WaitingFor } from "./claim.ts";

/**
 * Where a claim came to stand by an edit, listed only when plain mapping does not say it: its words or placement changed, or
 * `settle` moved an edge. So replaying a log never depends on the code of `settle`.
 */
export interface ClaimMove {
  claimId: string;
  from: number;
  to: number;
  placed: boolean;
  words: string;
  wordsHash: string;
  /** Set when the range emptied: where the words had stood. */
  quote?: Quote;
  /** The edge at which what the same client types next belongs to the claim. */
  open?: "from" | "to";
}

export interface ClaimFields {
  statement?: string;
  kind?: ClaimKind;
  importance?: Importance;
  criticism?: boolean;
  calculation?: string;
}

export type ClaimEvent =
  | { type: "claim-added"; claim: Claim; from: number; to: number }
  | { type: "claim-edited"; claimId: string; fields: ClaimFields }
  | { type: "claim-assigned"; claimId: string; assignee: Person | null }
  | {
      type: "claim-placed";
      claimId: string;
      from: number;
      to: number;
      words: string;
      wordsHash: string;
      quote: Quote;
      /** True when the server found the very words again; false when a person placed them. */
      found: boolean;
    }
  | { type: "claim-withdrawn"; claimId: string; reason: string }
  | { type: "check-started"; claimId: string }
  | { type: "claim-waiting"; claimId: string; for: WaitingFor };
