"use client";
/** One query: whom, what, when, and what came back. Of a source withheld from this reader it says only that it was asked. */
import { CircleCheck, Clock, EyeOff, type LucideIcon, MessageCircleReply, MinusCircle, PencilLine } from "lucide-react";
import { useDesk, useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { isWithheld, type Query, type Reply } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useHasDraft } from "./draft.ts";
import { answerField, QueryAnswer } from "./query-answer.tsx";
import { replyLabels, sayAsked, sayWhom } from "./query-words.ts";

export function OneQuery({
  claim,
  query,
  answering,
  onAnswering,
}: {
  claim: ClaimView;
  query: Query;
  answering: boolean;
  onAnswering: (answering: boolean) => void;
}) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const started = useHasDraft({ articleId, claimId: claim.id, personId: me.id, field: answerField(query) });
  const mayAnswer = useMay("answer-query") && claim.withdrawn === null && query.answer === null && !isWithheld(query);
  return (
    <div className="space-y-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <p dir="auto" className="font-medium wrap-anywhere">
          {sayWhom(query)}
        </p>
        <Outcome query={query} />
      </div>
      {isWithheld(query) ? (
        <p className="flex items-center gap-1 text-xs text-ink-soft">
          <EyeOff aria-hidden className="size-3" />
          Asked by {query.by.name}. What was said is told to others only.
        </p>
      ) : (
        <>
          <p dir="auto" className="wrap-anywhere whitespace-pre-line">
            {query.question}
          </p>
          <p className="text-xs text-ink-soft">
            {query.purpose === "reply" ? "Right of reply · " : ""}
            {sayAsked(query)}
          </p>
        </>
      )}
      {query.answer === null ? null : <Answer answer={query.answer} />}
      {mayAnswer && answering ? (
        <QueryAnswer claimId={claim.id} query={query} onDone={() => onAnswering(false)} />
      ) : null}
      {mayAnswer && !answering ? (
        <Button size="sm" icon={<PencilLine aria-hidden />} onClick={() => onAnswering(true)}>
          {started ? "Go on with the answer you began" : "Write down the answer"}
        </Button>
      ) : null}
    </div>
  );
}

const outcomes: Record<Reply, { tone: Tone; icon: LucideIcon }> = {
  confirmed: { tone: "green", icon: CircleCheck },
  corrected: { tone: "orange", icon: PencilLine },
  denied: { tone: "red", icon: MinusCircle },
  answered: { tone: "grey", icon: MessageCircleReply },
  declined: { tone: "grey", icon: MinusCircle },
  "no-answer": { tone: "grey", icon: MinusCircle },
  dropped: { tone: "grey", icon: MinusCircle },
};

function Outcome({ query: { answer } }: { query: Query }) {
  if (answer === null) {
    return (
      <Badge tone="yellow" icon={<Clock aria-hidden />}>
        Open
      </Badge>
    );
  }
  const { tone, icon: Icon } = outcomes[answer.reply];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {replyLabels[answer.reply]}
    </Badge>
  );
}

function Answer({ answer }: { answer: NonNullable<Query["answer"]> }) {
  return (
    <div className="border-s-2 border-line-strong ps-2.5">
      {answer.words === "" ? null : (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line">
          {answer.words}
        </p>
      )}
      <p className="text-xs text-ink-soft">{[answer.by.name, answer.answeredOn].filter(Boolean).join(" · ")}</p>
    </div>
  );
}
