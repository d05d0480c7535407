"use client";
/**
 * Signing an article off. What blocks is listed, each a link to its claim; an editor may sign off all the same with a reason that
 * every copy prints.
 */
import { CircleCheck } from "lucide-react";
import { useMemo, useState } from "react";
import { type Failure, useCommand, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { type Blocker, blockerKey, blockersOf } from "#lib/decision/blockers.ts";
import { goToFirstUncovered } from "#lib/editor/commands/go-to-uncovered.ts";
import type { Desk } from "#lib/editor/desk.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { sayBlocker, sourcesOf } from "./say-blocker.ts";

const noClaims: readonly ClaimView[] = [];

/** Looked for only while the dialog is open: it takes hashing every claim, too much for each key pressed in the text behind it. */
function useBlockers(open: boolean): readonly Blocker[] {
  const present = useDeskView((view) => (open ? view.claims : null));
  // Kept when it closes: what fades out still says what it said.
  const [claims, setClaims] = useState(noClaims);
  if (present !== null && present !== claims) setClaims(present);
  const { desk, rules } = useDesk();
  return useMemo(() => blockersOf(asState(desk, claims), rules), [desk, claims, rules]);
}

function asState(desk: Desk, claims: readonly ClaimView[]) {
  return {
    ...desk.text(),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    sources: sourcesOf(claims),
  };
}

/** With what the server alone knows of: rules set since this page was opened, sources that are named to others only. */
function withTold(seen: readonly Blocker[], failure: Failure | null): readonly Blocker[] {
  if (failure?.code !== "blocked") return seen;
  const told = (failure.details?.blockers ?? []) as readonly Blocker[];
  const known = new Set(seen.map(blockerKey));
  return [...seen, ...told.filter((blocker) => !known.has(blockerKey(blocker)))];
}

export function SignOffDialog({
  open,
  onOpenChange,
  onOpenClaim,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOpenClaim: (claimId: string) => void;
}) {
  const { desk } = useDesk();
  const { run, busy, failure, clear } = useCommand();
  const blockers = withTold(useBlockers(open), failure);
  const claims = useDeskView((view) => view.claims.length);
  const [overriding, setOverriding] = useState(false);
  const [reason, setReason] = useState("");
  const reopened = useDeskView(({ meta }) => meta.reopened);
  const [note, setNote] = useState("");
  const announce = useAnnounce();
  const blocked = blockers.length > 0;
  const ready = !blocked || (overriding && reason.trim() !== "");

  async function signOff() {
    if (!ready) return;
    const answer = await run({
      type: "sign-off",
      version: desk.read().version,
      ...(blocked ? { override: reason, blockers: blockers.map(({ number, why }) => [number, why]) } : {}),
      ...(reopened && note.trim() !== "" ? { correctionNote: note } : {}),
    });
    if (answer === null) return;
    announce("The article is signed off");
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Sign off"
      description="Says that the article may be published as it stands. It is locked until somebody reopens it."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant={blocked ? "danger" : "primary"}
            busy={busy}
            disabled={!ready}
            icon={<CircleCheck aria-hidden />}
            onClick={signOff}
          >
            {blocked ? "Sign off all the same" : "Sign off"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {blocked ? (
          <>
            <p className="font-medium">
              {blockers.length} {blockers.length === 1 ? "thing blocks" : "things block"} the sign-off:
            </p>
            <BlockerList
              blockers={blockers}
              onOpen={(claimId) => {
                onOpenChange(false);
                if (claimId === null) desk.run(goToFirstUncovered);
                else onOpenClaim(claimId);
              }}
            />
            <Checkbox
              label="Sign off all the same"
              hint="Your name, your reason and what blocked stand in every copy."
              checked={overriding}
              onCheckedChange={setOverriding}
            />
            {overriding ? (
              <TextArea
                label="Reason"
                required
                maxLength={2000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            ) : null}
          </>
        ) : (
          <p className="flex items-center gap-2">
            <CircleCheck aria-hidden className="size-5 shrink-0 text-green" />
            {claims === 0
              ? "Nothing blocks. The article has no claims: nobody has said what must be checked."
              : `Nothing blocks: all ${claims} claims are approved for the words that stand there.`}
          </p>
        )}
        {reopened ? (
          <TextArea
            label="Correction note"
            hint="What readers are told was corrected: it stands in every copy, also in the public one."
            maxLength={2000}
            rows={2}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        ) : null}
        <FailureBanner failure={failure} onDismiss={clear} />
      </div>
    </Dialog>
  );
}

function BlockerList({ blockers, onOpen }: { blockers: readonly Blocker[]; onOpen: (claimId: string | null) => void }) {
  return (
    <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-lg border border-line">
      {blockers.map((blocker) => (
        <li key={blockerKey(blocker)}>
          <button
            type="button"
            className="flex w-full items-baseline gap-2.5 px-3 py-2 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11"
            onClick={() => onOpen(blocker.claimId)}
          >
            <span className="font-semibold tabular">{blocker.number}</span>
            <span className="min-w-0 flex-1">
              <span dir="auto" className="line-clamp-1 text-left font-serif text-base">
                {blocker.words}
              </span>
              <span className="text-ink-soft">{sayBlocker(blocker)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
