/** What is open of a claim and what it rests on, to be read: sources as far as they are named to this reader, calculation, notes. */
import type { ReactNode } from "react";
import { WordDiff } from "#components/decision/word-diff.tsx";
import { CitationFacts, SourceLine } from "#components/evidence/cited-source.tsx";
import { NoteText } from "#components/evidence/note-text.tsx";
import { NoteHead } from "#components/evidence/note-thread.tsx";
import { sayAsked, sayWhom } from "#components/evidence/query-words.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import { openQueries } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function QueueEvidence({ claim }: { claim: ClaimView }) {
  const files = claim.attachments.length;
  return (
    <div className="min-w-0 space-y-4 border-line max-lg:border-t max-lg:pt-4 lg:border-s lg:ps-6">
      <OpenCorrections claim={claim} />
      <OpenQueries claim={claim} />
      <Part title="Sources">
        {claim.citations.length === 0 ? <p className="text-sm text-ink-soft">No source.</p> : null}
        <ul className="space-y-3">
          {claim.citations.map((citation) => (
            <li key={citation.id} className="space-y-1.5">
              <SourceLine citation={citation} />
              <CitationFacts citation={citation} />
            </li>
          ))}
        </ul>
        {files > 0 ? (
          <p className="mt-2 text-xs text-ink-soft">{files === 1 ? "1 file" : `${files} files`} on the desk</p>
        ) : null}
      </Part>
      {claim.calculation === "" ? null : (
        <Part title="Calculation">
          <p dir="auto" className="text-base whitespace-pre-line wrap-anywhere">
            {claim.calculation}
          </p>
        </Part>
      )}
      {claim.notes.length === 0 ? null : (
        <Part title="Notes">
          <ol className="space-y-3">
            {claim.notes.map((note) => (
              <li key={note.id}>
                <NoteHead note={note} />
                <NoteText body={note.body} mentions={note.mentions} />
              </li>
            ))}
          </ol>
        </Part>
      )}
    </div>
  );
}

function OpenCorrections({ claim }: { claim: ClaimView }) {
  const open = openCorrections(claim);
  if (open.length === 0) return null;
  return (
    <Part title="Open corrections">
      <ul className="space-y-3">
        {open.map(({ id, words, with: proposed, reason, by }) => (
          <li key={id} className="space-y-1">
            <WordDiff old={words} now={proposed} />
            <p dir="auto" className="text-xs text-ink-soft wrap-anywhere">
              {[reason, `by ${by.name}`].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function OpenQueries({ claim }: { claim: ClaimView }) {
  const open = openQueries(claim);
  if (open.length === 0) return null;
  return (
    <Part title="Open queries">
      <ul className="space-y-3">
        {open.map((query) => (
          <li key={query.id} className="space-y-1">
            <p dir="auto" className="text-sm font-medium wrap-anywhere">
              {sayWhom(query)}
            </p>
            <p dir="auto" className="text-base whitespace-pre-line wrap-anywhere">
              {query.question}
            </p>
            <p className="text-xs text-ink-soft">{sayAsked(query)}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="mb-1.5 text-xs font-semibold tracking-wide text-ink-soft">{title}</h4>
      {children}
    </section>
  );
}
