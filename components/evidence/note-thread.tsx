"use client";
/** The notes of a claim, oldest first, and the place to write the next one. People change their own notes in place. */
import { Lock, Pencil } from "lucide-react";
import { type ReactNode, type Ref, useState } from "react";
import { useCommand, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { onEscape } from "#components/ui/on-escape.ts";
import type { Note } from "#lib/evidence/evidence.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { NameAuthor } from "./name-author.tsx";
import { NoteField } from "./note-field.tsx";
import { NoteForm, type NoteFormHandle } from "./note-form.tsx";
import { NoteText } from "./note-text.tsx";
import { SignedBy } from "./signed-by.tsx";
import { useMentions } from "./use-mentions.ts";

export function NoteThread({ claim, formRef }: { claim: ClaimView; formRef?: Ref<NoteFormHandle> }) {
  const mayNote = useMay("add-note");
  return (
    <div className="space-y-3">
      {claim.notes.length === 0 && !mayNote ? <p className="text-sm text-ink-soft">No notes.</p> : null}
      {claim.notes.length === 0 ? null : (
        <ol className="space-y-3">
          {claim.notes.map((note) => (
            <li key={note.id}>
              <OneNote claimId={claim.id} note={note} />
            </li>
          ))}
        </ol>
      )}
      {mayNote && claim.withdrawn === null ? <NoteForm claimId={claim.id} ref={formRef} /> : null}
    </div>
  );
}

function OneNote({ claimId, note }: { claimId: string; note: Note }) {
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay("edit-note", note.by.id);
  if (editing) return <NoteEdit claimId={claimId} note={note} onDone={() => setEditing(false)} />;
  return (
    <div className="group">
      <NoteHead note={note}>
        <NameAuthor imported={note.imported} />
        {mayEdit ? (
          <IconButton
            label="Edit this note"
            size="sm"
            icon={<Pencil aria-hidden />}
            onClick={() => setEditing(true)}
            className="-my-1 ms-auto"
          />
        ) : null}
      </NoteHead>
      <NoteText body={note.body} mentions={note.mentions} />
    </div>
  );
}

/** Who wrote it, when, for whom. */
export function NoteHead({ note, children }: { note: Note; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-xs text-ink-soft">
      <SignedBy signed={note} />
      {note.editedAt ? <span>edited</span> : null}
      {note.internal ? (
        <span className="inline-flex items-center gap-1">
          <Lock aria-hidden className="size-3" /> internal
        </span>
      ) : (
        <span>for the copy</span>
      )}
      {children}
    </div>
  );
}

function NoteEdit({ claimId, note, onDone }: { claimId: string; note: Note; onDone: () => void }) {
  const [body, setBody] = useState(note.body);
  const [internal, setInternal] = useState(note.internal);
  const mentions = useMentions(body, internal, note.mentions);
  const { run, busy, failure, clear } = useCommand();
  async function save() {
    const command = { type: "edit-note", claimId, noteId: note.id, body, internal, mentions: mentions.ids } as const;
    const answer = await run(command);
    if (answer) onDone();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is pressed in the field or on a button
    <div className="space-y-2" onKeyDown={onEscape(onDone)}>
      <NoteField
        label="Edit the note"
        autoFocus
        words={body}
        onWords={setBody}
        people={mentions.people}
        onChoose={mentions.choose}
        onSend={save}
        hint={mentions.says}
      />
      <Checkbox label="For the copy too" checked={!internal} onCheckedChange={(checked) => setInternal(!checked)} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" busy={busy} disabled={body.trim() === ""} onClick={save}>
          Save note
        </Button>
      </div>
      <FailureBanner failure={failure} onDismiss={clear} />
    </div>
  );
}
