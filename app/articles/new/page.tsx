/** Bringing an article in. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NewArticle } from "#components/article/new-article.tsx";
import { Room } from "#components/people/room.tsx";
import { can } from "#lib/policy/can.ts";
import { readHouseRules } from "#lib/server/house-rules.ts";
import { signedIn } from "../../signed-in.ts";

export const metadata: Metadata = { title: "New article" };

export default async function Page() {
  const me = await signedIn("/articles/new");
  if (!can(me, "create-article")) redirect("/");
  return (
    <Room me={me} room={null} title="New article">
      <NewArticle fetchPages={(await readHouseRules()).fetchPages} />
    </Room>
  );
}
