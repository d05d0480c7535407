/** The next thing to do on a desk, for one person, in one line. Pure. */
import { isOpen, mayApprove, mayClear, nextStep } from "#components/decision/next-step.ts";
import { needsResolution } from "#lib/decision/standing.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can, type Principal } from "#lib/policy/can.ts";

export interface Hint {
  words: string;
  claimId?: string;
  button?: string;
}

/** The first thing on this list that is there to do. */
export function hintFor(
  claims: readonly ClaimView[],
  me: Principal,
  selfApproval: boolean,
  locked: boolean,
): Hint | null {
  if (locked) return { words: "This article is closed. Export makes the annotated copy." };
  const house = { selfApproval, locked };
  if (claims.length === 0) {
    return can(me, "add-claim")
      ? { words: "Select the words of a statement that somebody must verify, then press “Add claim” beside them." }
      : null;
  }
  const find = (passes: (claim: ClaimView) => boolean) => claims.find(passes);
  const approvable = find((claim) => claim.stage === "checked" && !claim.stale && mayApprove(claim, me, house));
  if (approvable)
    return { words: `Claim ${approvable.number} is checked and waits for your approval.`, ...go(approvable) };
  const clearable = find((claim) => mayClear(claim, me, house));
  if (clearable) return { words: `Claim ${clearable.number} waits for your clearance.`, ...go(clearable) };
  if (can(me, "record-finding")) {
    const stale = find((claim) => claim.stale);
    if (stale) return { words: `Claim ${stale.number} is stale: its words changed after the check.`, ...go(stale) };
    const returned = find((claim) => claim.stage === "returned");
    if (returned) return { words: `Claim ${returned.number} came back with a reason.`, ...go(returned) };
    const fresh = find((claim) => claim.stage === "to-check" || claim.stage === "checking");
    if (fresh)
      return { words: `Claim ${fresh.number} has no finding yet: add a source, then record one.`, ...go(fresh) };
    const undecided = find(needsResolution);
    if (undecided) return { words: `Decide what becomes of the words of claim ${undecided.number}.`, ...go(undecided) };
  }
  const asked = find((claim) => nextStep(claim, me, house).action === "answer");
  if (asked && me.role === "writer") return { words: `A checker asks you about claim ${asked.number}.`, ...go(asked) };
  if (!claims.some(isOpen) && can(me, "sign-off"))
    return { words: "Every claim is approved: the article can be signed off." };
  return null;
}

function go(claim: ClaimView) {
  return { claimId: claim.id, button: `Open claim ${claim.number}` };
}
