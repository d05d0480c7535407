/** The articles room: what this person may read, last changed first. `open=newest` goes on to the first of them. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ArticlesRoom } from "#components/article/articles-room.tsx";
import { type ListFilter, listFilters } from "#components/article/listed-article.ts";
import { listArticles } from "#lib/server/list-articles.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "./signed-in.ts";

export const metadata: Metadata = { title: "Articles" };

function filterOf(asked: string | undefined): ListFilter {
  return listFilters.find(({ id }) => id === asked)?.id ?? "all";
}

export default async function Page({ searchParams }: PageAddress) {
  const address = await addressOf(searchParams);
  const me = await signedIn("/", address);
  const { q = "", archived, only, cursor, open } = address;
  const shown = { q: q.slice(0, 200), archived: archived === "true", only: filterOf(only), cursor };
  const page = await orNotFound(
    listArticles(me, {
      ...{ q: shown.q, archived: shown.archived ? "true" : "false", only: shown.only },
      ...(cursor && { cursor }),
    }),
  );
  const newest = page.articles[0];
  if (open === "newest" && newest !== undefined) redirect(`/articles/${newest.id}`);
  return <ArticlesRoom me={me} shown={shown} articles={page.articles} next={page.next} />;
}
