"use client";
/**
 * Files kept as evidence. They are never run or shown by their own address: the server answers them as attachments, and a picture
 * is drawn from its bytes through a blob that lives as long as the preview.
 */
import { Eye, FileText, Image as ImageIcon, Paperclip } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useCommand, useDeskView, useMay, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { AppError } from "#lib/app-error.ts";
import { articlePath } from "#lib/editor/article-path.ts";
import type { Attachment } from "#lib/evidence/evidence.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

const largest = 10 * 1024 * 1024;
const accepted = "image/png,image/jpeg,image/gif,image/webp,application/pdf";

export function AttachmentList({ claim }: { claim: ClaimView }) {
  const mayAttach = useMay("attach-file") && claim.withdrawn === null;
  if (claim.attachments.length === 0 && !mayAttach) return null;
  return (
    <div className="space-y-2">
      <ul className="space-y-1.5">
        {claim.attachments.map((file) => (
          <li key={file.id}>
            <OneFile file={file} />
          </li>
        ))}
      </ul>
      {mayAttach ? <AttachButton claimId={claim.id} /> : null}
    </div>
  );
}

function useFilePath(file: Attachment): string {
  const articleId = useDeskView((view) => view.meta.id);
  return `${articlePath(articleId)}/files/${encodeURIComponent(file.id)}`;
}

function OneFile({ file }: { file: Attachment }) {
  const [shown, setShown] = useState(false);
  const path = useFilePath(file);
  const picture = file.mediaType.startsWith("image/");
  const Icon = picture ? ImageIcon : FileText;
  return (
    <div className="flex items-center gap-2 text-sm">
      <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <a href={path} download={file.name} className="min-w-0 truncate underline underline-offset-2" title={file.name}>
        <bdi>{file.name}</bdi>
      </a>
      <span className="shrink-0 text-xs text-ink-soft">
        {typeName(file.mediaType)}, {sizeName(file.size)}
      </span>
      {picture ? (
        <IconButton label={`Show ${file.name}`} size="sm" icon={<Eye aria-hidden />} onClick={() => setShown(true)} />
      ) : null}
      {shown ? <Preview file={file} path={path} onClose={() => setShown(false)} /> : null}
    </div>
  );
}

function Preview({ file, path, onClose }: { file: Attachment; path: string; onClose: () => void }) {
  const [address, setAddress] = useState<string | null>(null);
  const { perform, failure } = usePerform<string>();
  useEffect(() => {
    let made: string | null = null;
    let closed = false;
    void perform(async () => {
      const answer = await fetch(path);
      if (!answer.ok) throw new AppError("not-found", "The file could not be fetched. Close this and try again.");
      return URL.createObjectURL(await answer.blob());
    }).then((url) => {
      made = url;
      if (closed && made) URL.revokeObjectURL(made);
      else setAddress(made);
    });
    return () => {
      closed = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [path, perform]);
  return (
    <Dialog open onOpenChange={onClose} title={file.name} size="lg">
      <FailureBanner failure={failure} />
      {address ? (
        // biome-ignore lint/performance/noImgElement: a blob made in this page, there is nothing to optimise
        <img src={address} alt={file.name} className="mx-auto max-h-[70dvh] max-w-full object-contain" />
      ) : null}
    </Dialog>
  );
}

function AttachButton({ claimId }: { claimId: string }) {
  const chooser = useRef<HTMLInputElement>(null);
  const { run, busy, failure, clear } = useCommand();
  const reading = usePerform<string>();
  async function attach(file: File) {
    const content = await reading.perform(() => base64Of(file));
    if (content !== null) await run({ type: "attach-file", claimId, name: file.name, content });
    if (chooser.current) chooser.current.value = "";
  }
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept={accepted}
        aria-label="File to attach"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void attach(file);
        }}
      />
      <Button
        size="sm"
        variant="quiet"
        busy={busy || reading.busy}
        icon={<Paperclip aria-hidden />}
        onClick={() => chooser.current?.click()}
      >
        Attach a picture or PDF
      </Button>
      <FailureBanner failure={failure ?? reading.failure} onDismiss={failure ? clear : reading.clear} />
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  if (file.size > largest) {
    throw new AppError("too-large", `${file.name} is larger than 10 MB. Attach a smaller copy or cite it as a source.`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function typeName(mediaType: string): string {
  return mediaType === "application/pdf" ? "PDF" : (mediaType.split("/")[1] ?? mediaType).toUpperCase();
}

function sizeName(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
