/** The log of an article as people read it: a page of it, newest first, or all of one claim. */
import type { Metadata } from "next";
import { gatherEntries } from "#components/history/gather-entries.ts";
import { HistoryRoom } from "#components/history/history-room.tsx";
import { listEvents } from "#lib/server/list-events.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { verifyRecord } from "#lib/server/verify-log.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../../../signed-in.ts";

export const metadata: Metadata = { title: "History" };

const perPage = 100;

interface Props extends PageAddress {
  params: Promise<{ id: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await addressOf(searchParams);
  const me = await signedIn(`/articles/${id}/history`, address);
  const { claim: claimId, before, verify } = address;
  const article = await orNotFound(readArticle(me, id));
  const claims = [...article.claims, ...article.withdrawn].sort((a, b) => a.number - b.number);
  const claim = claims.find((each) => each.id === claimId) ?? null;
  const numbers = new Map(claims.map((each) => [each.id, each.number]));
  const upTo = lastOnPage(before, article.seq);
  const from = Math.max(0, upTo - perPage);
  const { events } =
    claim === null
      ? await listEvents(me, id, { after: from, limit: Math.max(1, upTo - from) })
      : await listEvents(me, id, { claim: claim.id, limit: 500 });
  const here = `/articles/${id}/history`;
  const pages =
    claim === null
      ? { older: from > 0 ? from + 1 : null, newer: upTo < article.seq ? upTo + perPage + 1 : null }
      : null;
  return (
    <HistoryRoom
      me={me}
      article={{ id, title: article.title }}
      claims={claims.map(({ id: each, number, words }) => ({ id: each, number, words }))}
      claim={claim === null ? null : { id: claim.id, number: claim.number, words: claim.words }}
      lines={gatherEntries(events, (each) => numbers.get(each) ?? null)}
      older={pages?.older ? `${here}?before=${pages.older}` : null}
      newer={pages?.newer ? (pages.newer > article.seq ? here : `${here}?before=${pages.newer}`) : null}
      check={verify === undefined ? null : await verifyRecord(me, id)}
    />
  );
}

/** The last entry on the page whose entries stand before `before`; the newest page when it says nothing sensible. */
function lastOnPage(before: string | undefined, seq: number): number {
  const given = Number(before);
  return Number.isInteger(given) && given > 1 && given <= seq ? given - 1 : seq;
}
