"use client";
/**
 * Going from claim to claim, and where the focus is afterwards: in the opened claim when it was opened from the rail, in the text
 * when it was opened there; after closing the card, after withdrawing the next one, else the previous one, else the text.
 */
import { useCallback, useMemo, useState } from "react";
import type { PanelMoves } from "#components/claim/claim-panel.tsx";
import { isOpen } from "#components/decision/next-step.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useDesk } from "./desk-context.tsx";

export interface ClaimMoves extends PanelMoves {
  open: (claimId: string) => void;
  /** The claim whose panel takes the focus. */
  focused: string | null;
}

/** `shown` are the claims the rail shows, in its order. */
export function useClaimMoves(shown: readonly ClaimView[]): ClaimMoves {
  const { desk } = useDesk();
  const announce = useAnnounce();
  const [focused, setFocused] = useState<string | null>(null);

  const open = useCallback(
    (claimId: string) => {
      setFocused(claimId);
      if (isOnScreen(claimId) || desk.rangeOf(claimId) === null) desk.select(claimId);
      else desk.jumpTo(claimId);
    },
    [desk],
  );

  return useMemo(() => {
    const at = () => shown.findIndex(({ id }) => id === desk.read().active);
    const openAt = (index: number) => {
      const next = shown[(index + shown.length) % shown.length];
      if (next) open(next.id);
    };
    return {
      open,
      focused,
      onClose() {
        const { active } = desk.read();
        desk.select(null);
        setFocused(null);
        if (active !== null)
          focusSoon(focused === active ? `[data-claim-card="${CSS.escape(active)}"]` : null, desk.focus);
      },
      onStep: (by) => openAt(at() + by),
      onNextOpen() {
        const from = at();
        const order = [...shown.slice(from + 1), ...shown.slice(0, Math.max(0, from))];
        const next = order.find(isOpen);
        if (next) open(next.id);
        else announce("No other claim is open");
      },
      onWithdrawn() {
        const from = at();
        const next = shown[from + 1] ?? shown[from - 1];
        if (next) open(next.id);
        else {
          desk.select(null);
          desk.focus();
        }
      },
    };
  }, [announce, desk, focused, open, shown]);
}

/** After the next picture: what is wanted may not be drawn yet. */
function focusSoon(selector: string | null, otherwise: () => void) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const wanted = selector === null ? null : document.querySelector<HTMLElement>(selector);
      if (wanted) wanted.focus({ preventScroll: true });
      else otherwise();
    }),
  );
}

function isOnScreen(claimId: string): boolean {
  const words = document.querySelector(`.ProseMirror [data-claim="${CSS.escape(claimId)}"]`)?.getBoundingClientRect();
  return words !== undefined && words.top > 60 && words.bottom < window.innerHeight - 40;
}
