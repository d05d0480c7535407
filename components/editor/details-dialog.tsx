"use client";
/** What is known of the article beside its text: where it came from, its language, when it is due. */
import { useState } from "react";
import { offeredLanguages } from "#components/article/languages.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useCommand, useDeskView } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";

export function DetailsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return open ? <OpenDetailsDialog onOpenChange={onOpenChange} /> : null;
}

function OpenDetailsDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const meta = useDeskView((view) => view.meta);
  const [sourceUrl, setSourceUrl] = useState(meta.sourceUrl ?? "");
  const [language, setLanguage] = useState(meta.language ?? "");
  const [deadline, setDeadline] = useState(meta.deadline ? localInput(new Date(meta.deadline)) : "");
  const { run, busy, failure, clear } = useCommand();

  async function save() {
    const answer = await run({
      type: "edit-article",
      sourceUrl: sourceUrl.trim() || null,
      language: language.trim() || null,
      deadline: deadline === "" ? null : new Date(deadline).toISOString(),
    });
    if (answer) onOpenChange(false);
  }

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Article details"
      description="Headline, byline and dateline are edited in the article itself."
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextField
          label="Link to the original"
          type="url"
          placeholder="https://"
          value={sourceUrl}
          onChange={(event) => setSourceUrl(event.target.value)}
        />
        <TextField
          label="Language"
          list="offered-languages"
          hint="A language tag such as en, ur or fa-AF."
          value={language}
          onChange={(event) => setLanguage(event.target.value)}
        />
        <datalist id="offered-languages">
          {offeredLanguages.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </datalist>
        <TextField
          label="Deadline"
          type="datetime-local"
          hint="In your own time zone."
          value={deadline}
          onChange={(event) => setDeadline(event.target.value)}
        />
        <FailureBanner failure={failure} onDismiss={clear} />
      </div>
    </Dialog>
  );
}

function localInput(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
