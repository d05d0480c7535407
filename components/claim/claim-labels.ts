/** The words of the three axes of a claim, as people read them. One place, so that every screen says the same. */
import type { ClaimKind, Importance, Stage, WaitingFor } from "#lib/claim/claim.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import type { Finding, Resolution } from "#lib/decision/decision.ts";
import type { Tone } from "#lib/decision/standing.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export const kindLabels: Record<ClaimKind, string> = {
  name: "Name",
  title: "Title",
  number: "Number",
  money: "Money",
  date: "Date",
  place: "Place",
  quotation: "Quotation",
  paraphrase: "Paraphrase",
  historical: "Historical",
  causal: "Cause",
  comparison: "Comparison",
  description: "Description",
  caption: "Caption",
  headline: "Headline",
  other: "Other",
};

export const importanceLabels: Record<Importance, string> = { normal: "Normal", key: "Key", legal: "Legal" };

export const stageLabels: Record<Stage, string> = {
  "to-check": "To check",
  checking: "Checking",
  waiting: "Waiting",
  checked: "Checked",
  approved: "Approved",
  returned: "Returned",
};

export const waitingLabels: Record<WaitingFor, string> = {
  writer: "the writer",
  source: "a source",
  document: "a document",
};

export const findingLabels: Record<Finding, string> = {
  accurate: "Accurate",
  inaccurate: "Inaccurate",
  "needs-context": "Needs context",
  disputed: "Disputed",
  unverifiable: "Unverifiable",
  "on-author": "On author",
  "not-checkable": "Not checkable",
};

export const findingHints: Record<Finding, string> = {
  accurate: "The evidence bears it out",
  inaccurate: "The evidence says otherwise",
  "needs-context": "True, but misleading as it stands",
  disputed: "Sources conflict",
  unverifiable: "Nothing found either way; say what was tried",
  "on-author": "Rests on the writer's own witness",
  "not-checkable": "Opinion or common knowledge; say why",
};

export const resolutionLabels: Record<Resolution, string> = {
  stands: "Stands",
  "change-recommended": "Change recommended",
  changed: "Changed",
  declined: "Change declined",
  attributed: "Attributed",
  cut: "Cut",
};

/** The state of a claim in one word or two: what its colour repeats. */
export function stateLabel(claim: ClaimView): string {
  if (!claim.placed) return "Unplaced";
  if (claim.stale) return "Stale";
  if (claim.stage === "returned") return stageLabels.returned;
  if (openCorrections(claim).length > 0) return "Change open";
  if (claim.stage === "waiting" && claim.waitingFor !== null) return `Waiting for ${waitingLabels[claim.waitingFor]}`;
  return stageLabels[claim.stage];
}

/** What a tone means on the progress bar. */
export const toneLabels: Record<Tone, string> = {
  green: "approved",
  grey: "not checkable",
  blue: "awaiting approval",
  yellow: "to check",
  orange: "stale, unplaced or change open",
  red: "inaccurate, disputed or returned",
};
