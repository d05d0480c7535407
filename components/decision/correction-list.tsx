"use client";
/** Proposed new words of a claim: the open ones to be decided, then what became of the others. */
import { PenLine } from "lucide-react";
import { useState } from "react";
import { type CommandRun, useCommand, useDesk, useHouse, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { NameAuthor } from "#components/evidence/name-author.tsx";
import { SignedBy } from "#components/evidence/signed-by.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { authorOf } from "#lib/article/article.ts";
import { type Correction, type Outcome, openCorrections, stillFits } from "#lib/decision/correction.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can } from "#lib/policy/can.ts";
import { AcceptForm, DeclineForm, ProposeForm } from "./correction-forms.tsx";
import { WordDiff } from "./word-diff.tsx";

export const outcomeLabels: Record<Outcome, string> = {
  accepted: "Accepted",
  declined: "Declined",
  withdrawn: "Taken back",
};

export function CorrectionList({
  claim,
  proposing,
  onProposing,
  onSaved,
}: {
  claim: ClaimView;
  proposing: boolean;
  onProposing: (proposing: boolean) => void;
  onSaved: () => void;
}) {
  const mayPropose = useMay("propose-correction") && claim.withdrawn === null && claim.placed;
  const open = openCorrections(claim);
  const decided = claim.corrections.filter((correction) => correction.decided !== null);
  const done = () => {
    onProposing(false);
    onSaved();
  };
  return (
    <div className="space-y-3">
      {open.length > 0 ? (
        <ul className="space-y-2">
          {open.map((correction) => (
            <OpenCorrection key={correction.id} claim={claim} correction={correction} onSaved={onSaved} />
          ))}
        </ul>
      ) : null}
      {proposing && mayPropose ? <ProposeForm claim={claim} onDone={done} /> : null}
      {!proposing && mayPropose ? (
        <Button
          size="sm"
          variant="quiet"
          className="-ms-2.5"
          icon={<PenLine aria-hidden />}
          onClick={() => onProposing(true)}
        >
          Propose other words
        </Button>
      ) : null}
      {decided.length > 0 ? (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-soft">Decided ({decided.length})</summary>
          <ul className="mt-2 space-y-2.5">
            {decided.map((correction) => (
              <DecidedCorrection key={correction.id} correction={correction} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function OpenCorrection({
  claim,
  correction,
  onSaved,
}: {
  claim: ClaimView;
  correction: Correction;
  onSaved: () => void;
}) {
  const [form, setForm] = useState<"accept" | "decline" | null>(null);
  const command = useCommand();
  const done = () => {
    setForm(null);
    onSaved();
  };
  return (
    <li data-correction={correction.id} className="space-y-2 rounded-lg border border-line bg-canvas p-3">
      <WordDiff old={correction.words} now={correction.with} />
      <p className="flex flex-wrap gap-x-2 text-xs text-ink-soft">
        <SignedBy signed={correction} />
        <NameAuthor imported={correction.imported} />
      </p>
      {correction.reason ? (
        <p dir="auto" className="text-sm wrap-anywhere whitespace-pre-line">
          {correction.reason}
        </p>
      ) : null}
      {stillFits(correction, claim) ? null : (
        <p className="text-sm text-orange">The words changed since: it cannot be accepted as it is.</p>
      )}
      {form === "accept" ? <AcceptForm claim={claim} correction={correction} onDone={done} /> : null}
      {form === "decline" ? <DeclineForm claim={claim} correction={correction} onDone={done} /> : null}
      {form === null ? (
        <Choices claim={claim} correction={correction} command={command} onForm={setForm} onSaved={onSaved} />
      ) : null}
      <FailureBanner failure={command.failure} onDismiss={command.clear} />
    </li>
  );
}

function Choices({
  claim,
  correction,
  command: { run, busy },
  onForm,
  onSaved,
}: {
  claim: ClaimView;
  correction: Correction;
  command: CommandRun;
  onForm: (form: "accept" | "decline") => void;
  onSaved: () => void;
}) {
  const { me } = useDesk();
  const { locked } = useHouse();
  if (locked) return null;
  const decides = can(me, "accept-correction");
  const isOwn = can(me, "withdraw-correction", correction.by.id);
  if (!decides && !isOwn) return <p className="text-xs text-ink-soft">An editor decides.</p>;
  const name = { claimId: claim.id, correctionId: correction.id };
  const send = async (type: "accept-correction" | "withdraw-correction") => {
    if (await run({ type, ...name })) onSaved();
  };
  return (
    <div className="flex flex-wrap gap-2">
      {decides && claim.placed && stillFits(correction, claim) ? (
        <>
          <Button size="sm" variant="primary" busy={busy} onClick={() => void send("accept-correction")}>
            Accept
          </Button>
          <Button size="sm" onClick={() => onForm("accept")}>
            Edit and accept
          </Button>
        </>
      ) : null}
      {decides ? (
        <Button size="sm" onClick={() => onForm("decline")}>
          Decline
        </Button>
      ) : null}
      {isOwn ? (
        <Button size="sm" variant="quiet" busy={busy} onClick={() => void send("withdraw-correction")}>
          Take back
        </Button>
      ) : null}
    </div>
  );
}

function DecidedCorrection({ correction }: { correction: Correction }) {
  const { decided } = correction;
  if (decided === null) return null;
  return (
    <li>
      <WordDiff old={correction.words} now={decided.outcome === "accepted" ? decided.with : correction.with} />
      <p className="text-xs text-ink-soft">
        Proposed by {authorOf(correction)}. {outcomeLabels[decided.outcome]} by {decided.by.name},{" "}
        <Time at={decided.at} />
      </p>
      {decided.reason ? (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line">
          {decided.reason}
        </p>
      ) : null}
    </li>
  );
}
