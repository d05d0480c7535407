import type { ClaimRecord } from "./decision.ts";

/**
 * Ids of those who may not approve a claim: who recorded the present finding, who changed the evidence or wrote the words since
 * the last check. The one place that says so, for the decision, the screens and the constraint in the database.
 */
export function contributorsOf(claim: Pick<ClaimRecord, "check" | "evidenceBy" | "wordsBy">): ReadonlySet<string> {
  const checker = claim.check === null ? [] : [claim.check.by.id];
  return new Set([...checker, ...claim.evidenceBy, ...claim.wordsBy]);
}
