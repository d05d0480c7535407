"use client";
/** One short line for the first minute: the next thing to do on this desk, for this person. Goes away for good when dismissed. */
import { Lightbulb, X } from "lucide-react";
import { memo, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { useDesk, useDeskView, useHouse } from "./desk-context.tsx";
import { hintFor } from "./hint.ts";

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

export const HintRow = memo(function HintRow({ onOpen }: { onOpen: (claimId: string) => void }) {
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
});
