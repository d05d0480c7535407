"use client";
/** Recording what the evidence says. The reason is asked for where the finding needs one, and kept while it is not sent. */
import { useState } from "react";
import { findingHints, findingLabels } from "#components/claim/claim-labels.ts";
import { useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { useDraft } from "#components/evidence/draft.ts";
import { TextArea } from "#components/ui/text-area.tsx";
import { type Finding, findings, findingsWithReason } from "#lib/decision/decision.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function FindingForm({ claim, onDone }: { claim: ClaimView; onDone: (recorded: boolean) => void }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const [finding, setFinding] = useState<Finding | null>(claim.finding);
  const [first] = useState(claim.finding ?? findings[0]);
  const place = { articleId, claimId: claim.id, personId: me.id, field: "finding-reason" };
  const reason = useDraft(place, claim.reason);
  const [asked, setAsked] = useState(false);
  const { run, ...state } = useCommand();
  const reasonNeeded = finding !== null && findingsWithReason.includes(finding);
  const missing = reasonNeeded && reason.words.trim() === "";

  async function record() {
    setAsked(true);
    if (finding === null || missing || state.busy) return;
    const answer = await run({
      type: "record-finding",
      claimId: claim.id,
      finding,
      reason: reason.words,
      basis: claim.basis,
    });
    if (answer === null) return;
    reason.clear();
    onDone(true);
  }

  return (
    <SendForm button="Record finding" state={state} onSend={record} onCancel={() => onDone(false)}>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">What does the evidence say?</legend>
        <div className="grid grid-cols-2 gap-1">
          {findings.map((value) => (
            <FindingChoice
              key={value}
              value={value}
              chosen={finding === value}
              first={value === first}
              onChoose={setFinding}
            />
          ))}
        </div>
        <p aria-live="polite" className="mt-1 min-h-4.5 text-xs text-ink-soft">
          {finding === null ? "" : `${findingHints[finding]}.`}
        </p>
        {asked && finding === null ? (
          <p role="alert" className="mt-1 text-sm text-red">
            Choose a finding first.
          </p>
        ) : null}
      </fieldset>
      <TextArea
        label="Reason"
        required={reasonNeeded}
        rows={2}
        value={reason.words}
        placeholder={
          reasonNeeded ? "What was tried, or why it cannot be checked" : "In a sentence, if it helps the approver"
        }
        error={asked && missing ? "This finding needs a reason: say why in a sentence." : null}
        onChange={(event) => reason.write(event.target.value)}
        onSubmitKey={record}
      />
    </SendForm>
  );
}

function FindingChoice({
  value,
  chosen,
  first,
  onChoose,
}: {
  value: Finding;
  chosen: boolean;
  /** Takes the focus when the form opens. */
  first: boolean;
  onChoose: (finding: Finding) => void;
}) {
  return (
    <label className="flex min-h-8 items-center gap-2 rounded-md border border-line bg-raised px-2 py-1 pointer-coarse:min-h-11 has-checked:border-ink has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name="finding"
        value={value}
        checked={chosen}
        // biome-ignore lint/a11y/noAutofocus: the form was asked for, by a button that it takes the place of
        autoFocus={first}
        onChange={() => onChoose(value)}
        title={findingHints[value]}
        className="accent-ink"
      />
      <span className="min-w-0 text-sm">{findingLabels[value]}</span>
    </label>
  );
}
