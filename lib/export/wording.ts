/** The words copies use for values of the record: one place, so that every format says the same. Plain English, no markup. */
import type { ClaimKind, Importance, Stage, WaitingFor } from "../claim/claim.ts";
import type { Outcome } from "../decision/correction.ts";
import type { Finding, Resolution } from "../decision/decision.ts";
import type { Rank, Relation, SourceType } from "../evidence/evidence.ts";
import type { Channel, Reply } from "../evidence/query.ts";

export const findingWords: Readonly<Record<Finding, string>> = {
  accurate: "Accurate",
  inaccurate: "Inaccurate",
  "needs-context": "Needs context",
  disputed: "Disputed",
  unverifiable: "Unverifiable",
  "on-author": "On author",
  "not-checkable": "Not checkable",
};

export const stageWords: Readonly<Record<Stage, string>> = {
  "to-check": "To check",
  checking: "Checking",
  waiting: "Waiting",
  checked: "Checked",
  approved: "Approved",
  returned: "Returned",
};

export const waitingWords: Readonly<Record<WaitingFor, string>> = {
  writer: "Waiting for the writer",
  source: "Waiting for a source",
  document: "Waiting for a document",
};

export const resolutionWords: Readonly<Record<Resolution, string>> = {
  stands: "Stands",
  "change-recommended": "Change recommended",
  changed: "Changed",
  declined: "Correction declined",
  attributed: "Attributed",
  cut: "Cut",
};

export const kindWords: Readonly<Record<ClaimKind, string>> = {
  name: "Name",
  title: "Title",
  number: "Number",
  money: "Money",
  date: "Date",
  place: "Place",
  quotation: "Quotation",
  paraphrase: "Paraphrase",
  historical: "Historical",
  causal: "Causal",
  comparison: "Comparison",
  description: "Description",
  caption: "Caption",
  headline: "Headline",
  other: "Other",
};

export const importanceWords: Readonly<Record<Importance, string>> = { normal: "Normal", key: "Key", legal: "Legal" };
export const relationWords: Readonly<Record<Relation, string>> = {
  supports: "Supports",
  contradicts: "Contradicts",
  context: "Context",
  "to-check": "To be checked",
};
export const rankWords: Readonly<Record<Rank, string>> = { primary: "primary", secondary: "secondary" };

export const addresseeWords: Readonly<Record<WaitingFor, string>> = {
  writer: "The writer",
  source: "A source",
  document: "For a document",
};
export const channelWords: Readonly<Record<Channel, string>> = {
  "in-person": "in person",
  phone: "by phone",
  "e-mail": "by e-mail",
  message: "by message",
  letter: "by letter",
  other: "",
};
export const replyWords: Readonly<Record<Reply, string>> = {
  confirmed: "Confirmed",
  corrected: "Corrected",
  denied: "Denied",
  answered: "Answered",
  declined: "Declined to answer",
  "no-answer": "No answer came",
  dropped: "No longer needed",
};
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  accepted: "Accepted",
  declined: "Declined",
  withdrawn: "Withdrawn",
};

/** What stands for a source that has no alias where only aliases may stand. */
export const namelessSource: Readonly<Record<SourceType, string>> = {
  person: "a person",
  document: "a document",
  report: "a report",
  dataset: "a dataset",
  page: "a page",
  recording: "a recording",
  book: "a book",
  other: "a source",
};
export const confidentialSource = "confidential source";

/** What a claim's colour says, worst first. */
export const toneMeanings = [
  ["red", "inaccurate, disputed or returned"],
  ["orange", "stale, unplaced or change open"],
  ["yellow", "to check or waiting"],
  ["blue", "checked, awaiting approval"],
  ["green", "approved"],
  ["grey", "not checkable"],
] as const;

/** "1 claim", "3 claims". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
