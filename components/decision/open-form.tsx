"use client";
/** The form a decision asks for before it is sent. */
import type { ClaimView } from "#lib/log/claim-view.ts";
import { ClearForm } from "./clear-form.tsx";
import { FindingForm } from "./finding-form.tsx";
import { ReasonForm, returnAsks } from "./reason-form.tsx";
import { ResolutionForm } from "./resolution-form.tsx";

export type DecisionForm = "finding" | "resolution" | "return" | "withdraw" | "clear";

export function OpenForm({
  form,
  claim,
  onDone,
}: {
  form: DecisionForm;
  claim: ClaimView;
  onDone: (saved: boolean) => void;
}) {
  switch (form) {
    case "finding":
      return <FindingForm claim={claim} onDone={onDone} />;
    case "resolution":
      return <ResolutionForm claim={claim} onDone={onDone} />;
    case "return":
      return <ReasonForm claimId={claim.id} type="return-claim" {...returnAsks} onDone={onDone} />;
    case "clear":
      return <ClearForm claim={claim} onDone={onDone} />;
    case "withdraw":
      return (
        <ReasonForm
          claimId={claim.id}
          type="withdraw-claim"
          label="Why is it withdrawn?"
          hint="The claim leaves the list; its record stays in the log."
          button="Withdraw claim"
          onDone={onDone}
        />
      );
  }
}
