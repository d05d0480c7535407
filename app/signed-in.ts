export type Address = Readonly<Record<string, string | undefined>>;

/** For pages: the person signed in. Nobody is sent to the sign-in page, which leads back to where they were going. */
import { notFound, redirect } from "next/navigation";
import { AppError } from "#lib/app-error.ts";
import type { Principal } from "#lib/policy/can.ts";
import { principalOfPage } from "#lib/server/principal.ts";

export async function signedIn(path: string, address: Address = {}): Promise<Principal> {
  const me = await principalOfPage();
  if (me === null) {
    const given = Object.entries(address).filter((part): part is [string, string] => part[1] !== undefined);
    const query = given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path + query)}`);
  }
  return me;
}

/** What a page gets of its address. */
export interface PageAddress {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What stands behind the question mark, each name once, as text. */
export async function addressOf(searchParams: PageAddress["searchParams"]): Promise<Address> {
  const given = Object.entries(await searchParams);
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]));
}

const asNotFound = new Set(["not-found", "forbidden", "malformed"]);

/** What a page needs. An address that leads nowhere, or nowhere for this person, shows the page that says so. */
export async function orNotFound<T>(wanted: Promise<T>): Promise<T> {
  try {
    return await wanted;
  } catch (error) {
    if (error instanceof AppError && asNotFound.has(error.code)) notFound();
    throw error;
  }
}
