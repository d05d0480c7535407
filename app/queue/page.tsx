/** What waits for this person, across all articles they may read. */
import type { Metadata } from "next";
import { viewOf } from "#components/queue/queue-page.ts";
import { QueueRoom } from "#components/queue/queue-room.tsx";
import { readHouseRules } from "#lib/server/house-rules.ts";
import { listQueue } from "#lib/server/list-queue.ts";
import { addressOf, type PageAddress, signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Review queue" };

export default async function Page({ searchParams }: PageAddress) {
  const address = await addressOf(searchParams);
  const me = await signedIn("/queue", address);
  const view = viewOf(me, address.view);
  const [page, { selfApproval }] = await Promise.all([listQueue(me, { view }), readHouseRules()]);
  return <QueueRoom me={me} view={view} page={page} selfApproval={selfApproval} />;
}
