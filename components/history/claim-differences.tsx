/** What became of claims between two moments: what was and what is, side by side in words. */
import { findingLabels, stageLabels } from "#components/claim/claim-labels.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { ClaimDifference, ClaimMoment } from "#lib/log/compare-states.ts";
import { Cut, New } from "./diff-view.tsx";

const whatWords = { added: "Added", withdrawn: "Withdrawn", changed: "Changed" } as const;

export function ClaimDifferences({ claims }: { claims: readonly ClaimDifference[] }) {
  if (claims.length === 0) return <p className="text-ink-soft">No claim differs.</p>;
  return (
    <ul className="space-y-2">
      {claims.map((claim) => (
        <li key={claim.id} className="rounded-lg border border-line bg-raised px-3.5 py-2.5">
          <p className="flex items-baseline gap-2 text-sm">
            <span className="font-semibold tabular">Claim {claim.number}</span>
            <Badge>{whatWords[claim.what]}</Badge>
          </p>
          <p dir="auto" className="mt-1 font-serif">
            {claim.before !== null && claim.before.words !== claim.after.words ? (
              <>
                <Cut text={claim.before.words} /> <New text={claim.after.words} />
              </>
            ) : (
              claim.after.words
            )}
          </p>
          <Facts claim={claim} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ claim: { before, after } }: { claim: ClaimDifference }) {
  const rows = factsOf(after).map(([name, is], index) => [name, before && factsOf(before)[index]![1], is] as const);
  const differing = rows.filter(([, was, is]) => was !== is);
  if (differing.length === 0) return null;
  return (
    <dl className="mt-1.5 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {differing.map(([name, was, is]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="wrap-anywhere">
            {was === null ? null : (
              <>
                {was} <span aria-hidden>→</span>
                <span className="sr-only">, then </span>{" "}
              </>
            )}
            <span className="font-medium">{is}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({ finding, stage, stale, placed, citations }: ClaimMoment): [name: string, value: string][] {
  return [
    ["Finding", finding === null ? "None" : findingLabels[finding]],
    ["Stage", `${stageLabels[stage]}${stale ? ", stale" : ""}${placed ? "" : ", unplaced"}`],
    ["Citations", citations.length === 0 ? "None" : citations.join("; ")],
  ];
}
