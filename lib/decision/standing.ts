/** What follows from a claim's record: is the decision still good, and what colour is the claim. Derived, never stored. */
import { basisOf } from "./basis.ts";
import { openCorrections } from "./correction.ts";
import type { ClaimRecord } from "./decision.ts";

type Decided = Pick<
  ClaimRecord,
  "stage" | "wordsHash" | "citations" | "corrections" | "check" | "approval" | "resolution"
>;

/** True when the last check or approval named other words, another finding or other evidence than stand there now. */
export function isStale(record: Decided): boolean {
  if (record.check !== null && record.check.wordsHash !== record.wordsHash) return true;
  return record.stage === "approved" && record.approval !== null && record.approval.basis !== basisOf(record);
}

/** Approved, and the approval still names what stands there. */
export function isFreshlyApproved(record: Decided): boolean {
  return record.stage === "approved" && !isStale(record);
}

/** The legal reviewer has let exactly the present words stand. */
export function isCleared(record: Pick<ClaimRecord, "clearance" | "wordsHash">): boolean {
  return record.clearance !== null && record.clearance.wordsHash === record.wordsHash;
}

/** Found wrong or disputed, and nobody has said what becomes of it. */
export function needsResolution(record: Pick<ClaimRecord, "check" | "resolution">): boolean {
  const finding = record.check?.finding;
  return (finding === "inaccurate" || finding === "disputed") && record.resolution === null;
}

/** Worst first; screens and copies show it with an icon and a word, never by colour alone. */
export type Tone = "red" | "orange" | "yellow" | "blue" | "green" | "grey";

export function toneOf(record: Decided, placed: boolean): Tone {
  const finding = record.check?.finding;
  if (record.stage === "returned" || finding === "inaccurate" || finding === "disputed") {
    return finding !== undefined &&
      record.stage === "approved" &&
      record.resolution !== null &&
      !isStale(record) &&
      placed
      ? "green"
      : "red";
  }
  if (isStale(record) || !placed || openCorrections(record).length > 0) return "orange";
  if (record.stage === "approved") return finding === "not-checkable" ? "grey" : "green";
  if (record.stage === "checked") return "blue";
  return "yellow";
}
