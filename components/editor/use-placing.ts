"use client";
/**
 * Placing an unplaced claim: choosing its words in the text takes the caret elsewhere and closes its card, so the claim last
 * opened without a place is remembered and offered beside the selection.
 */
import { useCallback, useEffect, useState } from "react";
import type { Delivery } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { type Failure, useClaim, useDesk, useDeskView, useMay, usePerform } from "./desk-context.tsx";

export interface Placing {
  /** Null when there is none to be placed. */
  claim: ClaimView | null;
  place: () => void;
  failure: Failure | null;
  clear: () => void;
}

export function usePlacing(onPlaced: (claimId: string) => void): Placing {
  const { desk } = useDesk();
  const active = useDeskView((view) => view.active);
  const opened = useClaim(active);
  const [wanted, setWanted] = useState<string | null>(null);
  const claim = useClaim(wanted);
  const mayPlace = useMay("place-claim");
  const { perform, failure, clear } = usePerform<Delivery>();

  const lost = opened !== undefined && !opened.placed && opened.withdrawn === null ? opened.id : null;
  useEffect(() => {
    if (lost !== null) setWanted(lost);
  }, [lost]);

  const place = useCallback(() => {
    if (wanted === null) return;
    void perform(() => desk.placeClaimAtSelection(wanted)).then((answer) => answer && onPlaced(wanted));
  }, [desk, onPlaced, perform, wanted]);

  const offered = mayPlace && claim !== undefined && !claim.placed && claim.withdrawn === null ? claim : null;
  return { claim: offered, place, failure, clear };
}
