"use client";
/** A decision that needs a reason: return, withdraw. The reason is kept while it is not sent. */
import { useState } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { useDraft } from "#components/evidence/draft.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

export function ReasonForm({
  claimId,
  type,
  label,
  hint,
  button,
  onDone,
}: {
  claimId: string;
  type: "return-claim" | "withdraw-claim";
  label: string;
  hint: string;
  button: string;
  onDone: (sent: boolean) => void;
}) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const reason = useDraft({ articleId, claimId, personId: me.id, field: type });
  const [asked, setAsked] = useState(false);
  const { run, busy, failure, clear } = useCommand();
  const missing = reason.words.trim() === "";

  async function send() {
    setAsked(true);
    if (missing || busy) return;
    const answer = await run({ type, claimId, reason: reason.words });
    if (answer === null) return;
    reason.clear();
    onDone(true);
  }

  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea
        label={label}
        hint={hint}
        required
        autoFocus
        rows={2}
        value={reason.words}
        error={asked && missing ? "A reason is needed: say in a sentence what should be done." : null}
        onChange={(event) => reason.write(event.target.value)}
        onSubmitKey={send}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={() => onDone(false)}>
          Cancel
        </Button>
        <Button size="sm" variant={type === "withdraw-claim" ? "danger" : "primary"} type="submit" busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
