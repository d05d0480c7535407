/** The rules of the house: everybody reads them, the admin sets them. */
import type { Metadata } from "next";
import { RulesRoom } from "#components/rules/rules-room.tsx";
import { readHouseRules, rulesSetLast } from "#lib/server/house-rules.ts";
import { signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "House rules" };

export default async function Page() {
  const me = await signedIn("/rules");
  return <RulesRoom me={me} rules={await readHouseRules()} last={await rulesSetLast()} />;
}
