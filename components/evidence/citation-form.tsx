"use client";
/**
 * Adding a source to a claim: paste a link and press Enter. A source the house knows is offered instead of being typed again;
 * everything else about it can be said at once behind the disclosure, or later.
 */
import { Library, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { onEscape } from "#components/ui/on-escape.ts";
import { TextField } from "#components/ui/text-field.tsx";
import type { Source } from "#lib/evidence/evidence.ts";
import { type CitationDraft, CitationFields } from "./citation-fields.tsx";
import { useDraft } from "./draft.ts";
import { accessLabels, sourceIcons } from "./evidence-labels.ts";
import { newSourceDraft, type SourceDraft, SourceFields } from "./source-fields.tsx";
import { useSourceSearch } from "./source-search.ts";
import { sourceStart } from "./source-start.ts";
import { today } from "./today.ts";

export function CitationForm({ claimId, onDone }: { claimId: string; onDone: () => void }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const start = useDraft({ articleId, claimId, personId: me.id, field: "source" });
  const [known, setKnown] = useState<Source | null>(null);
  const [source, setSource] = useState<SourceDraft>(newSourceDraft);
  const [citation, setCitation] = useState<CitationDraft>(newCitation);
  const { run, busy, failure, clear } = useCommand();
  const box = useRef<HTMLFormElement>(null);
  const { link, title } = sourceStart(start.words);
  const ready = known !== null || link !== null || title !== "";

  async function add() {
    if (!ready || busy) return;
    const named = { ...source, link, title: link === null ? title : source.title, readers: [...source.readers] };
    const from = known ? { sourceId: known.id } : { source: named };
    const answer = await run({ type: "add-citation", claimId, ...from, ...citation });
    if (answer === null) return;
    start.clear();
    onDone();
  }

  return (
    <form
      noValidate
      ref={box}
      className="space-y-3 rounded-lg border border-line bg-canvas p-3"
      onKeyDown={onEscape(onDone)}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {known ? (
        <Chosen source={known} onRemove={() => setKnown(null)} />
      ) : (
        <TextField
          label="Source"
          placeholder="Paste a link, or type a title or a name"
          autoFocus
          autoComplete="off"
          value={start.words}
          hint={start.restored ? "Kept from before; not added yet." : undefined}
          onChange={(event) => start.write(event.target.value)}
        />
      )}
      {known ? null : <Offers query={start.words} onChoose={setKnown} />}
      {ready ? (
        <CitationFields citation={citation} onChange={(change) => setCitation({ ...citation, ...change })} />
      ) : null}
      {ready && !known ? (
        <details>
          <summary className="min-h-6 text-sm text-ink-soft hover:text-ink">
            About the source, and who may see it
          </summary>
          <div className="pt-2">
            <SourceFields
              source={source}
              hasLink={link !== null}
              onChange={(change) => setSource({ ...source, ...change })}
            />
          </div>
        </details>
      ) : null}
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" busy={busy} disabled={!ready} icon={<Plus aria-hidden />}>
          Add source
        </Button>
      </div>
    </form>
  );
}

function newCitation(): CitationDraft {
  return { relation: "supports", rank: "secondary", locator: "", passage: "", consultedOn: today() };
}

function Offers({ query, onChoose }: { query: string; onChoose: (source: Source) => void }) {
  const found = useSourceSearch(query);
  if (found.length === 0) return null;
  return (
    <div>
      <p className="mb-1 flex items-center gap-1.5 text-xs text-ink-soft" role="status">
        <Library aria-hidden className="size-3.5" />
        Already known to the house
      </p>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
        {found.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              className="flex w-full items-start gap-2 px-2.5 py-1.5 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11"
              onClick={() => onChoose(source)}
            >
              <SourceName source={source} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Chosen({ source, onRemove }: { source: Source; onRemove: () => void }) {
  return (
    <div className="flex items-start gap-2 text-sm">
      <SourceName source={source} />
      <IconButton
        label="Choose another source"
        size="sm"
        icon={<X aria-hidden />}
        onClick={onRemove}
        className="ms-auto"
      />
    </div>
  );
}

function SourceName({ source }: { source: Source }) {
  const Icon = sourceIcons[source.type];
  const about = [source.publisher || source.author, source.published].filter(Boolean).join(", ");
  return (
    <>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
      <span className="min-w-0">
        <span dir="auto" className="block font-medium wrap-anywhere">
          {source.title || source.link}
        </span>
        <span className="block text-xs text-ink-soft">
          {[about, source.access === "public" ? "" : accessLabels[source.access]].filter(Boolean).join(" · ")}
        </span>
      </span>
    </>
  );
}
