/** Search over everything this person may see. */
import type { Metadata } from "next";
import { SearchRoom } from "#components/search/search-room.tsx";
import { searchArticles } from "#lib/server/search-articles.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Search" };

export default async function Page({ searchParams }: PageAddress) {
  const address = await addressOf(searchParams);
  const me = await signedIn("/search", address);
  const q = (address.q ?? "").slice(0, 200);
  return <SearchRoom me={me} q={q} page={await orNotFound(searchArticles(me, { q }))} />;
}
