"use client";
/** What can be decided without opening the article: approve, return with a reason. Everything else is a way to the desk. */
import { ArrowRight, Check, RotateCcw } from "lucide-react";
import { type Ref, useImperativeHandle, useState } from "react";
import { ApprovalConflict } from "#components/decision/approval-conflict.tsx";
import { nextStep } from "#components/decision/next-step.ts";
import { ReasonFields, returnAsks } from "#components/decision/reason-form.tsx";
import { usePerform } from "#components/editor/desk-context.tsx";
import { callApi } from "#components/ui/api.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import type { ClaimInPlace } from "#lib/log/claim-in-place.ts";
import { can } from "#lib/policy/can.ts";
import type { QueueCardProps } from "./queue-card.tsx";

/** For the keys. What cannot be done now does nothing. */
export type QueueActionsHandle = Record<"approve" | "return", () => void>;

type Decision = { type: "approve-claim"; basis: string } | { type: "return-claim"; reason: string };

interface Props extends Pick<QueueCardProps, "item" | "me" | "selfApproval" | "onSettled" | "onAnew"> {
  ref: Ref<QueueActionsHandle>;
  /** Back to the claim after a form was put away. */
  onFocus: () => void;
}

export function QueueActions({ ref, item, me, selfApproval, onFocus, onSettled, onAnew }: Props) {
  const { article, claim } = item;
  const [returning, setReturning] = useState(false);
  const [seen, setSeen] = useState(claim.basis);
  const { perform, busy, failure, clear } = usePerform<true>();
  const announce = useAnnounce();
  const step = nextStep(claim, me, { selfApproval, locked: article.closed });
  const approvable = step.action === "approve";
  const returnable = can(me, "return-claim") && canComeBack(item);

  /** True when it went. A refusal means that the claim is no longer what stood here. */
  async function decide(decision: Decision): Promise<boolean> {
    if (busy) return false;
    setSeen(claim.basis);
    const command = { id: crypto.randomUUID(), claimId: claim.id, ...decision };
    const done = await perform(async () => {
      await callApi("POST", `/api/articles/${article.id}/commands`, command);
      return true;
    });
    if (done === null) await onAnew();
    return done !== null;
  }

  async function approve() {
    if (!(await decide({ type: "approve-claim", basis: claim.basis }))) return;
    announce(`Claim ${claim.number} approved`);
    onSettled();
  }

  useImperativeHandle(ref, () => ({
    approve: () => void (approvable ? approve() : announce(step.note)),
    return: () => setReturning(returnable),
  }));

  if (returning) {
    return (
      <div className="rounded-lg border border-line bg-canvas p-3">
        <ReasonFields
          {...returnAsks}
          state={{ busy, failure, clear }}
          place={{ articleId: article.id, claimId: claim.id, personId: me.id, field: "return-claim" }}
          send={(reason) => decide({ type: "return-claim", reason })}
          onDone={(sent) => {
            setReturning(false);
            if (!sent) return onFocus();
            announce(`Claim ${claim.number} returned`);
            onSettled();
          }}
        />
      </div>
    );
  }
  const onDesk = step.action !== null && step.action !== "next" ? step.label : "Open on the desk";
  return (
    <div className="space-y-2">
      {step.note ? <p className="text-sm text-ink-soft">{step.note}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        {approvable ? (
          <Button variant="primary" busy={busy} icon={<Check aria-hidden />} onClick={() => void approve()}>
            Approve
          </Button>
        ) : null}
        {returnable ? (
          <Button icon={<RotateCcw aria-hidden />} onClick={() => setReturning(true)}>
            Return
          </Button>
        ) : null}
        {approvable ? null : (
          <ButtonLink icon={<ArrowRight aria-hidden />} href={`/articles/${article.id}?claim=${claim.id}`}>
            {onDesk}
          </ButtonLink>
        )}
      </div>
      <ApprovalConflict failure={failure} seen={seen} claim={claim} onDismiss={clear} />
    </div>
  );
}

function canComeBack({ article, claim }: ClaimInPlace): boolean {
  return !article.closed && (claim.stage === "checked" || claim.stage === "approved");
}
