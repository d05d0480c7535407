"use client";
/** Choosing a copy that comes back, and why another file is refused. */
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { acceptedCopies, acceptedFiles, type Incoming, readCopy } from "./incoming.ts";

interface Props {
  /** Of the file that is chosen. */
  name: string | null;
  onChoose: (file: Incoming & { name: string }) => void;
}

export function FileField({ name, onChoose }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  async function take(file: File) {
    const reading = await readCopy(file);
    setRefused(reading.refused ?? null);
    if (reading.file !== undefined) onChoose({ ...reading.file, name: file.name });
  }
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <FileChooser accepted={acceptedCopies} onChoose={(file) => void take(file)} />
        <bdi className="min-w-0 truncate text-sm" role="status">
          {name ?? "No file chosen"}
        </bdi>
      </div>
      <p className="text-xs text-ink-soft">
        Word files up to 20 MB, HTML files up to 5 MB, Markdown, text and annotation files (.json) up to 2 MB.
      </p>
      {refused === null ? null : (
        <Banner kind="warning" onDismiss={() => setRefused(null)}>
          {refused}
        </Banner>
      )}
    </div>
  );
}

export function FileChooser({
  accepted = acceptedFiles,
  onChoose,
}: {
  accepted?: readonly string[];
  onChoose: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="sm" icon={<FileUp aria-hidden />} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted.join(",")}
        aria-label="Choose a file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) onChoose(file);
          // The same file may be chosen again after it was mended.
          event.target.value = "";
        }}
      />
    </>
  );
}
