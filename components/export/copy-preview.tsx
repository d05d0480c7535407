"use client";
/** The copy as it will be, in a frame that can run and load nothing. On a phone it opens in a page of its own instead. */
import { ExternalLink, LoaderCircle } from "lucide-react";
import { useState } from "react";

export function CopyPreview({ address, label, says }: { address: string; label: string; says: string }) {
  const [shown, setShown] = useState("");
  return (
    <section aria-label="Preview" className="flex min-h-72 flex-col lg:min-h-[60vh]">
      <div className="mb-1.5 flex items-center justify-between gap-2 text-sm">
        <h3 className="font-medium">Preview</h3>
        <a
          href={address}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center gap-1 underline underline-offset-2"
        >
          Open in a tab
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      </div>
      {says === "" ? null : <p className="mb-1.5 text-xs text-ink-soft">{says}</p>}
      <div className="relative flex-1 overflow-hidden rounded-md border border-line-strong bg-[white]">
        {shown === address ? null : (
          <p className="absolute inset-0 flex items-center justify-center gap-2 bg-raised text-sm text-ink-soft">
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
            Drawing the preview …
          </p>
        )}
        <iframe
          key={address}
          src={address}
          sandbox=""
          title={`Preview of the ${label.toLowerCase()}`}
          onLoad={() => setShown(address)}
          className="absolute inset-0 size-full"
        />
      </div>
    </section>
  );
}
