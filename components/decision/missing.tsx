"use client";
/** What this claim still lacks by the rules of the house, beside its turn: said quietly, it is no error yet. */
import { ListTodo } from "lucide-react";
import { useMemo } from "react";
import { useDesk } from "#components/editor/desk-context.tsx";
import { blockersOfClaim, type Obstacle } from "#lib/decision/blockers.ts";
import { isReplyAsked } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { canSeeField } from "#lib/policy/can.ts";
import { sayBlocker, sourcesOf } from "./say-blocker.ts";

/** The others are said by the state of the claim, or stand in the panel themselves. */
const ofTheRules: readonly Obstacle[] = ["uncited", "uncorroborated", "unheard", "uncleared"];

export function Missing({ claim }: { claim: ClaimView }) {
  const { me, rules } = useDesk();
  const missing = useMemo(
    () =>
      blockersOfClaim(claim, claim.placed, sourcesOf([claim]), rules).filter(
        // Once asked it is an open query: what lacks is the answer.
        ({ why }) => ofTheRules.includes(why) && !(why === "unheard" && isReplyAsked(claim)),
      ),
    [claim, rules],
  );
  // Who sees no queries cannot tell whether somebody was asked.
  if (missing.length === 0 || !canSeeField(me, "query")) return null;
  return (
    <div className="flex items-start gap-1.5 text-xs text-ink-soft">
      <ListTodo aria-hidden className="mt-px size-3.5 shrink-0" />
      <div>
        <p className="font-medium">The house asks for more</p>
        <ul aria-label="Missing by the rules of the house">
          {missing.map((blocker) => (
            <li key={blocker.why}>{sayBlocker(blocker)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
