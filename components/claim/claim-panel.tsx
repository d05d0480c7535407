"use client";
/**
 * A claim, opened: its words, where it stands with the next thing to do, its evidence, its notes, its facts, its history.
 * Escape closes the form it is pressed in, else the claim; a half-written note is kept and asked about once.
 */
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { CorrectionList } from "#components/decision/correction-list.tsx";
import { DecisionBox } from "#components/decision/decision-box.tsx";
import type { DecisionForm } from "#components/decision/open-form.tsx";
import { useDesk, useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { AttachmentList } from "#components/evidence/attachment-list.tsx";
import { CitationList } from "#components/evidence/citation-list.tsx";
import { readDraft, useHasDraft } from "#components/evidence/draft.ts";
import type { NoteFormHandle } from "#components/evidence/note-form.tsx";
import { NoteThread } from "#components/evidence/note-thread.tsx";
import { answerField, type QueriesHandle, QueryList, queryField } from "#components/evidence/query-list.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TooltipGroup } from "#components/ui/tooltip.tsx";
import { useKeptFocus } from "#components/ui/use-kept-focus.ts";
import { openCorrections } from "#lib/decision/correction.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { canSeeField } from "#lib/policy/can.ts";
import { type ClaimAction, useClaimActions } from "./claim-actions.tsx";
import { ClaimFacts } from "./claim-facts.tsx";
import { HistoryDisclosure } from "./claim-history.tsx";
import { ClaimLookers } from "./claim-lookers.tsx";
import { ClaimUnsent } from "./claim-unsent.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Statement } from "./statement.tsx";

export interface PanelMoves {
  onClose: () => void;
  onNextOpen: () => void;
  /** By one in reading order among the claims shown. */
  onStep: (by: 1 | -1) => void;
  onWithdrawn: () => void;
}

export function ClaimPanel({
  claim,
  moves,
  focusOnOpen,
}: {
  claim: ClaimView;
  moves: PanelMoves;
  focusOnOpen: boolean;
}) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const mayPropose = useMay("propose-correction");
  const place = { articleId, claimId: claim.id, personId: me.id };
  const [form, setForm] = useState<DecisionForm | null>(null);
  const startedBefore = useHasDraft({ ...place, field: "source" });
  const [chosen, setAdding] = useState<boolean | null>(null);
  const adding = chosen ?? startedBefore;
  const proposed = useHasDraft({ ...place, field: "correction" });
  const [asksWords, setProposing] = useState<boolean | null>(null);
  const proposing = asksWords ?? proposed;
  const [warned, setWarned] = useState(false);
  const note = useRef<NoteFormHandle>(null);
  const queries = useRef<QueriesHandle>(null);
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  const focusPanel = () => panel.current?.focus({ preventScroll: true });
  useKeptFocus(panel);

  useEffect(() => {
    if (focusOnOpen) panel.current?.focus({ preventScroll: true });
  }, [focusOnOpen]);
  useClaimActions(claim.id, (action: ClaimAction) => {
    if (action === "add-source") setAdding(true);
    else if (action === "add-note") note.current?.focus();
    else if (action === "propose") setProposing(true);
    else if (action === "ask") queries.current?.ask();
    else if (action === "answer") queries.current?.answer();
    else setForm(action);
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (form !== null) {
      setForm(null);
      focusPanel();
      return;
    }
    const fields = ["note", "source", queryField, ...claim.queries.map(answerField)];
    const unsent = fields.some((field) => readDraft({ ...place, field }) !== "");
    if (unsent && !warned) setWarned(true);
    else moves.onClose();
  }

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={title}
      data-claim-panel={claim.id}
      className="outline-none"
      onKeyDown={onKeyDown}
    >
      <PanelHead claim={claim} titleId={title} moves={moves} />
      <div className="space-y-3 px-4 pb-4">
        <ClaimUnsent claimId={claim.id} />
        <ClaimLookers claimId={claim.id} />
        <blockquote dir="auto" className="font-serif text-[1.0625rem] leading-snug wrap-anywhere">
          {claim.exact}
        </blockquote>
        <Statement claim={claim} />
        {warned ? (
          <Banner kind="warning" onDismiss={() => setWarned(false)}>
            What you wrote is not sent. Escape again closes the claim; your words are kept here.
          </Banner>
        ) : null}
        <DecisionBox
          claim={claim}
          form={form}
          onForm={setForm}
          onSaved={focusPanel}
          onWithdrawn={moves.onWithdrawn}
          onAnswer={() => queries.current?.answer() || note.current?.focus()}
          onNextOpen={moves.onNextOpen}
        />
      </div>
      {claim.corrections.length > 0 || mayPropose ? (
        <Section title="Corrections" count={openCorrections(claim).length}>
          <CorrectionList claim={claim} proposing={proposing} onProposing={setProposing} onSaved={focusPanel} />
        </Section>
      ) : null}
      <Section title="Sources" count={claim.citations.length}>
        <CitationList claim={claim} articleId={articleId} adding={adding} onAdding={setAdding} />
        <div className="mt-2">
          <AttachmentList claim={claim} />
        </div>
      </Section>
      <Section title="Notes" count={claim.notes.length}>
        <NoteThread claim={claim} formRef={note} />
      </Section>
      {canSeeField(me, "query") ? (
        <Section title="Queries" count={claim.queries.length}>
          <QueryList claim={claim} ref={queries} />
        </Section>
      ) : null}
      <Section title="About this claim">
        <ClaimFacts claim={claim} />
        <HistoryDisclosure claim={claim} />
      </Section>
    </section>
  );
}

function PanelHead({ claim, titleId, moves }: { claim: ClaimView; titleId: string; moves: PanelMoves }) {
  return (
    <div className="sticky top-(--panel-top,0) z-10 flex items-start gap-1.5 rounded-t-xl bg-raised px-4 pt-2.5 pb-2">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-0.5">
        <h2 id={titleId} className="text-sm font-semibold tabular">
          Claim {claim.number}
        </h2>
        <StateBadge claim={claim} />
      </span>
      <span className="flex shrink-0">
        <TooltipGroup>
          <IconButton
            label="Previous claim"
            size="sm"
            icon={<ChevronUp aria-hidden />}
            onClick={() => moves.onStep(-1)}
          />
          <IconButton label="Next claim" size="sm" icon={<ChevronDown aria-hidden />} onClick={() => moves.onStep(1)} />
          <IconButton label="Close claim" size="sm" icon={<X aria-hidden />} onClick={moves.onClose} />
        </TooltipGroup>
      </span>
    </div>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3">
      <h3 className="mb-2 text-xs font-semibold tracking-wide text-ink-soft">
        {title}
        {count ? <span className="ms-1.5 font-normal tabular">{count}</span> : null}
      </h3>
      {children}
    </section>
  );
}
