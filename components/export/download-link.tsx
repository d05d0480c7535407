/**
 * The copy to take away, once it was made and read back; what that proved is said below it. Until then the same link cannot be
 * followed: whoever waits on it with the keyboard keeps their place.
 */
import { Download, LoaderCircle } from "lucide-react";
import type { Ref } from "react";
import { buttonClass } from "../ui/button.tsx";
import { proofInWords, sizeInWords } from "./copy-choices.ts";
import type { Asked } from "./use-description.ts";

export function DownloadLink({
  ref,
  address,
  label,
  description,
}: {
  ref: Ref<HTMLAnchorElement>;
  address: string;
  label: string;
  description: Asked;
}) {
  const copy = description.state === "ready" ? description.copy : null;
  const reached =
    copy === null
      ? ({ role: "link", tabIndex: 0, "aria-disabled": true } as const)
      : { href: address, download: copy.fileName };
  return (
    <div>
      <a ref={ref} {...reached} className={buttonClass({ variant: "primary" }, "w-full")}>
        {description.state === "asking" ? (
          <LoaderCircle aria-hidden className="animate-spin" />
        ) : (
          <Download aria-hidden />
        )}
        Download {label}
      </a>
      <p role="status" className="mt-1.5 min-h-4.5 text-xs text-ink-soft">
        {copy === null ? "" : `Version ${copy.version} · ${sizeInWords(copy.size)} · ${proofInWords(copy)}`}
      </p>
    </div>
  );
}
