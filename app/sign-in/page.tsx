/** Signing in. Who is signed in already goes on. */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Front } from "#components/people/front.tsx";
import { SignInForm } from "#components/people/sign-in-form.tsx";
import { demoPeople } from "#lib/server/demo.ts";
import { principalOfPage } from "#lib/server/principal.ts";
import { signInWords } from "#lib/server/sign-in.ts";
import { addressOf, type PageAddress } from "../signed-in.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: PageAddress) {
  const { callbackUrl, error } = await addressOf(searchParams);
  const then = ownPath(callbackUrl);
  if ((await principalOfPage()) !== null) redirect(then);
  return (
    <Front title="Sign in">
      <SignInForm
        then={then}
        thenInDemo={then === "/" ? "/?open=newest" : then}
        demo={(await demoPeople()) ?? []}
        words={signInWords}
        failed={error ?? null}
      />
    </Front>
  );
}

/** A path of this house and nothing else: where one is sent after signing in must not be for a link to choose. */
function ownPath(address: string | undefined): string {
  const home = URL.parse(process.env.NEXTAUTH_URL ?? "")?.origin ?? "http://localhost";
  const url = address === undefined ? null : URL.parse(address, home);
  return url?.origin === home && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : "/";
}
