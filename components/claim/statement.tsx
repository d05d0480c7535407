"use client";
/** The fact as one plain sentence, edited in place. Enter saves, Escape leaves it as it was. */
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useCommand, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { onEscape } from "#components/ui/on-escape.ts";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function Statement({ claim }: { claim: ClaimView }) {
  const [editing, setEditing] = useState(false);
  const mayEdit = useMay("edit-claim", claim.createdBy.id) && claim.withdrawn === null;
  const written = claim.statement !== claim.exact && claim.statement !== claim.words;
  if (editing) return <StatementEdit claim={claim} onDone={() => setEditing(false)} />;
  if (written) {
    return (
      <div className="flex items-start gap-1">
        <p dir="auto" className="min-w-0 flex-1 text-base wrap-anywhere">
          {claim.statement}
        </p>
        {mayEdit ? (
          <IconButton
            label="Edit the statement"
            size="sm"
            icon={<Pencil aria-hidden />}
            onClick={() => setEditing(true)}
          />
        ) : null}
      </div>
    );
  }
  if (!mayEdit) return null;
  return (
    <Button
      size="sm"
      variant="quiet"
      className="-ms-2.5"
      icon={<Pencil aria-hidden />}
      onClick={() => setEditing(true)}
    >
      Say it as one plain sentence
    </Button>
  );
}

function StatementEdit({ claim, onDone }: { claim: ClaimView; onDone: () => void }) {
  const [words, setWords] = useState(claim.statement);
  const { run, busy, failure, clear } = useCommand();
  async function save() {
    if (words.trim() === claim.statement) return onDone();
    const answer = await run({ type: "edit-claim", claimId: claim.id, statement: words });
    if (answer) onDone();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is pressed in the field or on a button
    <div className="space-y-2" onKeyDown={onEscape(onDone)}>
      <TextArea
        label="Statement"
        autoFocus
        dir="auto"
        rows={2}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" busy={busy} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
