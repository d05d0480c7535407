"use client";
/** One short line for the first minute: the next thing to do on this desk, for this person. Goes away for good when dismissed. */
import { Lightbulb, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { isOpen, mayApprove, needsResolution } from "#components/decision/next-step.ts";
import { Button } from "#components/ui/button.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { useDesk, useDeskView, useHouse } from "./desk-context.tsx";

const dismissedKey = "stet:hints-dismissed";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
function isDismissed(): boolean {
  try {
    return localStorage.getItem(dismissedKey) !== null;
  } catch {
    // Storage is refused in some private windows: then the hint stays until the page is left.
    return false;
  }
}
function dismiss() {
  try {
    localStorage.setItem(dismissedKey, "yes");
  } finally {
    for (const listener of listeners) listener();
  }
}

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
  const asked = find((claim) => claim.waitingFor === "writer");
  if (asked && me.role === "writer") return { words: `A checker asks you about claim ${asked.number}.`, ...go(asked) };
  if (!claims.some(isOpen) && can(me, "sign-off"))
    return { words: "Every claim is approved: the article can be signed off." };
  return null;
}

function go(claim: ClaimView) {
  return { claimId: claim.id, button: `Open claim ${claim.number}` };
}

export function HintRow({ onOpen }: { onOpen: (claimId: string) => void }) {
  const { me } = useDesk();
  const { selfApproval, locked } = useHouse();
  const claims = useDeskView((view) => view.claims);
  const active = useDeskView((view) => view.active);
  const dismissed = useSyncExternalStore(subscribe, isDismissed, () => true);
  const hint = dismissed ? null : hintFor(claims, me, selfApproval, locked);
  if (hint === null) return null;
  const claimId = hint.claimId === active ? undefined : hint.claimId;
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-blue-soft px-3 py-1.5 text-sm print:hidden">
      <Lightbulb aria-hidden className="size-4 shrink-0 text-blue" />
      <p className="min-w-0 flex-1">{hint.words}</p>
      {claimId ? (
        <Button size="sm" variant="secondary" onClick={() => onOpen(claimId)}>
          {hint.button}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label="Do not show hints again"
        className="target rounded p-1 hover:bg-ink/10"
        onClick={dismiss}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
