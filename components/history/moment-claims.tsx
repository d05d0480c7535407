/** The claims of an article at one moment, each with its finding and the evidence it had. */
import { StateBadge } from "#components/claim/state-badge.tsx";
import { relationLabels } from "#components/evidence/evidence-labels.ts";
import type { CitationView, ClaimView } from "#lib/log/claim-view.ts";

export function MomentClaims({ claims }: { claims: readonly ClaimView[] }) {
  if (claims.length === 0) return <p className="text-sm text-ink-soft">There were no claims yet.</p>;
  return (
    <ol className="space-y-2">
      {claims.map((claim) => (
        <li
          key={claim.id}
          id={`claim-${claim.number}`}
          className="scroll-mt-4 rounded-lg border border-line bg-raised px-3.5 py-2.5 target:bg-select"
        >
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <span className="font-semibold tabular">{claim.number}</span>
            <StateBadge claim={claim} />
          </p>
          <p dir="auto" className="mt-1 font-serif">
            {claim.exact}
          </p>
          {claim.reason === "" ? null : (
            <p dir="auto" className="mt-1 text-sm">
              {claim.reason}
            </p>
          )}
          <p className="mt-1 text-sm text-ink-soft">
            {[
              claim.check ? `Checked by ${claim.check.by.name}` : "",
              claim.stage === "approved" && claim.approval ? `approved by ${claim.approval.by.name}` : "",
            ]
              .filter((part) => part !== "")
              .join(", ")}
          </p>
          {claim.citations.length === 0 ? null : (
            <ul className="mt-1.5 space-y-1 border-t border-line pt-1.5 text-sm">
              {claim.citations.map((citation) => (
                <Cited key={citation.id} citation={citation} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A source withheld from this reader stands there as its alias. */
function Cited({ citation: { source, alias, relation, locator, passage } }: { citation: CitationView }) {
  const name = source?.title || source?.link || alias || "confidential source";
  return (
    <li className="wrap-anywhere">
      <span className="text-ink-soft">{relationLabels[relation]}: </span>
      <bdi>{name}</bdi>
      {locator === "" ? null : (
        <>
          , <bdi>{locator}</bdi>
        </>
      )}
      {passage === "" ? null : (
        <q dir="auto" className="block text-ink-soft">
          {passage}
        </q>
      )}
    </li>
  );
}
