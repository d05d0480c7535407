"use client";
/** Rich text, a file or an address that waits to be brought in: where it came from, its plain words, and the ways to do otherwise. */
import { ClipboardCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { type ArticleText, countWords, emptyText, type Held, type IncomingFormat } from "./incoming.ts";

interface Props {
  text: ArticleText;
  held: Held;
  onChange: (text: ArticleText) => void;
}

export function HeldText({ text, held, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { from, plain } = held;
  return (
    <div ref={box} tabIndex={-1} className="rounded-md border border-line-strong bg-raised">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <p className="flex min-w-0 grow basis-40 items-center gap-2 text-sm" role="status">
          <ClipboardCheck aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="min-w-0 truncate">
            From <bdi className="font-medium">{from}</bdi>
          </span>
          <span className="shrink-0 text-ink-soft">{sizeOf(text, held)}</span>
        </p>
        <Otherwise text={text} held={held} onChange={onChange} />
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
        {saysOf[text.format] ?? plain ?? text.content.slice(0, 20_000)}
      </section>
    </div>
  );
}

/** The other ways to take it. */
function Otherwise({ text, held, onChange }: Props) {
  const { plain } = held;
  const isPage = text.format === "page";
  if (text.format === "docx" || text.format === "address") return null;
  if (plain !== null) {
    return (
      <Button size="sm" variant="quiet" onClick={() => onChange({ format: "text", content: plain, held: null })}>
        Take as plain text
      </Button>
    );
  }
  return (
    <>
      <Button size="sm" variant="quiet" onClick={() => onChange({ ...text, format: isPage ? "html" : "page" })}>
        {isPage ? "Take the whole page" : "Take the article alone"}
      </Button>
      <Button size="sm" variant="quiet" onClick={() => onChange({ ...text, format: "html", held: null })}>
        Edit the HTML
      </Button>
    </>
  );
}

const saysOf: Partial<Record<IncomingFormat, string>> = {
  docx: "A Word file is read on the server: its text, and its comments, footnotes and tracked changes. You see what was found before anything is saved.",
  address: "The server fetches this page and seeks the article in it. You see what was found before anything is saved.",
};

function sizeOf({ format, content }: ArticleText, { plain }: Held): string {
  if (format === "docx") return `${Math.ceil((content.length * 3) / 4000)} kB`;
  if (format === "address") return "a web page";
  if (plain === null)
    return `${Math.ceil(content.length / 1000)} kB, ${format === "page" ? "the article in it" : "all of it"}`;
  return `${countWords(plain)} words, with formatting`;
}
