"use client";
/** Claims whose words are gone: kept with everything, listed until a person places them or their words come back. */
import { ChevronDown, MapPinOff } from "lucide-react";
import { useId, useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function UnplacedSection({
  claims,
  active,
  onOpen,
}: {
  claims: readonly ClaimView[];
  active: string | null;
  onOpen: (claimId: string) => void;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (claims.length === 0) return null;
  return (
    <section className="rounded-lg border border-orange-mark/50 bg-orange-soft">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-8 w-full items-center gap-2 px-3 py-1 text-sm font-medium text-orange pointer-coarse:min-h-11"
      >
        <MapPinOff aria-hidden className="size-4" />
        Unplaced ({claims.length})
        <ChevronDown aria-hidden className={classNames("ms-auto size-4 transition-transform", open && "rotate-180")} />
      </button>
      <ul id={id} hidden={!open} className="max-h-60 overflow-y-auto border-t border-orange-mark/40">
        {claims.map((claim) => (
          <li key={claim.id}>
            <button
              type="button"
              aria-pressed={claim.id === active}
              onClick={() => onOpen(claim.id)}
              className="flex w-full items-baseline gap-2 px-3 py-1.5 text-start text-sm hover:bg-ink/5 aria-pressed:font-semibold pointer-coarse:min-h-11"
            >
              <span className="font-semibold tabular">{claim.number}</span>
              <span dir="auto" className="line-clamp-2 min-w-0 wrap-anywhere">
                {claim.words}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
