"use client";
/**
 * Where a claim stands and the one thing to do next, as one button; everything else that is possible is in the menu beside it.
 * An approval names the basis this screen shows. When another stands there by then, the server refuses and this says what changed.
 */
import { ArrowRight, Check, Gavel, ListChecks, MapPin, MessageSquareReply, Play, RotateCcw, Scale } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCommand, useDesk, useHouse, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Delivery } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { ApprovalConflict } from "./approval-conflict.tsx";
import { Decided } from "./decided.tsx";
import { Missing } from "./missing.tsx";
import { MoreActions } from "./more-actions.tsx";
import { mayClear, nextStep, type StepAction } from "./next-step.ts";
import { type DecisionForm, OpenForm } from "./open-form.tsx";
import { SuggestedPlaces } from "./suggested-places.tsx";

const stepIcons: Record<StepAction, ReactNode> = {
  place: <MapPin aria-hidden />,
  start: <Play aria-hidden />,
  record: <ListChecks aria-hidden />,
  approve: <Check aria-hidden />,
  resolve: <Scale aria-hidden />,
  answer: <MessageSquareReply aria-hidden />,
  clear: <Gavel aria-hidden />,
  next: <ArrowRight aria-hidden />,
};

export interface DecisionBoxProps {
  claim: ClaimView;
  form: DecisionForm | null;
  onForm: (form: DecisionForm | null) => void;
  /** After something was saved: puts the focus back on the card. */
  onSaved: () => void;
  onWithdrawn: () => void;
  onAnswer: () => void;
  onNextOpen: () => void;
}

export function DecisionBox(props: DecisionBoxProps) {
  const { claim, form, onForm, onSaved } = props;
  return (
    <div className="space-y-3">
      <Decided claim={claim} />
      <Missing claim={claim} />
      {form === null ? (
        <Actions {...props} />
      ) : (
        <div className="rounded-lg border border-line bg-canvas p-3">
          <OpenForm
            form={form}
            claim={claim}
            onDone={(saved) => {
              onForm(null);
              if (saved && form === "withdraw") props.onWithdrawn();
              else onSaved();
            }}
          />
        </div>
      )}
    </div>
  );
}

function Actions({ claim, onForm, onSaved, onAnswer, onNextOpen }: DecisionBoxProps) {
  const { desk, me } = useDesk();
  const house = useHouse();
  const { run, busy, failure, clear } = useCommand();
  const placing = usePerform<Delivery>();
  const [seen, setSeen] = useState(claim.basis);
  const step = nextStep(claim, me, house);

  async function act(action: StepAction) {
    if (action === "record") return onForm("finding");
    if (action === "resolve") return onForm("resolution");
    if (action === "clear") return onForm("clear");
    if (action === "answer") return onAnswer();
    if (action === "next") return onNextOpen();
    if (action === "place") {
      if (await placing.perform(() => desk.placeClaimAtSelection(claim.id))) onSaved();
      return;
    }
    if (action === "start") {
      if (await run({ type: "start-check", claimId: claim.id })) onSaved();
      return;
    }
    setSeen(claim.basis);
    if (await run({ type: "approve-claim", claimId: claim.id, basis: claim.basis })) onSaved();
  }

  return (
    <>
      {step.note ? <p className="text-sm text-ink-soft">{step.note}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        {step.action === null ? null : (
          <Button
            variant="primary"
            busy={busy || placing.busy}
            icon={stepIcons[step.action]}
            // The selection in the article stays: placing needs it.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void act(step.action!)}
          >
            {step.label}
          </Button>
        )}
        {step.action === "approve" ? (
          <Button icon={<RotateCcw aria-hidden />} onClick={() => onForm("return")}>
            Return
          </Button>
        ) : null}
        {mayClear(claim, me, house) && step.action !== "clear" && !house.locked ? (
          <Button icon={stepIcons.clear} onClick={() => onForm("clear")}>
            Clear these words
          </Button>
        ) : null}
        <MoreActions claim={claim} onForm={onForm} run={run} onPlace={() => void act("place")} />
      </div>
      <SuggestedPlaces claim={claim} onPlaced={onSaved} />
      <ApprovalConflict failure={failure} seen={seen} claim={claim} onDismiss={clear} />
      <FailureBanner failure={placing.failure} onDismiss={placing.clear} />
    </>
  );
}
