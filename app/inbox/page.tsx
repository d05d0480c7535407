/** What concerns this person. */
import type { Metadata } from "next";
import { InboxRoom } from "#components/inbox/inbox-room.tsx";
import { listInbox } from "#lib/server/list-inbox.ts";
import { addressOf, type PageAddress, signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Inbox" };

export default async function Page({ searchParams }: PageAddress) {
  const address = await addressOf(searchParams);
  const me = await signedIn("/inbox", address);
  const only = address.only === "unread" ? "unread" : "all";
  return <InboxRoom me={me} view={only} page={await listInbox(me, { only })} />;
}
