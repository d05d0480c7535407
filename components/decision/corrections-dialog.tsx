"use client";
/**
 * Every open correction of the article, to be decided together: what is chosen is counted before, each is a command of its own, and
 * what became of each stands beside it after.
 */
import { Check } from "lucide-react";
import { useMemo, useState } from "react";
import { useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { useEach } from "#components/editor/use-each.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { authorOf } from "#lib/article/article.ts";
import { type Correction, openCorrections, stillFits } from "#lib/decision/correction.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { WordDiff } from "./word-diff.tsx";

interface Item {
  claim: ClaimView;
  correction: Correction;
  fits: boolean;
}

function openItems(claims: readonly ClaimView[]): Item[] {
  return claims.flatMap((claim) =>
    openCorrections(claim).map((correction) => ({
      claim,
      correction,
      fits: claim.placed && stillFits(correction, claim),
    })),
  );
}

export function CorrectionsDialog({
  open,
  onOpenChange,
  onOpenClaim,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onOpenClaim: (claimId: string) => void;
}) {
  const claims = useDeskView((view) => view.claims);
  const items = useMemo(() => openItems(claims), [claims]);
  const mayDecide = useMay("accept-correction");
  const { chosen, choose, busy, failures, decide } = useDeciding(items);
  const [reason, setReason] = useState<string | null>(null);
  const fitting = chosen.filter(({ fits }) => fits).length;
  const goTo = (claimId: string) => {
    onOpenChange(false);
    onOpenClaim(claimId);
  };

  async function decline() {
    if (reason === null || reason.trim() === "") return setReason("");
    await decide("decline-correction", reason);
    setReason(null);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Open corrections"
      description={mayDecide ? "What is accepted goes into the text and is checked anew." : "An editor decides them."}
      size="lg"
      footer={
        mayDecide && items.length > 0 ? (
          <>
            <Button disabled={chosen.length === 0} busy={busy} onClick={() => void decline()}>
              Decline {chosen.length}
            </Button>
            <Button
              variant="primary"
              disabled={fitting === 0}
              busy={busy}
              icon={<Check aria-hidden />}
              onClick={() => void decide("accept-correction")}
            >
              Accept {fitting}
            </Button>
          </>
        ) : undefined
      }
    >
      {items.length === 0 ? <p>No correction is open.</p> : null}
      {mayDecide && items.length > 1 ? (
        <Checkbox
          className="mb-3"
          label={`All ${items.length}`}
          checked={chosen.length === items.length}
          onCheckedChange={(all) => choose(all ? items.map(({ correction }) => correction.id) : [])}
        />
      ) : null}
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <Row
            key={item.correction.id}
            item={item}
            chosen={mayDecide ? chosen.includes(item) : null}
            failure={failures.get(item.correction.id) ?? null}
            onChoose={(on) => {
              const others = chosen.map(({ correction }) => correction.id).filter((id) => id !== item.correction.id);
              choose(on ? [...others, item.correction.id] : others);
            }}
            onOpen={() => goTo(item.claim.id)}
          />
        ))}
      </ul>
      {reason === null ? null : (
        <TextArea
          className="mt-4"
          label={`Why do the words stay? For all ${chosen.length}.`}
          required
          autoFocus
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onSubmitKey={() => void decline()}
        />
      )}
    </Dialog>
  );
}

function useDeciding(items: readonly Item[]) {
  const { each, busy, failures } = useEach();
  const announce = useAnnounce();
  const [ids, choose] = useState<readonly string[]>([]);
  const chosen = items.filter(({ correction }) => ids.includes(correction.id));

  async function decide(type: "accept-correction" | "decline-correction", reason = ""): Promise<void> {
    const wanted = type === "accept-correction" ? chosen.filter(({ fits }) => fits) : chosen;
    const failed = await each(
      wanted.map(({ claim, correction: { id } }) => {
        const name = { claimId: claim.id, correctionId: id };
        return { id, command: type === "accept-correction" ? { type, ...name } : { type, ...name, reason } };
      }),
    );
    choose(failed);
    const what = type === "accept-correction" ? "accepted" : "declined";
    announce(`${wanted.length - failed.length} of ${wanted.length} ${what}`);
  }
  return { chosen, choose, busy, failures, decide };
}

function Row({
  item: { claim, correction, fits },
  chosen,
  failure,
  onChoose,
  onOpen,
}: {
  item: Item;
  /** Null for who may not decide. */
  chosen: boolean | null;
  failure: string | null;
  onChoose: (chosen: boolean) => void;
  onOpen: () => void;
}) {
  const what = (
    <>
      <WordDiff old={correction.words} now={correction.with} />
      <span className="block text-xs text-ink-soft">
        {authorOf(correction)}
        {correction.reason ? `: ${correction.reason}` : ""}
      </span>
    </>
  );
  return (
    <li className="flex items-start gap-3 py-2.5">
      <div className="min-w-0 flex-1">
        {chosen === null ? what : <Checkbox label={what} checked={chosen} onCheckedChange={onChoose} />}
        {fits ? null : <p className="text-sm text-orange">The words changed since; it can only be declined.</p>}
        {failure === null ? null : (
          <p role="alert" className="text-sm text-red">
            {failure}
          </p>
        )}
      </div>
      <Button size="sm" variant="quiet" onClick={onOpen}>
        Claim {claim.number}
      </Button>
    </li>
  );
}
