"use client";
/** Proposing words, putting them otherwise while accepting, declining with a reason. What is typed is kept while it is not sent. */
import { type ReactNode, useState } from "react";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { useDraft } from "#components/evidence/draft.ts";
import { TextArea } from "#components/ui/text-area.tsx";
import type { Correction } from "#lib/decision/correction.ts";
import type { DeskCommand } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { WordDiff } from "./word-diff.tsx";

export function ProposeForm({ claim, onDone }: { claim: ClaimView; onDone: () => void }) {
  const words = useClaimDraft(claim, "correction", claim.exact);
  const reason = useClaimDraft(claim, "correction-reason", "");
  const same = fold(words.words) === fold(claim.exact);
  return (
    <Form
      button={fold(words.words) === "" ? "Propose to cut" : "Propose"}
      refusal={same ? "The article reads so already. Change the words." : null}
      command={{ type: "propose-correction", claimId: claim.id, with: words.words, reason: reason.words }}
      onDone={(sent) => {
        if (sent) {
          words.clear();
          reason.clear();
        }
        onDone();
      }}
    >
      {(submit, error) => (
        <>
          <TextArea
            label="The words shall read"
            hint="Empty to cut them."
            autoFocus
            rows={2}
            value={words.words}
            error={error}
            onChange={(event) => words.write(event.target.value)}
            onSubmitKey={submit}
          />
          {same ? null : <WordDiff old={claim.exact} now={fold(words.words)} />}
          <TextArea
            label="Why"
            rows={2}
            value={reason.words}
            onChange={(event) => reason.write(event.target.value)}
            onSubmitKey={submit}
          />
        </>
      )}
    </Form>
  );
}

interface DecideProps {
  claim: ClaimView;
  correction: Correction;
  onDone: () => void;
}

export function AcceptForm({ claim, correction, onDone }: DecideProps) {
  const [words, setWords] = useState(correction.with);
  const same = fold(words) === fold(claim.exact);
  return (
    <Form
      button="Accept"
      refusal={same ? "The article reads so already. Change the words, or decline." : null}
      command={{ type: "accept-correction", claimId: claim.id, correctionId: correction.id, with: words }}
      onDone={onDone}
    >
      {(submit, error) => (
        <>
          <TextArea
            label="The words shall read"
            autoFocus
            rows={2}
            value={words}
            error={error}
            onChange={(event) => setWords(event.target.value)}
            onSubmitKey={submit}
          />
          <WordDiff old={claim.exact} now={fold(words)} />
        </>
      )}
    </Form>
  );
}

export function DeclineForm({ claim, correction, onDone }: DecideProps) {
  const reason = useClaimDraft(claim, `decline-${correction.id}`, "");
  return (
    <Form
      button="Decline"
      refusal={reason.words.trim() === "" ? "A reason is needed: say why the words stay." : null}
      command={{
        ...{ type: "decline-correction", claimId: claim.id, correctionId: correction.id, reason: reason.words },
      }}
      onDone={(sent) => {
        if (sent) reason.clear();
        onDone();
      }}
    >
      {(submit, error) => (
        <TextArea
          label="Why do the words stay?"
          required
          autoFocus
          rows={2}
          value={reason.words}
          error={error}
          onChange={(event) => reason.write(event.target.value)}
          onSubmitKey={submit}
        />
      )}
    </Form>
  );
}

function useClaimDraft(claim: ClaimView, field: string, initial: string) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  return useDraft({ articleId, claimId: claim.id, personId: me.id, field }, initial);
}

/** `refusal` says what is missing; it is shown once somebody has tried. */
function Form({
  button,
  refusal,
  command,
  onDone,
  children,
}: {
  button: string;
  refusal: string | null;
  command: DeskCommand;
  onDone: (sent: boolean) => void;
  children: (submit: () => void, error: string | null) => ReactNode;
}) {
  const [asked, setAsked] = useState(false);
  const { run, ...state } = useCommand();
  async function send() {
    setAsked(true);
    if (refusal !== null || state.busy) return;
    if (await run(command)) onDone(true);
  }
  return (
    <SendForm button={button} state={state} onSend={send} onCancel={() => onDone(false)}>
      {children(() => void send(), asked ? refusal : null)}
    </SendForm>
  );
}

function fold(words: string): string {
  return words.replace(/\s+/gu, " ").trim();
}
