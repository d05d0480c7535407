"use client";
/**
 * The text of a new article. Three ways in, one place: paste (rich text is kept with its formatting), typing, a file chosen or
 * dropped. Rich text is never drawn here: it is held as it came and shown as plain words until the server has read it.
 */
import { type ClipboardEvent, type DragEvent, type RefObject, useEffect, useId, useRef, useState } from "react";
import { Banner } from "../ui/banner.tsx";
import { classNames } from "../ui/class-names.ts";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { FileChooser } from "./file-field.tsx";
import { HeldText } from "./held-text.tsx";
import { type ArticleText, readFile, richTextOf } from "./incoming.ts";

const typedFormats = [
  { value: "text", label: "Plain text" },
  { value: "markdown", label: "Markdown" },
  { value: "html", label: "HTML source" },
] as const;

interface Props {
  text: ArticleText;
  error: string | null;
  onChange: (text: ArticleText) => void;
  /** Where one types and pastes; null while a text is held. */
  field?: RefObject<HTMLTextAreaElement | null>;
}

export function ArticleTextField({ text, error, onChange, field: given }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const headingId = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const field = given ?? own;
  useFocusOnceTyped(text.held === null, field);

  async function take(file: File | undefined) {
    if (file === undefined) return;
    const reading = await readFile(file);
    setRefused(reading.refused ?? null);
    if (reading.file === undefined) return;
    const { format, content } = reading.file;
    const isHeld = format === "page" || format === "docx";
    onChange({ format, content, held: isHeld ? { from: file.name, plain: null } : null });
  }

  function drop(event: DragEvent) {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const file = event.clipboardData.files[0];
    const plain = event.clipboardData.getData("text/plain");
    const rich = richTextOf(event.clipboardData.getData("text/html"), plain);
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const replacesAll = selectionEnd - selectionStart === value.length;
    if (rich !== null && replacesAll && text.format === "text") {
      event.preventDefault();
      setRefused(null);
      onChange({ format: "html", content: rich, held: { from: "the clipboard", plain } });
    } else if (plain === "" && file !== undefined) {
      event.preventDefault();
      void take(file);
    }
  }

  return (
    <section
      aria-labelledby={headingId}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      className={classNames("rounded-lg", over && "outline-2 outline-offset-4 outline-focus outline-dashed")}
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 id={headingId} className="grow text-sm font-semibold whitespace-nowrap">
          The text
        </h2>
        {text.held === null ? (
          <Select
            label="Format"
            hideLabel
            small
            value={typedFormats.find(({ value }) => value === text.format)?.value ?? "text"}
            options={typedFormats}
            onValueChange={(format) => onChange({ ...text, format })}
          />
        ) : null}
        <FileChooser onChoose={take} />
      </div>
      {/* Above the text, which may fill the screen. */}
      {refused === null ? null : (
        <Banner kind="warning" className="mb-2" onDismiss={() => setRefused(null)}>
          {refused}
        </Banner>
      )}
      {text.held === null ? (
        <TextArea
          ref={field}
          label="Text of the article"
          hideLabel
          dir="auto"
          value={text.content}
          error={error}
          onChange={(event) => onChange({ ...text, content: event.target.value })}
          onPaste={paste}
          placeholder="Paste the article here. From a web page, Word or Google Docs it keeps links, headings and emphasis. You can also type, or drop a file."
          hint="Word files up to 20 MB, HTML files up to 5 MB, Markdown and text files up to 2 MB."
          className="[&_textarea]:field-sizing-fixed [&_textarea]:max-h-none [&_textarea]:min-h-72 lg:[&_textarea]:min-h-[60vh] [&_textarea]:leading-relaxed"
        />
      ) : (
        <HeldText text={text} held={text.held} onChange={onChange} />
      )}
    </section>
  );
}

/** What was held gives way to the field, and the focus with it: the button that was pressed is gone. */
function useFocusOnceTyped(typed: boolean, field: RefObject<HTMLTextAreaElement | null>) {
  const before = useRef(typed);
  useEffect(() => {
    if (typed && !before.current) field.current?.focus();
    before.current = typed;
  }, [typed, field]);
}
