"use client";
/** A copy of the article that comes back with what others wrote on it: told first, then taken in. */
import { LoaderCircle } from "lucide-react";
import { useState } from "react";
import { useDeskView, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { callApi } from "#components/ui/api.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { articlePath } from "#lib/editor/article-path.ts";
import type { TakenRemarks } from "#lib/log/remarks-taken.ts";
import { FileField } from "./file-field.tsx";
import type { Incoming } from "./incoming.ts";
import { sayNews, sayRemarks } from "./say-remarks.ts";
import { ToldLines } from "./told-lines.tsx";
import { useReading } from "./use-reading.ts";

interface Chosen extends Incoming {
  name: string;
}

export function CopyDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const articleId = useDeskView(({ meta }) => meta.id);
  const announce = useAnnounce();
  const [file, setFile] = useState<Chosen | null>(null);
  const reading = useReading<TakenRemarks>();
  const taking = usePerform<void>();
  const told = reading.busy ? null : reading.told;

  function send({ format, content }: Chosen, describe: boolean, signal?: AbortSignal) {
    return callApi<TakenRemarks>("POST", `${articlePath(articleId)}/remarks`, { format, content, describe }, signal);
  }
  function choose(chosen: Chosen) {
    setFile(chosen);
    taking.clear();
    reading.begin((signal) => send(chosen, true, signal));
  }
  function forget() {
    reading.callOff();
    setFile(null);
  }
  function close() {
    if (reading.busy) forget();
    onOpenChange(false);
  }
  const take = () =>
    taking.perform(async () => {
      if (file === null) return;
      const taken = await send(file, false);
      announce(isNothing(taken) ? "Nothing of the copy was new any more" : `Taken in: ${sayNews(taken)}`);
      onOpenChange(false);
      forget();
    });

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Commented copy"
      description="Comments and replies become notes on their claims, tracked changes open corrections, under the names that the file has. What the article has already is left alone, and so are its words."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            busy={reading.busy || taking.busy}
            disabled={!reading.busy && (told === null || isNothing(told))}
            onClick={() => void take()}
          >
            Take in
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <FileField name={file?.name ?? null} onChoose={choose} />
        <div aria-live="polite">
          {reading.busy ? <Busy /> : null}
          {told === null ? null : <Told told={told} />}
        </div>
        <FailureBanner failure={taking.failure ?? reading.failure} />
      </div>
    </Dialog>
  );
}

function Busy() {
  return (
    <p className="flex items-center gap-2 text-sm text-ink-soft">
      <LoaderCircle aria-hidden className="size-4 animate-spin" />
      Reading the copy …
    </p>
  );
}

function Told({ told }: { told: TakenRemarks }) {
  const found = sayRemarks(told.remarks);
  return (
    <Banner
      kind={isNothing(told) ? "warning" : "info"}
      title={isNothing(told) ? "Nothing new" : `New: ${sayNews(told)}`}
    >
      {found.length === 0 ? (
        <p>The file has no comments, footnotes or tracked changes.</p>
      ) : (
        <ToldLines
          heading={isNothing(told) ? "In the file, and in the article already:" : "In the file:"}
          lines={found}
        />
      )}
      {told.dropped.length === 0 ? null : (
        <ToldLines heading="Left out or changed when the file was read:" lines={told.dropped} />
      )}
    </Banner>
  );
}

function isNothing({ claims, notes, corrections }: TakenRemarks): boolean {
  return claims + notes + corrections === 0;
}
