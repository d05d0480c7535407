"use client";
/** For a claim whose words are gone from where they stood: the places where they stand now, to be confirmed by a person. */
import { MapPin } from "lucide-react";
import { useCommand, useDesk, useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function SuggestedPlaces({ claim, onPlaced }: { claim: ClaimView; onPlaced: () => void }) {
  const { desk } = useDesk();
  const { run, busy, failure, clear } = useCommand();
  const mayPlace = useMay("place-claim");
  // Looked for anew when the article has changed.
  useDeskView((view) => view.version);
  if (claim.placed || claim.withdrawn !== null || !mayPlace) return null;
  const places = desk.suggestPlaces(claim.id);
  if (places.length === 0) return null;
  return (
    <section className="space-y-2" aria-label="Suggested places">
      <p className="text-sm text-ink-soft">
        {places.length === 1 ? "The same words stand here:" : "The same words stand in these places:"}
      </p>
      <ul className="space-y-1.5">
        {places.map(({ range, quote }) => (
          <li key={range.from} className="flex items-center gap-2">
            <q dir="auto" className="min-w-0 flex-1 font-serif text-sm wrap-anywhere">
              {quote.prefix}
              <mark className="bg-orange-soft text-ink">{quote.exact}</mark>
              {quote.suffix}
            </q>
            <Button
              size="sm"
              icon={<MapPin aria-hidden />}
              disabled={busy}
              onClick={async () => {
                if (await run({ type: "place-claim", claimId: claim.id, at: range })) onPlaced();
              }}
            >
              Place here
            </Button>
          </li>
        ))}
      </ul>
      <FailureBanner failure={failure} onDismiss={clear} />
    </section>
  );
}
