"use client";
/** The claims as a plain list, in reading order: for narrow screens, screen readers and those who prefer it. */
import { useEffect, useRef, useState } from "react";
import { useDeskView } from "#components/editor/desk-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClaimCard } from "./claim-card.tsx";
import { ClaimPanel } from "./claim-panel.tsx";
import { OpenCard, type RailProps } from "./rail-beside.tsx";

const step = 100;

export function RailList({
  claims,
  active,
  focused,
  moves,
  onOpen,
  onHover,
  inline = true,
}: RailProps & {
  /** False where the opened claim is shown elsewhere, in a sheet. */
  inline?: boolean;
}) {
  const [asked, setAsked] = useState(step);
  const list = useRef<HTMLOListElement>(null);
  const hovered = useDeskView((view) => view.hovered);
  const at = claims.findIndex(({ id }) => id === active);
  const shown = Math.max(asked, at + 1);

  useEffect(() => {
    if (!active || !inline) return;
    list.current?.querySelector(`[data-rail-card="${CSS.escape(active)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, inline]);

  return (
    <>
      <ol ref={list} className="space-y-2 pb-4">
        {claims.slice(0, shown).map((claim) => (
          <li key={claim.id} data-rail-card={claim.id} className="scroll-my-2 [contain-intrinsic-size:auto_62px]">
            {inline && claim.id === active ? (
              <OpenCard>
                <ClaimPanel claim={claim} moves={moves} focusOnOpen={focused === claim.id} />
              </OpenCard>
            ) : (
              <ClaimCard claim={claim} hovered={hovered === claim.id} onOpen={onOpen} onHover={onHover} />
            )}
          </li>
        ))}
      </ol>
      {shown < claims.length ? (
        <Button className="mb-4 w-full" onClick={() => setAsked(shown + step)}>
          Show {Math.min(step, claims.length - shown)} more of {claims.length}
        </Button>
      ) : null}
    </>
  );
}
