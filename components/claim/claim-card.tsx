"use client";
/** A claim, closed: number, state, words, what hangs on it. Pressing it opens the claim. */
import { BookMarked, Flag, MessageCircleQuestionMark, MessageSquareText, PenLine, Scale } from "lucide-react";
import { memo } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { toneText } from "#components/ui/tone.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { findingLabels, importanceLabels, stateLabel } from "./claim-labels.ts";
import { ClaimLookers } from "./claim-lookers.tsx";
import { ClaimUnsent } from "./claim-unsent.tsx";
import { stateIcon } from "./state-icon.ts";

export const ClaimCard = memo(function ClaimCard({
  claim,
  hovered,
  onOpen,
  onHover,
}: {
  claim: ClaimView;
  hovered: boolean;
  onOpen: (claimId: string) => void;
  onHover: (claimId: string | null) => void;
}) {
  const Icon = stateIcon(claim);
  const finding = claim.finding && claim.finding !== "accurate" ? findingLabels[claim.finding] : "";
  return (
    <button
      type="button"
      data-claim-card={claim.id}
      onClick={() => onOpen(claim.id)}
      onPointerEnter={() => onHover(claim.id)}
      onPointerLeave={() => onHover(null)}
      className={classNames(
        "block w-full rounded-lg border bg-raised px-3 py-2 text-start shadow-card transition-colors",
        hovered ? "border-line-strong" : "border-line hover:border-line-strong",
      )}
    >
      <span className="flex items-center gap-1.5 text-xs">
        <span className="font-semibold tabular text-ink">
          <span className="sr-only">Claim </span>
          {claim.number}
        </span>
        <span className={classNames("flex min-w-0 items-center gap-1 font-medium", toneText[claim.tone])}>
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{[stateLabel(claim), finding].filter(Boolean).join(" · ")}</span>
        </span>
        <ClaimUnsent claimId={claim.id} className="ms-1.5" />
        <ClaimLookers claimId={claim.id} className="ms-1.5" />
        <Counts claim={claim} />
      </span>
      <span dir="auto" className="mt-0.5 line-clamp-2 text-sm wrap-anywhere">
        {claim.statement || claim.exact}
      </span>
    </button>
  );
});

function Counts({ claim }: { claim: ClaimView }) {
  const sources = claim.citations.length;
  const notes = claim.notes.length;
  const changes = openCorrections(claim).length;
  const queries = claim.queries.length;
  return (
    <span className="ms-auto flex shrink-0 items-center gap-2 text-ink-soft">
      {claim.importance === "normal" ? null : (
        <span className="flex items-center gap-0.5">
          {claim.importance === "legal" ? (
            <Scale aria-hidden className="size-3" />
          ) : (
            <Flag aria-hidden className="size-3" />
          )}
          {importanceLabels[claim.importance]}
        </span>
      )}
      {claim.assignee ? (
        <span className="max-w-24 truncate" title={`Assigned to ${claim.assignee.name}`}>
          {claim.assignee.name.split(" ")[0]}
        </span>
      ) : null}
      {changes ? <Count icon={PenLine} count={changes} word="open correction" /> : null}
      {sources ? <Count icon={BookMarked} count={sources} word="source" /> : null}
      {notes ? <Count icon={MessageSquareText} count={notes} word="note" /> : null}
      {queries ? <Count icon={MessageCircleQuestionMark} count={queries} word="query" words="queries" /> : null}
    </span>
  );
}

function Count({
  icon: Icon,
  count,
  word,
  words = `${word}s`,
}: {
  icon: typeof BookMarked;
  count: number;
  word: string;
  words?: string;
}) {
  return (
    <span className="flex items-center gap-0.5 tabular">
      <Icon aria-hidden className="size-3" />
      {count}
      <span className="sr-only"> {count === 1 ? word : words}</span>
    </span>
  );
}
