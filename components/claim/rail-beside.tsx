"use client";
/** The rail beside the article: every card at its words, the opened one exactly, only what is near the screen drawn. */
import { type RefObject, useRef } from "react";
import { useDeskView } from "#components/editor/desk-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { ClaimCard } from "./claim-card.tsx";
import { ClaimPanel, type PanelMoves } from "./claim-panel.tsx";
import { useRailLayout } from "./use-rail-layout.ts";

export interface RailProps {
  claims: readonly ClaimView[];
  active: string | null;
  /** The claim whose panel takes the focus when it opens: it was opened from the rail, not from the text. */
  focused: string | null;
  moves: PanelMoves;
  onOpen: (claimId: string) => void;
  onHover: (claimId: string | null) => void;
}

export function RailBeside({
  article,
  claims,
  active,
  focused,
  moves,
  onOpen,
  onHover,
}: RailProps & { article: RefObject<HTMLElement | null> }) {
  const rail = useRef<HTMLOListElement>(null);
  const hovered = useDeskView((view) => view.hovered);
  const { layout, drawn, glides, cardRef } = useRailLayout(claims, active, rail, article);
  const near = new Set(drawn);
  return (
    <>
      {layout.crowdedOut.length > 0 ? (
        <Button size="sm" variant="quiet" className="w-full" onClick={moves.onClose}>
          {layout.crowdedOut.length} more above: close the claim to see them
        </Button>
      ) : null}
      <ol ref={rail} className="relative [--panel-top:var(--bar)]" style={{ height: layout.height }}>
        {claims
          .filter(({ id }) => near.has(id))
          .map((claim) => (
            <li
              key={claim.id}
              ref={cardRef}
              data-rail-card={claim.id}
              style={{ top: layout.tops.get(claim.id) ?? 0 }}
              className={classNames(
                "absolute inset-x-0",
                glides && "transition-[top] duration-150 ease-calm",
                claim.id === active && "z-10",
              )}
            >
              {claim.id === active ? (
                <OpenCard>
                  <ClaimPanel key={claim.id} claim={claim} moves={moves} focusOnOpen={focused === claim.id} />
                </OpenCard>
              ) : (
                <ClaimCard claim={claim} hovered={hovered === claim.id} onOpen={onOpen} onHover={onHover} />
              )}
            </li>
          ))}
      </ol>
    </>
  );
}

export function OpenCard({ children }: { children: React.ReactNode }) {
  return <div className="rounded-xl border border-line-strong bg-raised shadow-float">{children}</div>;
}
