/** What was decided about a claim, and the whole record of a claim: facts, evidence, decisions. */
import type { Person } from "../article/article.ts";
import type { Claim } from "../claim/claim.ts";
import type { Attachment, Citation, Note } from "../evidence/evidence.ts";
import type { Query } from "../evidence/query.ts";
import type { Correction } from "./correction.ts";

export const findings = [
  "accurate",
  "inaccurate",
  "needs-context",
  "disputed",
  "unverifiable",
  "on-author",
  "not-checkable",
] as const;
export type Finding = (typeof findings)[number];

export const resolutions = ["stands", "change-recommended", "changed", "declined", "attributed", "cut"] as const;
export type Resolution = (typeof resolutions)[number];

export const findingsWithReason: readonly Finding[] = ["unverifiable", "not-checkable"];
export const resolutionsWithReason: readonly Resolution[] = ["declined"];

/** A recorded finding: by whom, when, for which words. */
export interface Check {
  by: Person;
  at: string;
  finding: Finding;
  reason: string;
  words: string;
  wordsHash: string;
}

/** A second person's statement that the finding holds for exactly these words and this evidence. */
export interface Approval {
  by: Person;
  at: string;
  basis: string;
  words: string;
  /** True when the house allowed a contributor to approve. */
  self: boolean;
  /** Version of the house rules it was given under. */
  rules: number;
}

/** The legal reviewer's statement that exactly these words may be printed. */
export interface Clearance {
  by: Person;
  at: string;
  words: string;
  wordsHash: string;
  /** On what condition, or why; may be empty. */
  remark: string;
}

/** What a finding put itself in the place of; `anchor` are the words that the claim snapped back to. */
export interface Replaced
  extends Pick<ClaimRecord, "check" | "stage" | "waitingFor" | "returned" | "evidenceBy" | "wordsBy"> {
  anchor: string;
}

export interface ClaimRecord extends Claim {
  notes: readonly Note[];
  /** Present citations; removed ones live in the log. */
  citations: readonly Citation[];
  attachments: readonly Attachment[];
  /** Asked of people, open and answered, oldest first. */
  queries: readonly Query[];
  /** Proposed new words, open and decided, oldest first. */
  corrections: readonly Correction[];
  check: Check | null;
  approval: Approval | null;
  clearance: Clearance | null;
  resolution: { value: Resolution; reason: string; by: Person; at: string } | null;
  /** Ids of those who changed the evidence, or the words, since the last check: they may not approve. */
  evidenceBy: readonly string[];
  wordsBy: readonly string[];
  /** While the finding can be taken back: nothing has happened since that rests on it, to the evidence or to the words. */
  replaced: Replaced | null;
}

/** What is known of a claim that somebody has just added: nothing. */
export const nothingKnown = {
  notes: [],
  citations: [],
  attachments: [],
  queries: [],
  corrections: [],
  check: null,
  approval: null,
  clearance: null,
  resolution: null,
  evidenceBy: [],
  wordsBy: [],
  replaced: null,
} as const satisfies Omit<ClaimRecord, keyof Claim>;
