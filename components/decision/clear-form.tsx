"use client";
/** The legal reviewer lets exactly the words shown stand. Names what this screen shows: over other words it is refused. */
import { useState } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { useDraft } from "#components/evidence/draft.ts";
import { TextArea } from "#components/ui/text-area.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function ClearForm({ claim, onDone }: { claim: ClaimView; onDone: (cleared: boolean) => void }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const remark = useDraft({ articleId, claimId: claim.id, personId: me.id, field: "clear-claim" });
  const { run, ...state } = useCommand();
  // What was read when the form was opened: words that change behind it are not cleared unseen.
  const [seen, setSeen] = useState({ basis: claim.basis, words: claim.exact });

  async function send() {
    if (state.busy) return;
    const answer = await run({ type: "clear-claim", claimId: claim.id, basis: seen.basis, remark: remark.words });
    if (answer === null) return setSeen({ basis: claim.basis, words: claim.exact });
    remark.clear();
    onDone(true);
  }

  return (
    <SendForm button="Clear these words" state={state} onSend={send} onCancel={() => onDone(false)}>
      <p className="text-sm">
        You let exactly these words be printed: <q dir="auto">{seen.words}</q>. Other words need another clearance.
      </p>
      <TextArea
        label="Remark"
        hint="On what condition, or why. May be left out."
        dir="auto"
        autoFocus
        rows={2}
        maxLength={5000}
        value={remark.words}
        onChange={(event) => remark.write(event.target.value)}
        onSubmitKey={send}
      />
    </SendForm>
  );
}
