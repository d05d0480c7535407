/** What was decided about a claim so far, in one line each. */
import type { ReactNode } from "react";
import { findingLabels, resolutionLabels } from "#components/claim/claim-labels.ts";
import { Time } from "#components/ui/time.tsx";
import { isCleared } from "#lib/decision/standing.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { sayParts } from "./basis-parts.ts";

export function Decided({ claim }: { claim: ClaimView }) {
  const { check, approval, clearance, resolution, returned } = claim;
  if (!check && !resolution && !returned && !clearance) return null;
  return (
    <ul className="space-y-1.5 text-sm">
      {returned ? <Line what="Returned" who={returned.by.name} at={returned.at} reason={returned.reason} /> : null}
      {check ? (
        <Line what={findingLabels[check.finding]} who={check.by.name} at={check.at} reason={check.reason}>
          {check.wordsHash === claim.wordsHash ? null : (
            <p className="mt-0.5 text-xs text-orange">
              Checked for other words: <q dir="auto">{check.words}</q>
            </p>
          )}
        </Line>
      ) : null}
      {approval ? (
        <Line
          what={approval.basis === claim.basis ? (approval.self ? "Self-checked" : "Approved") : "Approval lapsed"}
          who={approval.by.name}
          at={approval.at}
          reason={approval.basis === claim.basis ? "" : `What changed since: ${sayParts(approval.basis, claim.basis)}.`}
        />
      ) : null}
      {clearance ? (
        <Line
          what={isCleared(claim) ? "Cleared for print" : "Clearance lapsed"}
          who={clearance.by.name}
          at={clearance.at}
          reason={clearance.remark}
        >
          {isCleared(claim) ? null : (
            <p className="mt-0.5 text-xs text-orange">
              Cleared for other words: <q dir="auto">{clearance.words}</q>
            </p>
          )}
        </Line>
      ) : null}
      {resolution ? (
        <Line
          what={resolutionLabels[resolution.value]}
          who={resolution.by.name}
          at={resolution.at}
          reason={resolution.reason}
        />
      ) : null}
    </ul>
  );
}

function Line({
  what,
  who,
  at,
  reason,
  children,
}: {
  what: string;
  who: string;
  at: string;
  reason: string;
  children?: ReactNode;
}) {
  return (
    <li>
      <p>
        <span className="font-semibold">{what}</span>{" "}
        <span className="text-ink-soft">
          · {who}, <Time at={at} />
        </span>
      </p>
      {reason ? (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line text-ink">
          {reason}
        </p>
      ) : null}
      {children}
    </li>
  );
}
