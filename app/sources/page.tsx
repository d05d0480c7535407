/** The sources of the house, as far as this person may see them. */
import type { Metadata } from "next";
import { SourcesRoom } from "#components/sources/sources-room.tsx";
import { listPeople } from "#lib/server/people.ts";
import { searchSources } from "#lib/server/search-sources.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Sources" };

export default async function Page({ searchParams }: PageAddress) {
  const address = await addressOf(searchParams);
  const me = await signedIn("/sources", address);
  const { q = "", cursor } = address;
  const shown = { q: q.slice(0, 500), cursor };
  const page = await orNotFound(searchSources(me, { q: shown.q, limit: 50, ...(cursor && { cursor }) }));
  return <SourcesRoom me={me} shown={shown} sources={page.sources} next={page.next} people={await listPeople(me)} />;
}
