"use client";
/** On paper the claims follow the article, each with its finding and its evidence. Drawn only while printing. */
import { Fragment, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { findingLabels, stateLabel } from "#components/claim/claim-labels.ts";
import { relationLabels } from "#components/evidence/evidence-labels.ts";
import type { CitationView, ClaimView } from "#lib/log/claim-view.ts";
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
      <p>
        <strong className="tabular">{claim.number}</strong> <bdi>{claim.exact}</bdi>
      </p>
      <p>
        {[claim.finding ? findingLabels[claim.finding] : "No finding", stateLabel(claim), claim.check?.by.name]
          .filter(Boolean)
          .join(" · ")}
        {claim.reason ? (
          <>
            {" · "}
            <bdi>{claim.reason}</bdi>
          </>
        ) : null}
      </p>
      {claim.citations.map((citation) => (
        <PrintedCitation key={citation.id} citation={citation} />
      ))}
    </li>
  );
}

/** Each part for itself: run together, those from right to left would change places. */
function PrintedCitation({ citation: { relation, source, alias, locator, passage } }: { citation: CitationView }) {
  const name = source?.title || source?.link || alias;
  const parts = Object.entries({ name, locator, passage: passage && `“${passage}”` }).filter(([, words]) => words);
  return (
    <p className="ps-4 wrap-anywhere">
      {relationLabels[relation]}
      {parts.map(([part, words]) => (
        <Fragment key={part}>
          {", "}
          <bdi>{words}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
