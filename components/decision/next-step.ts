/**
 * The one thing to do next with a claim, for this person. Pure: the claim as they see it, who they are, what the house allows.
 * A person who can do nothing now is told whose turn it is. The server decides again; this only chooses the button.
 */
import { waitingLabels } from "#components/claim/claim-labels.ts";
import { contributorsOf } from "#lib/decision/contributors.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import { needsResolution } from "#lib/decision/standing.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can, type Principal } from "#lib/policy/can.ts";

export type StepAction = "place" | "start" | "record" | "approve" | "resolve" | "answer" | "next";

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

export function nextStep(claim: ClaimView, me: Principal, house: House): NextStep {
  if (house.locked) return waits("The article is closed. An editor can reopen it.");
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
      return step("next", "Next open claim", "");
  }
}

function checked(claim: ClaimView, me: Principal, house: House): NextStep {
  if (mayApprove(claim, me, house)) return step("approve", "Approve", `Checked by ${claim.check?.by.name ?? ""}.`);
  if (needsResolution(claim) && can(me, "set-resolution")) {
    return step("resolve", "Decide what becomes of it", "Then a second person approves.");
  }
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
  if (me.role === "writer" && claim.waitingFor === "writer") return step("answer", "Answer", "The checker asks you.");
  return checks ? step("start", "Go on checking", `Waits for ${whom}.`) : waits(`Waits for ${whom}.`);
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
  const isDone = claim.stage === "approved" && openCorrections(claim).length === 0 && !needsResolution(claim);
  return !claim.placed || claim.stale || !isDone;
}
