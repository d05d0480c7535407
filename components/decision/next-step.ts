/**
 * The one thing to do next with a claim, for this person. Pure: the claim as they see it, who they are, what the house allows.
 * A person who can do nothing now is told whose turn it is. The server decides again; this only chooses the button.
 */
import { waitingLabels } from "#components/claim/claim-labels.ts";
import { contributorsOf } from "#lib/decision/contributors.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import { isCleared, needsResolution } from "#lib/decision/standing.ts";
import { isWithheld, openQueries, type Query } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can, type Principal } from "#lib/policy/can.ts";

export type StepAction = "place" | "start" | "record" | "approve" | "resolve" | "answer" | "clear" | "next";

export interface NextStep {
  action: StepAction | null;
  /** The words on the button. */
  label: string;
  /** What stands beside it: why this is next, or whom the claim waits for. */
  note: string;
}

export interface House {
  /** May people approve what they checked themselves. */
  selfApproval: boolean;
  /** Signed off or archived: nothing can be done until an editor reopens. */
  locked: boolean;
}

export function mayApprove(claim: ClaimView, me: Principal, house: House): boolean {
  return can(me, "approve-claim") && (house.selfApproval || !contributorsOf(claim).has(me.id));
}

/** Legal claims whose present words nobody has cleared, and this person may: not if they wrote them. */
export function mayClear(claim: ClaimView, me: Principal, house: House): boolean {
  if (claim.importance !== "legal" || isCleared(claim) || !claim.placed) return false;
  return can(me, "clear-claim") && (house.selfApproval || !claim.wordsBy.includes(me.id));
}

/** The open query whose answer this person is to write down: a writer that which asks the writer. */
export function queryToAnswer(claim: ClaimView, me: Principal): Query | null {
  if (!can(me, "answer-query")) return null;
  const mine = openQueries(claim).filter(
    (query) => !isWithheld(query) && (me.role !== "writer" || query.to === "writer"),
  );
  return mine[0] ?? null;
}

export function nextStep(claim: ClaimView, me: Principal, house: House): NextStep {
  if (house.locked) return waits("The article is closed. An editor can reopen it.");
  if (asksWriter(claim, me)) return step("answer", "Answer", "The checker asks you.");
  if (!claim.placed) return unplaced(me);
  const checks = can(me, "record-finding");
  if (claim.stale) {
    if (checks) return step("record", "Check again", "The words or the evidence changed since the last decision.");
    return waits("Stale: waits for a checker to check it again.");
  }
  switch (claim.stage) {
    case "to-check":
    case "returned":
      if (checks) return step("start", "Start check", claim.returned ? "Returned with a reason." : "");
      return waits("Waits for a checker.");
    case "checking":
      return checks ? step("record", "Record finding", "") : waits("Being checked.");
    case "waiting":
      return waiting(claim, me, checks);
    case "checked":
      return checked(claim, me, house);
    case "approved":
      if (needsResolution(claim) && checks) return step("resolve", "Decide what becomes of it", "Blocks the sign-off.");
      if (mayClear(claim, me, house)) return clear;
      return step("next", "Next open claim", "");
  }
}

const clear = step("clear", "Clear these words", "A legal claim: it needs your clearance.");

function checked(claim: ClaimView, me: Principal, house: House): NextStep {
  if (mayApprove(claim, me, house)) return step("approve", "Approve", `Checked by ${claim.check?.by.name ?? ""}.`);
  if (needsResolution(claim) && can(me, "set-resolution")) {
    return step("resolve", "Decide what becomes of it", "Then a second person approves.");
  }
  if (mayClear(claim, me, house)) return clear;
  return step("next", "Next open claim", whoApproves(claim, me));
}

function whoApproves(claim: ClaimView, me: Principal): string {
  if (claim.check?.by.id === me.id) return "Waiting for a second person: you checked this.";
  if (claim.evidenceBy.includes(me.id)) return "Waiting for a second person: you changed its evidence.";
  if (claim.wordsBy.includes(me.id)) return "Waiting for a second person: you wrote these words.";
  return "Waiting for a reviewer.";
}

function waiting(claim: ClaimView, me: Principal, checks: boolean): NextStep {
  const whom = claim.waitingFor === null ? "an answer" : waitingLabels[claim.waitingFor];
  if (!checks) return waits(`Waits for ${whom}.`);
  if (queryToAnswer(claim, me) !== null) return step("answer", "Write down the answer", `Waits for ${whom}.`);
  return step("start", "Go on checking", `Waits for ${whom}.`);
}

/** Also where a claim was only set to wait, without a query: then the writer answers in a note. */
function asksWriter(claim: ClaimView, me: Principal): boolean {
  return me.role === "writer" && (claim.waitingFor === "writer" || queryToAnswer(claim, me) !== null);
}

function unplaced(me: Principal): NextStep {
  const why = "Its words are no longer in the article.";
  if (!can(me, "place-claim")) return waits(`${why} A checker can place it.`);
  return step("place", "Place at the selection", `${why} Select where it belongs, then place it.`);
}

function step(action: StepAction, label: string, note: string): NextStep {
  return { action, label, note };
}

function waits(note: string): NextStep {
  return { action: null, label: "", note };
}

/** True when a claim still needs somebody: what "next open claim" goes to. */
export function isOpen(claim: ClaimView): boolean {
  const isDone = claim.stage === "approved" && !needsResolution(claim);
  const isSettled = openCorrections(claim).length === 0 && openQueries(claim).length === 0;
  return !claim.placed || claim.stale || !isDone || !isSettled;
}
