/** The closed lists of the record as the sentences of the history say them. */
import type { ClaimKind, WaitingFor } from "#lib/claim/claim.ts";
import type { Outcome } from "#lib/decision/correction.ts";
import type { Finding, Resolution } from "#lib/decision/decision.ts";

/** Follows "found claim 4". */
export const findingWords: Record<Finding, string> = {
  accurate: "accurate",
  inaccurate: "inaccurate",
  "needs-context": "in need of context",
  disputed: "disputed",
  unverifiable: "unverifiable",
  "on-author": "to rest on the writer's own witness",
  "not-checkable": "not checkable",
};
/** Follows "resolved claim 4:". */
export const resolutionWords: Record<Resolution, string> = {
  stands: "it stands",
  "change-recommended": "change recommended",
  changed: "changed",
  declined: "change declined",
  attributed: "attributed",
  cut: "cut",
};
/** Follows "set claim 4 to wait for". */
export const waitingWords: Record<WaitingFor, string> = {
  writer: "the writer",
  source: "a source",
  document: "a document",
};
/** Follows "the kind, now". */
export const kindWords: Record<ClaimKind, string> = {
  name: "name",
  title: "title",
  number: "number",
  money: "money",
  date: "date",
  place: "place",
  quotation: "quotation",
  paraphrase: "paraphrase",
  historical: "historical",
  causal: "cause",
  comparison: "comparison",
  description: "description",
  caption: "caption",
  headline: "headline",
  other: "other",
};
/** Goes before "a correction of claim 4". */
export const outcomeWords: Record<Outcome, string> = {
  accepted: "accepted",
  declined: "declined",
  withdrawn: "took back",
};
