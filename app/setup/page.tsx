/** Where a one-time link leads: the first admin of an empty house, or somebody who chooses a password. */
import type { Metadata } from "next";
import { Front } from "#components/people/front.tsx";
import { SetupForm } from "#components/people/setup-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { setupFor } from "#lib/server/setup.ts";
import { addressOf, type PageAddress } from "../signed-in.ts";

export const metadata: Metadata = { title: "Set up" };

export default async function Page({ searchParams }: PageAddress) {
  const { token = "" } = await addressOf(searchParams);
  const purpose = token.length > 200 ? null : await setupFor(token);
  if (purpose === null) {
    return (
      <Front
        title="This link is over"
        description="It was used, replaced by a newer one, or is older than a day. An admin can make a new one; for an empty house, the terminal prints one at each start."
      >
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </Front>
    );
  }
  return purpose.first ? (
    <Front title="A new house" description="You are the first person here, and become its admin.">
      <SetupForm token={token} person={null} />
    </Front>
  ) : (
    <Front title={`Welcome, ${purpose.name}`} description={`Choose a password for ${purpose.email}.`}>
      <SetupForm token={token} person={{ name: purpose.name, email: purpose.email }} />
    </Front>
  );
}
