"use client";
/** What becomes of the words after the finding. Declining a change needs a reason. */
import { useState } from "react";
import { resolutionLabels } from "#components/claim/claim-labels.ts";
import { useCommand } from "#components/editor/desk-context.tsx";
import { SendForm } from "#components/editor/send-form.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { type Resolution, resolutions, resolutionsWithReason } from "#lib/decision/decision.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export function ResolutionForm({ claim, onDone }: { claim: ClaimView; onDone: (saved: boolean) => void }) {
  const [value, setValue] = useState<Resolution | "">(claim.resolution?.value ?? "");
  const [reason, setReason] = useState(claim.resolution?.reason ?? "");
  const [asked, setAsked] = useState(false);
  const { run, ...state } = useCommand();
  const reasonNeeded = value !== "" && resolutionsWithReason.includes(value);
  const missing = reasonNeeded && reason.trim() === "";

  async function save() {
    setAsked(true);
    if (missing || state.busy) return;
    const resolution = value === "" ? null : value;
    const answer = await run({ type: "set-resolution", claimId: claim.id, resolution, reason });
    if (answer) onDone(true);
  }

  return (
    <SendForm button="Save" state={state} onSend={save} onCancel={() => onDone(false)}>
      <Select
        label="What becomes of the words?"
        autoFocus
        value={value}
        options={[
          { value: "", label: "Not decided" },
          ...resolutions.map((each) => ({ value: each, label: resolutionLabels[each] })),
        ]}
        onValueChange={setValue}
      />
      <TextArea
        label="Reason"
        rows={2}
        required={reasonNeeded}
        value={reason}
        error={asked && missing ? "Declining a change needs a reason." : null}
        onChange={(event) => setReason(event.target.value)}
        onSubmitKey={save}
      />
    </SendForm>
  );
}
