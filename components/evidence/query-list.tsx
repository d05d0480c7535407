"use client";
/**
 * What was asked about a claim, open queries first, and the place to ask and to write down what came back. A claim that criticises
 * somebody says here that they are to be heard.
 */
import { MessageCircleQuestionMark } from "lucide-react";
import { type Ref, useImperativeHandle, useState } from "react";
import { queryToAnswer } from "#components/decision/next-step.ts";
import { useDesk, useDeskView, useMay } from "#components/editor/desk-context.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { isReplyAsked, openQueries } from "#lib/evidence/query.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useHasDraft } from "./draft.ts";
import { OneQuery } from "./one-query.tsx";
import { QueryForm, queryField } from "./query-form.tsx";
import type { Addressee } from "./query-words.ts";

export { answerField } from "./query-answer.tsx";
export { queryField };

export interface QueriesHandle {
  ask(): void;
  /** Opens the query this person is to answer; false when there is none. */
  answer(): boolean;
}

export function QueryList({ claim, ref }: { claim: ClaimView; ref?: Ref<QueriesHandle> }) {
  const { me } = useDesk();
  const articleId = useDeskView((view) => view.meta.id);
  const mayAsk = useMay("ask-query") && claim.withdrawn === null;
  const started = useHasDraft({ articleId, claimId: claim.id, personId: me.id, field: queryField });
  /** "closed" while a draft waits that the person has put aside. */
  const [asking, setAsking] = useState<{ first: Addressee | null } | "closed" | null>(null);
  const [answering, setAnswering] = useState<string | null>(null);
  const form = asking ?? (started ? { first: null } : "closed");
  useImperativeHandle(ref, () => ({
    ask: () => mayAsk && setAsking({ first: null }),
    answer() {
      const query = queryToAnswer(claim, me);
      if (query !== null) setAnswering(query.id);
      return query !== null;
    },
  }));
  const open = openQueries(claim);
  const queries = [...open, ...claim.queries.filter((query) => !open.includes(query))];
  const owesReply = claim.criticism && !isReplyAsked(claim);

  return (
    <div className="space-y-3">
      {owesReply ? (
        <Banner
          kind="warning"
          title="This criticises somebody"
          actions={
            mayAsk && form === "closed" ? (
              <Button size="sm" onClick={() => setAsking({ first: "criticised" })}>
                Ask for a reply
              </Button>
            ) : null
          }
        >
          Put it to them before publication, and write down what they say, or that nothing came.
        </Banner>
      ) : null}
      {queries.length === 0 ? null : (
        <ul className="space-y-3">
          {queries.map((query) => (
            <li key={query.id}>
              <OneQuery
                claim={claim}
                query={query}
                answering={answering === query.id}
                onAnswering={(on) => setAnswering(on ? query.id : null)}
              />
            </li>
          ))}
        </ul>
      )}
      {queries.length === 0 && !owesReply && !mayAsk ? (
        <p className="text-sm text-ink-soft">Nobody was asked.</p>
      ) : null}
      {mayAsk && form !== "closed" ? (
        <QueryForm key={form.first} claim={claim} first={form.first} onDone={() => setAsking("closed")} />
      ) : null}
      {mayAsk && form === "closed" ? (
        <Button size="sm" icon={<MessageCircleQuestionMark aria-hidden />} onClick={() => setAsking({ first: null })}>
          {started ? "Go on with the query you began" : "Ask somebody"}
        </Button>
      ) : null}
    </div>
  );
}
