"use client";
/**
 * Where a claim stands and the one thing to do next, as one button; everything else that is possible is in the menu beside it.
 * An approval names the basis this screen shows. When another stands there by then, the server refuses and this says what changed.
 */
import {
  ArrowRight,
  Check,
  Clock,
  Ellipsis,
  ListChecks,
  MapPin,
  MessageSquareReply,
  Play,
  RotateCcw,
  Scale,
  Trash2,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { findingLabels, resolutionLabels, waitingLabels } from "#components/claim/claim-labels.ts";
import { type Failure, useCommand, useDesk, useHouse, usePerform } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { Time } from "#components/ui/time.tsx";
import { waitingFor } from "#lib/claim/claim.ts";
import { type BasisPart, changedParts } from "#lib/decision/basis.ts";
import type { CommandAnswer } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can } from "#lib/policy/can.ts";
import { FindingForm } from "./finding-form.tsx";
import { mayApprove, nextStep, type StepAction } from "./next-step.ts";
import { ReasonForm } from "./reason-form.tsx";
import { ResolutionForm } from "./resolution-form.tsx";

export type DecisionForm = "finding" | "resolution" | "return" | "withdraw";

const stepIcons: Record<StepAction, ReactNode> = {
  place: <MapPin aria-hidden />,
  start: <Play aria-hidden />,
  record: <ListChecks aria-hidden />,
  approve: <Check aria-hidden />,
  resolve: <Scale aria-hidden />,
  answer: <MessageSquareReply aria-hidden />,
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

function OpenForm({ form, claim, onDone }: { form: DecisionForm; claim: ClaimView; onDone: (saved: boolean) => void }) {
  switch (form) {
    case "finding":
      return <FindingForm claim={claim} onDone={onDone} />;
    case "resolution":
      return <ResolutionForm claim={claim} onDone={onDone} />;
    case "return":
      return (
        <ReasonForm
          claimId={claim.id}
          type="return-claim"
          label="Why does it go back?"
          hint="The checker reads this first."
          button="Return claim"
          onDone={onDone}
        />
      );
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

/** What was decided so far, in one line each. */
function Decided({ claim }: { claim: ClaimView }) {
  const { check, approval, resolution, returned } = claim;
  if (!check && !resolution && !returned) return null;
  return (
    <ul className="space-y-1.5 text-sm">
      {returned ? <Line what="Returned" who={returned.by.name} at={returned.at} reason={returned.reason} /> : null}
      {check ? (
        <Line what={findingLabels[check.finding]} who={check.by.name} at={check.at} reason={check.reason}>
          {check.wordsHash === claim.wordsHash ? null : (
            <p className="mt-0.5 text-xs text-orange">
              Checked for other words: <q dir="auto">{check.words}</q>
            </p>
          )}
        </Line>
      ) : null}
      {approval ? (
        <Line
          what={approval.basis === claim.basis ? (approval.self ? "Self-checked" : "Approved") : "Approval lapsed"}
          who={approval.by.name}
          at={approval.at}
          reason={approval.basis === claim.basis ? "" : `What changed since: ${sayParts(approval.basis, claim.basis)}.`}
        />
      ) : null}
      {resolution ? (
        <Line
          what={resolutionLabels[resolution.value]}
          who={resolution.by.name}
          at={resolution.at}
          reason={resolution.reason}
        />
      ) : null}
    </ul>
  );
}

function Line({
  what,
  who,
  at,
  reason,
  children,
}: {
  what: string;
  who: string;
  at: string;
  reason: string;
  children?: ReactNode;
}) {
  return (
    <li>
      <p>
        <span className="font-semibold">{what}</span>{" "}
        <span className="text-ink-soft">
          · {who}, <Time at={at} />
        </span>
      </p>
      {reason ? (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line text-ink">
          {reason}
        </p>
      ) : null}
      {children}
    </li>
  );
}

const partNames: Record<BasisPart, string> = { words: "the words", finding: "the finding", citations: "the sources" };

function sayParts(before: string, now: string): string {
  return changedParts(before, now)
    .map((part) => partNames[part])
    .join(", ");
}

function Actions({ claim, onForm, onSaved, onAnswer, onNextOpen }: DecisionBoxProps) {
  const { desk, me } = useDesk();
  const house = useHouse();
  const { run, busy, failure, clear } = useCommand();
  const placing = usePerform<CommandAnswer>();
  const [seen, setSeen] = useState(claim.basis);
  const step = nextStep(claim, me, house);

  async function act(action: StepAction) {
    if (action === "record") return onForm("finding");
    if (action === "resolve") return onForm("resolution");
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
        <MoreActions claim={claim} onForm={onForm} run={run} onPlace={() => void act("place")} />
      </div>
      <ApprovalConflict failure={failure} seen={seen} claim={claim} onDismiss={clear} />
      <FailureBanner failure={placing.failure} onDismiss={placing.clear} />
    </>
  );
}

/** Says what changed between what was shown and what stands there; any other failure in its own words. */
function ApprovalConflict({
  failure,
  seen,
  claim,
  onDismiss,
}: {
  failure: Failure | null;
  seen: string;
  claim: ClaimView;
  onDismiss: () => void;
}) {
  if (failure?.code !== "not-current") return <FailureBanner failure={failure} onDismiss={onDismiss} />;
  const changed = sayParts(seen, claim.basis) || "the claim";
  return (
    <Banner kind="warning" title="Not approved: something changed in between" onDismiss={onDismiss}>
      <p>
        Since you looked, {changed} changed. What stands there now is shown here; read it again, then approve or return
        it.
      </p>
    </Banner>
  );
}

function MoreActions({
  claim,
  onForm,
  run,
  onPlace,
}: {
  claim: ClaimView;
  onForm: (form: DecisionForm) => void;
  run: ReturnType<typeof useCommand>["run"];
  onPlace: () => void;
}) {
  const { me } = useDesk();
  const house = useHouse();
  if (house.locked || claim.withdrawn !== null) return null;
  const may = (action: Parameters<typeof can>[1]) => can(me, action, claim.createdBy.id);
  const approvable = claim.stage === "checked" || claim.stage === "approved";
  const items: ReactNode[] = [];
  if (may("record-finding")) {
    items.push(
      <MenuItem key="find" icon={<ListChecks aria-hidden />} onSelect={() => onForm("finding")}>
        {claim.check ? "Record another finding" : "Record finding"}
      </MenuItem>,
      <MenuItem key="resolve" icon={<Scale aria-hidden />} onSelect={() => onForm("resolution")}>
        Decide what becomes of the words
      </MenuItem>,
    );
  }
  if (may("return-claim") && approvable) {
    const own = !mayApprove(claim, me, house) && claim.stage === "checked";
    items.push(
      <MenuItem
        key="return"
        icon={<RotateCcw aria-hidden />}
        onSelect={() => onForm("return")}
        hint={own ? "It was checked by you" : undefined}
      >
        Return with a reason
      </MenuItem>,
    );
  }
  if (may("wait-claim")) {
    items.push(<MenuSeparator key="line-1" />);
    for (const whom of waitingFor) {
      items.push(
        <MenuItem
          key={whom}
          icon={<Clock aria-hidden />}
          disabled={claim.stage === "waiting" && claim.waitingFor === whom}
          onSelect={() => void run({ type: "wait-claim", claimId: claim.id, for: whom })}
        >
          Wait for {waitingLabels[whom]}
        </MenuItem>,
      );
    }
  }
  if (may("place-claim")) {
    items.push(
      <MenuSeparator key="line-2" />,
      <MenuItem
        key="place"
        icon={<MapPin aria-hidden />}
        onSelect={onPlace}
        hint="Select its words in the article first"
      >
        Place at the selection
      </MenuItem>,
    );
  }
  if (may("withdraw-claim")) {
    items.push(
      <MenuItem key="withdraw" icon={<Trash2 aria-hidden />} onSelect={() => onForm("withdraw")} danger>
        Withdraw claim
      </MenuItem>,
    );
  }
  if (items.length === 0) return null;
  return <Menu trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} />}>{items}</Menu>;
}
