"use client";
/** On paper the claims follow the article, each with its finding and its evidence. Drawn only while printing. */
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { findingLabels, stateLabel } from "#components/claim/claim-labels.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useDeskView } from "./desk-context.tsx";

export function PrintClaims() {
  const claims = useDeskView((view) => view.claims);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  if (!printing) return null;
  return (
    <section className="hidden print:block" aria-label="Claims">
      <h2 className="mt-8 mb-3 font-serif text-xl font-semibold">Claims</h2>
      <ol className="space-y-3">
        {claims.map((claim) => (
          <PrintedClaim key={claim.id} claim={claim} />
        ))}
      </ol>
    </section>
  );
}

function PrintedClaim({ claim }: { claim: ClaimView }) {
  return (
    <li className="break-inside-avoid text-sm">
      <p dir="auto">
        <strong className="tabular">{claim.number}</strong> {claim.exact}
      </p>
      <p>
        {[claim.finding ? findingLabels[claim.finding] : "No finding", stateLabel(claim), claim.check?.by.name]
          .filter(Boolean)
          .join(" · ")}
        {claim.reason ? ` · ${claim.reason}` : ""}
      </p>
      {claim.citations.map((citation) => (
        <p key={citation.id} dir="auto" className="ps-4 wrap-anywhere">
          {[
            citation.relation,
            citation.source?.title || citation.source?.link || citation.alias,
            citation.locator,
            citation.passage && `“${citation.passage}”`,
          ]
            .filter(Boolean)
            .join(", ")}
        </p>
      ))}
    </li>
  );
}
