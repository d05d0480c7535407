/** The desk of one article. `?claim=ID` opens that claim first. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { ArticleDesk } from "#components/editor/desk.tsx";
import { readHouseRules } from "#lib/server/house-rules.ts";
import { listPeople } from "#lib/server/people.ts";
import { sessionOfPage } from "#lib/server/principal.ts";
import { readTitle } from "#lib/server/read-article.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../../../signed-in.ts";

interface Props extends PageAddress {
  params: Promise<{ id: string }>;
}

/** Once per request, for the title and for the page. */
const read = cache(async (id: string) => {
  const me = await signedIn(`/articles/${id}`);
  return { me, title: await orNotFound(readTitle(me, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await read((await params).id);
  return { title: title || "Without a headline" };
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { me, title } = await read(id);
  const { claim } = await addressOf(searchParams);
  const [people, rules, head, session] = await Promise.all([
    listPeople(me),
    readHouseRules(),
    headers(),
    sessionOfPage(),
  ]);
  return (
    <ArticleDesk
      key={id}
      articleId={id}
      title={title}
      me={me}
      session={session}
      people={people}
      rules={rules}
      nonce={head.get("x-nonce") ?? undefined}
      openFirst={claim ?? null}
    />
  );
}
