"use client";
/** A decision that needs a reason: return, withdraw. The reason is kept while it is not sent. */
import { useState } from "react";
import { type CommandRun, useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { type DraftPlace, useDraft } from "#components/evidence/draft.ts";
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
      state={state}
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
  state,
  onDone,
}: Asks & {
  place: DraftPlace;
  danger?: boolean;
  send: (reason: string) => Promise<boolean>;
  state: Omit<CommandRun, "run">;
  onDone: (sent: boolean) => void;
}) {
  const reason = useDraft(place);
  const [asked, setAsked] = useState(false);
  const missing = reason.words.trim() === "";

  async function submit() {
    setAsked(true);
    if (missing || state.busy) return;
    if (!(await send(reason.words))) return;
    reason.clear();
    onDone(true);
  }

  return (
    <SendForm button={button} danger={danger} state={state} onSend={submit} onCancel={() => onDone(false)}>
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
    </SendForm>
  );
}
