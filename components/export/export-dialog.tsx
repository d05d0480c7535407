"use client";
/**
 * Takes an annotated copy out: which copy, which format, what is withheld from it, how it looks, the file. The copy is described
 * and previewed by the same code that writes it; unsent words on the desk are not in it.
 */
import { useRef, useState } from "react";
import { formatIds, formatNames } from "#lib/export/format-names.ts";
import { profileIds, profiles } from "#lib/export/profiles.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { type CopyChoice, exportAddress } from "./copy-choices.ts";
import { CopyPreview } from "./copy-preview.tsx";
import { DownloadLink } from "./download-link.tsx";
import { RadioCards } from "./radio-cards.tsx";
import { useDescription } from "./use-description.ts";

const profileOptions = profileIds.map((value) => ({ value, ...profiles[value] }));
const formatOptions = formatIds.map((value) => ({ value, label: formatNames[value].label }));

export function ExportDialog({
  articleId,
  open,
  onOpenChange,
  initial = { profile: "checking", format: "html" },
}: {
  articleId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  initial?: CopyChoice;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="xl" title="Take a copy out">
      {open ? <ExportPanel articleId={articleId} initial={initial} /> : null}
    </Dialog>
  );
}

function ExportPanel({ articleId, initial }: { articleId: string; initial: CopyChoice }) {
  const [choice, setChoice] = useState(initial);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [description, retry] = useDescription(`${exportAddress(articleId, "export", choice, zone)}&describe=1`);
  const download = useRef<HTMLAnchorElement>(null);
  /** The button that was pressed goes: the focus waits where the copy will be. */
  const again = () => {
    download.current?.focus();
    retry();
  };
  return (
    <div className="grid gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div className="grid content-start gap-5">
        <RadioCards
          legend="Which copy"
          value={choice.profile}
          options={profileOptions}
          onChange={(profile) => setChoice({ ...choice, profile })}
        />
        <Select
          label="Format"
          hint={formatNames[choice.format].says}
          value={choice.format}
          options={formatOptions}
          onValueChange={(format) => setChoice({ ...choice, format })}
        />
        <section aria-label="What is withheld" aria-live="polite" className="min-h-14 text-sm">
          {description.state === "failed" ? (
            <Banner
              kind="error"
              actions={
                <Button size="sm" onClick={again}>
                  Try again
                </Button>
              }
            >
              {description.message}
            </Banner>
          ) : (
            <Withheld withheld={description.state === "ready" ? description.copy.withheld : null} />
          )}
        </section>
        <DownloadLink
          ref={download}
          address={exportAddress(articleId, "export", choice, zone)}
          label={formatNames[choice.format].label}
          description={description}
        />
      </div>
      <CopyPreview
        address={exportAddress(articleId, "preview", choice, zone)}
        label={profiles[choice.profile].label}
        says={formatNames[choice.format].previewed}
      />
    </div>
  );
}

function Withheld({ withheld }: { withheld: readonly string[] | null }) {
  if (withheld === null) return <p className="text-ink-soft">Making the copy …</p>;
  if (withheld.length === 0) return <p className="text-ink-soft">Nothing you may see is withheld from this copy.</p>;
  return (
    <>
      <h3 className="font-medium">Withheld from this copy</h3>
      <ul className="mt-1 list-disc ps-5 text-ink-soft">
        {withheld.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  );
}
