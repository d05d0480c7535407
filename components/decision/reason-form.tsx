"use client";
/** A decision that needs a reason: return, withdraw. The reason is kept while it is not sent. */
import { useState } from "react";
import { type Failure, useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { type DraftPlace, useDraft } from "#components/evidence/draft.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

interface Asks {
  label: string;
  hint: string;
  button: string;
}

export const returnAsks: Asks = {
  label: "Why does it go back?",
  hint: "The checker reads this first.",
  button: "Return claim",
};

/** On the desk. */
export function ReasonForm({
  claimId,
  type,
  onDone,
  ...asks
}: Asks & {
  claimId: string;
  type: "return-claim" | "withdraw-claim";
  onDone: (sent: boolean) => void;
}) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const { run, ...state } = useCommand();
  const place = { articleId, claimId, personId: me.id, field: type };
  return (
    <ReasonFields
      {...asks}
      {...state}
      place={place}
      danger={type === "withdraw-claim"}
      send={async (reason) => (await run({ type, claimId, reason })) !== null}
      onDone={onDone}
    />
  );
}

/** The fields, whoever sends; `send` answers whether it went. */
export function ReasonFields({
  place,
  label,
  hint,
  button,
  danger = false,
  send,
  busy,
  failure,
  clear,
  onDone,
}: Asks & {
  place: DraftPlace;
  danger?: boolean;
  send: (reason: string) => Promise<boolean>;
  busy: boolean;
  failure: Failure | null;
  clear: () => void;
  onDone: (sent: boolean) => void;
}) {
  const reason = useDraft(place);
  const [asked, setAsked] = useState(false);
  const missing = reason.words.trim() === "";

  async function submit() {
    setAsked(true);
    if (missing || busy) return;
    if (!(await send(reason.words))) return;
    reason.clear();
    onDone(true);
  }

  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
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
        onSubmitKey={submit}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={() => onDone(false)}>
          Cancel
        </Button>
        <Button size="sm" variant={danger ? "danger" : "primary"} type="submit" busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
