"use client";
/** The opened claim on a narrow screen: a sheet from below; its words stay in sight above it. */
import { useEffect } from "react";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { ClaimPanel, type PanelMoves } from "./claim-panel.tsx";

/** What the sheet leaves free above itself begins below the bar. */
const belowBar = 132;

export function ClaimSheet({ claim, moves, focused }: { claim: ClaimView; moves: PanelMoves; focused: boolean }) {
  useEffect(() => {
    const words = document
      .querySelector(`.ProseMirror [data-claim="${CSS.escape(claim.id)}"]`)
      ?.getBoundingClientRect();
    const free = window.innerHeight * 0.32;
    if (words && (words.bottom > free || words.top < belowBar)) window.scrollBy(0, words.top - belowBar);
  }, [claim.id]);
  return (
    <>
      {/* Room to scroll the last words of the article above the sheet. */}
      <div className="h-[60dvh] lg:hidden print:hidden" />
      <div className="fixed inset-x-0 bottom-0 z-30 mx-auto max-h-[68dvh] max-w-2xl scroll-pt-18 overflow-y-auto overscroll-contain rounded-t-xl border border-line-strong bg-raised pb-[env(safe-area-inset-bottom)] shadow-float lg:hidden print:hidden">
        <ClaimPanel key={claim.id} claim={claim} moves={moves} focusOnOpen={focused} />
      </div>
    </>
  );
}
