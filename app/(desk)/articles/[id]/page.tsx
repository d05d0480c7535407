/** The desk of one article. `?claim=ID` opens that claim first. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { ArticleDesk } from "#components/editor/desk.tsx";
import { readHouseRules } from "#lib/server/house-rules.ts";
import { listPeople } from "#lib/server/people.ts";
import { readArticle } from "#lib/server/read-article.ts";
import { addressOf, orNotFound, type PageAddress, signedIn } from "../../../signed-in.ts";

interface Props extends PageAddress {
  params: Promise<{ id: string }>;
}

/** Once per request, for the title and for the page. */
const read = cache(async (id: string) => {
  const me = await signedIn(`/articles/${id}`);
  return { me, snapshot: await orNotFound(readArticle(me, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { snapshot } = await read((await params).id);
  return { title: snapshot.title || "Untitled article" };
}

export default async function Page({ params, searchParams }: Props) {
  const { me, snapshot } = await read((await params).id);
  const { claim } = await addressOf(searchParams);
  const [people, rules, head] = await Promise.all([listPeople(me), readHouseRules(), headers()]);
  return (
    <ArticleDesk
      snapshot={JSON.stringify(snapshot)}
      me={me}
      people={people}
      selfApproval={rules.selfApproval}
      nonce={head.get("x-nonce") ?? undefined}
      openFirst={claim ?? null}
    />
  );
}
