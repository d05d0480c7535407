"use client";
/** Writing a note: the words are kept while they are not sent (draft.ts). Ctrl/Cmd+Enter sends, "@" mentions somebody. */
import { type Ref, useImperativeHandle, useRef } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { useDraft } from "./draft.ts";
import { NoteField } from "./note-field.tsx";
import { useMentions } from "./use-mentions.ts";

export interface NoteFormHandle {
  focus(): void;
}

export function NoteForm({ claimId, ref }: { claimId: string; ref?: Ref<NoteFormHandle> }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const place = { articleId, claimId, personId: me.id };
  const note = useDraft({ ...place, field: "note" });
  const shared = useDraft({ ...place, field: "note-for-copy" });
  const internal = shared.words === "";
  const mentions = useMentions(note.words, internal);
  const { run, busy, failure, clear } = useCommand();
  const box = useRef<HTMLDivElement>(null);
  const focus = () => box.current?.querySelector("textarea")?.focus();
  useImperativeHandle(ref, () => ({ focus }));

  async function send() {
    if (note.words.trim() === "" || busy) return;
    const answer = await run({ type: "add-note", claimId, body: note.words, internal, mentions: mentions.ids });
    if (answer === null) return;
    note.clear();
    shared.clear();
    focus();
  }

  return (
    <div ref={box} className="space-y-2">
      <NoteField
        label="New note"
        placeholder="Write a note: what you looked at, what it says… @ mentions somebody"
        rows={2}
        words={note.words}
        onWords={note.write}
        people={mentions.people}
        onChoose={mentions.choose}
        onSend={send}
        hint={note.restored ? "This note was not sent yet. It was kept for you." : mentions.says}
      />
      {note.words.trim() === "" ? null : (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Checkbox
            label="For the copy too"
            hint="Else it stays in the house"
            checked={shared.words !== ""}
            onCheckedChange={(checked) => shared.write(checked ? "yes" : "")}
          />
          <div className="flex gap-2">
            <Button size="sm" variant="quiet" onClick={note.clear}>
              Discard
            </Button>
            <Button size="sm" variant="primary" busy={busy} onClick={send}>
              Add note
            </Button>
          </div>
        </div>
      )}
      <FailureBanner failure={failure} onDismiss={clear} />
    </div>
  );
}
