"use client";
/**
 * One claim to decide on: its words in their sentence and what was found on the one side, the evidence on the other. An approval names
 * the basis shown here; when it is refused the claim is fetched anew and the card says what changed.
 */
import Link from "next/link";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { importanceLabels, kindLabels } from "#components/claim/claim-labels.ts";
import { StateBadge } from "#components/claim/state-badge.tsx";
import { Decided } from "#components/decision/decided.tsx";
import type { ClaimInPlace } from "#lib/log/claim-in-place.ts";
import type { Principal } from "#lib/policy/can.ts";
import { QueueActions, type QueueActionsHandle } from "./queue-actions.tsx";
import { QueueEvidence } from "./queue-evidence.tsx";
import { moveOf } from "./queue-keys.ts";

export interface QueueCardProps {
  item: ClaimInPlace;
  me: Principal;
  selfApproval: boolean;
  /** The focus shall come here. */
  wanted: boolean;
  onArrived: () => void;
  onStep: (by: 1 | -1) => void;
  /** It was decided, and leaves the list. */
  onSettled: () => void;
  /** It is not what it was: to be fetched again. */
  onAnew: () => Promise<void>;
}

export function QueueCard({ item, me, selfApproval, wanted, onArrived, onStep, onSettled, onAnew }: QueueCardProps) {
  const { article, claim, passage } = item;
  const card = useRef<HTMLLIElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const actions = useRef<QueueActionsHandle>(null);
  const words = useId();
  const focus = () => {
    link.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: "nearest" });
  };

  useEffect(() => {
    if (!wanted) return;
    link.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: "start" });
    onArrived();
  }, [wanted, onArrived]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const move = moveOf(event.nativeEvent, isField(event.target));
    if (move === null) return;
    event.preventDefault();
    if (move === "next" || move === "previous") onStep(move === "next" ? 1 : -1);
    else actions.current?.[move]();
  }

  return (
    <li
      ref={card}
      data-queued-claim={claim.id}
      onKeyDown={onKeyDown}
      className="grid scroll-mt-16 gap-x-6 gap-y-4 rounded-lg border border-line bg-raised p-4 focus-within:border-focus lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
    >
      <div className="min-w-0 space-y-3">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
          <h3 className="font-semibold tabular">
            <Link
              ref={link}
              href={`/articles/${article.id}?claim=${claim.id}`}
              aria-describedby={words}
              className="underline decoration-line-strong underline-offset-2"
            >
              Claim {claim.number}
            </Link>
          </h3>
          <StateBadge claim={claim} />
          <span className="text-xs text-ink-soft">
            {kindLabels[claim.kind]}
            {claim.importance === "normal" ? null : ` · ${importanceLabels[claim.importance]}`}
            {claim.assignee ? ` · ${claim.assignee.name}` : null}
          </span>
        </div>
        <p id={words} dir="auto" className="max-w-[68ch] font-serif text-[1.0625rem] leading-relaxed wrap-anywhere">
          {passage === null ? null : <span className="whitespace-pre-line text-ink-soft">{passage.before}</span>}
          <mark className="bg-select text-ink underline decoration-2 underline-offset-4 whitespace-pre-line">
            {passage?.words ?? claim.exact}
          </mark>
          {passage === null ? null : <span className="whitespace-pre-line text-ink-soft">{passage.after}</span>}
        </p>
        {claim.statement === claim.exact ? null : (
          <p dir="auto" className="text-base wrap-anywhere">
            {claim.statement}
          </p>
        )}
        <Decided claim={claim} />
        <QueueActions
          ref={actions}
          item={item}
          me={me}
          selfApproval={selfApproval}
          onFocus={focus}
          onSettled={onSettled}
          onAnew={onAnew}
        />
      </div>
      <QueueEvidence claim={claim} />
    </li>
  );
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
