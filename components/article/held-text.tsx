"use client";
/** Rich text that waits to be brought in: where it came from, its plain words, and the ways to do otherwise. */
import { ClipboardCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { type ArticleText, countWords, emptyText, type Held } from "./incoming.ts";

export function HeldText({
  text,
  held,
  onChange,
}: {
  text: ArticleText;
  held: Held;
  onChange: (text: ArticleText) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { from, plain } = held;
  const isWord = text.format === "docx";
  return (
    <div ref={box} tabIndex={-1} className="rounded-md border border-line-strong bg-raised">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <p className="flex min-w-0 grow basis-64 items-center gap-2 text-sm" role="status">
          <ClipboardCheck aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="min-w-0 truncate">
            From <bdi className="font-medium">{from}</bdi> · {sizeOf(text, held)}
          </span>
        </p>
        {isWord ? null : plain === null ? (
          <Button size="sm" variant="quiet" onClick={() => onChange({ ...text, held: null })}>
            Edit the HTML
          </Button>
        ) : (
          <Button size="sm" variant="quiet" onClick={() => onChange({ format: "text", content: plain, held: null })}>
            Take as plain text
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={() => onChange(emptyText)}>
          Start over
        </Button>
      </div>
      <section
        aria-label="The words as they came"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        dir="auto"
        className="max-h-[60vh] min-h-60 overflow-y-auto px-3 py-2.5 font-serif text-base leading-relaxed whitespace-pre-wrap"
      >
        {isWord ? whatWordHolds : (plain ?? text.content.slice(0, 20_000))}
      </section>
    </div>
  );
}

const whatWordHolds =
  "A Word file is read on the server: its text, and its comments, footnotes and tracked changes. You see what was found before anything is saved.";

function sizeOf({ format, content }: ArticleText, { plain }: Held): string {
  if (format === "docx") return `${Math.ceil((content.length * 3) / 4000)} kB`;
  return plain === null
    ? `${Math.ceil(content.length / 1000)} kB of HTML`
    : `${countWords(plain)} words, with formatting`;
}
