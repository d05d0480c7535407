/** Help. */
import type { Metadata } from "next";
import { HelpRoom } from "#components/people/help-room.tsx";
import { signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Help" };

export default async function Page() {
  return <HelpRoom me={await signedIn("/help")} />;
}
