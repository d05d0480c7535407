/** An article as it stood after one of its entries, or what differs between two of them. */
import type { Metadata } from "next";
import { MomentRoom } from "#components/history/moment-room.tsx";
import { readArticle } from "#lib/server/read-article.ts";
import { readMoment } from "#lib/server/read-moment.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../../../../signed-in.ts";

export const metadata: Metadata = { title: "How it stood" };

interface Props extends PageAddress {
  params: Promise<{ id: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const address = await addressOf(searchParams);
  const me = await signedIn(`/articles/${id}/history/moment`, address);
  const moment = await orNotFound(readMoment(me, id, address));
  const { title, claims, withdrawn } = await orNotFound(readArticle(me, id));
  const numbers = new Map([...claims, ...withdrawn].map((claim) => [claim.id, claim.number]));
  return <MomentRoom me={me} article={{ id, title }} moment={moment} numberOf={(each) => numbers.get(each) ?? null} />;
}
