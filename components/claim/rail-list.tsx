"use client";
/** The claims as a plain list, in reading order: for narrow screens, screen readers and those who prefer it. */
import { useEffect, useRef, useState } from "react";
import { useDeskView } from "#components/editor/desk-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClaimCard } from "./claim-card.tsx";
import { ClaimPanel } from "./claim-panel.tsx";
import type { ClaimGroup } from "./group-claims.ts";
import { OpenCard, type RailProps } from "./rail-beside.tsx";

const step = 100;

export function RailList({
  groups,
  active,
  focused,
  moves,
  onOpen,
  onHover,
  inline = true,
}: Omit<RailProps, "claims"> & {
  /** The claims under their headings. */
  groups: readonly ClaimGroup[];
  /** False where the opened claim is shown elsewhere, in a sheet. */
  inline?: boolean;
}) {
  const [asked, setAsked] = useState(step);
  const list = useRef<HTMLDivElement>(null);
  const hovered = useDeskView((view) => view.hovered);
  const entries = groups.flatMap((group) => group.claims);
  const at = entries.findIndex(({ id }) => id === active);
  const shown = Math.max(asked, at + 1);

  useEffect(() => {
    if (!active || !inline) return;
    list.current?.querySelector(`[data-rail-card="${CSS.escape(active)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, inline]);

  const opensIn = groups.find((group) => group.claims.some(({ id }) => id === active));
  return (
    <>
      <div ref={list} className="space-y-4 pb-4">
        {firstOf(groups, shown).map((group) => (
          <section key={group.key}>
            {group.heading === "" ? null : (
              <h3 className="mb-1.5 flex items-baseline gap-2 text-sm font-semibold">
                <span dir="auto" className="min-w-0 truncate">
                  {group.heading}
                </span>
                <span className="font-normal tabular text-ink-soft">{group.total}</span>
              </h3>
            )}
            <ol className="space-y-2">
              {group.claims.map((claim) => (
                <li key={claim.id} data-rail-card={claim.id} className="scroll-my-2 [contain-intrinsic-size:auto_62px]">
                  {inline && claim.id === active && group.key === opensIn?.key ? (
                    <OpenCard>
                      <ClaimPanel claim={claim} moves={moves} focusOnOpen={focused === claim.id} />
                    </OpenCard>
                  ) : (
                    <ClaimCard claim={claim} hovered={hovered === claim.id} onOpen={onOpen} onHover={onHover} />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      {shown < entries.length ? (
        <Button className="mb-4 w-full" onClick={() => setAsked(shown + step)}>
          Show {Math.min(step, entries.length - shown)} more of {entries.length}
        </Button>
      ) : null}
    </>
  );
}

/** As many groups as hold the first so many claims. */
function firstOf(groups: readonly ClaimGroup[], most: number): (ClaimGroup & { total: number })[] {
  const first: (ClaimGroup & { total: number })[] = [];
  let left = most;
  for (const group of groups) {
    if (left <= 0) break;
    first.push({ ...group, claims: group.claims.slice(0, left), total: group.claims.length });
    left -= group.claims.length;
  }
  return first;
}
