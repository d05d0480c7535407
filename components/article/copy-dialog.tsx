"use client";
/** A copy of the article that comes back with what others wrote on it: told first, then taken in. */
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

interface Chosen extends Incoming {
  name: string;
}

export function CopyDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const articleId = useDeskView(({ meta }) => meta.id);
  const announce = useAnnounce();
  const [file, setFile] = useState<Chosen | null>(null);
  const [told, setTold] = useState<TakenRemarks | null>(null);
  const { perform, busy, failure } = usePerform<void>();
  const send = ({ format, content }: Chosen, describe: boolean) =>
    callApi<TakenRemarks>("POST", `${articlePath(articleId)}/remarks`, { format, content, describe });
  const choose = (chosen: Chosen) => {
    setFile(chosen);
    setTold(null);
    void perform(async () => setTold(await send(chosen, true)));
  };
  const take = () =>
    perform(async () => {
      if (file === null) return;
      announce(`Taken in: ${sayNews(await send(file, false))}`);
      onOpenChange(false);
      setFile(null);
      setTold(null);
    });

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Commented copy"
      description="Comments and replies become notes on their claims, tracked changes open corrections, under the names that the file has. What the article has already is left alone."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={told === null || isNothing(told)} onClick={() => void take()}>
            Take in
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <FileField name={file?.name ?? null} onChoose={choose} />
        {told === null ? null : <Told told={told} />}
        <FailureBanner failure={failure} />
      </div>
    </Dialog>
  );
}

function Told({ told }: { told: TakenRemarks }) {
  const found = sayRemarks(told.remarks);
  return (
    <Banner
      kind={isNothing(told) ? "warning" : "info"}
      title={isNothing(told) ? "Nothing new" : `New: ${sayNews(told)}`}
    >
      <p>
        {found.length === 0
          ? "The file has no comments, footnotes or tracked changes."
          : `In the file: ${found.join("; ")}.`}
      </p>
      {told.dropped.length === 0 ? null : <p>Not read: {told.dropped.join("; ")}.</p>}
    </Banner>
  );
}

function isNothing({ claims, notes, corrections }: TakenRemarks): boolean {
  return claims + notes + corrections === 0;
}
