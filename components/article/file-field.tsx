"use client";
/** Choosing one file, and why another is refused. */
import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { acceptedFiles, type Incoming, readFile } from "./incoming.ts";

interface Props {
  /** Of the file that is chosen. */
  name: string | null;
  onChoose: (file: Incoming & { name: string }) => void;
}

export function FileField({ name, onChoose }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  async function take(file: File) {
    const reading = await readFile(file);
    setRefused(reading.refused ?? null);
    if (reading.file !== undefined) onChoose({ ...reading.file, name: file.name });
  }
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <FileChooser onChoose={(file) => void take(file)} />
        <bdi className="min-w-0 truncate text-sm" role="status">
          {name ?? "No file chosen"}
        </bdi>
      </div>
      {refused === null ? null : (
        <Banner kind="warning" onDismiss={() => setRefused(null)}>
          {refused}
        </Banner>
      )}
    </div>
  );
}

export function FileChooser({ onChoose }: { onChoose: (file: File) => void }) {
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
        accept={acceptedFiles.join(",")}
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
