/**
 * Signing in and out through next-auth. Its credentials provider knows only cookies that stand for themselves, so the cookie holds
 * the id of a session row and nothing else. Tries are counted before a password is hashed; somebody unknown gets the same answer
 * after the same time as somebody known.
 */
import "server-only";
import type { AuthOptions } from "next-auth";
import { z } from "zod";
import { personToSignIn, updatePerson } from "#db/people.ts";
import { endSessionById } from "#db/sessions.ts";
import { AppError } from "../app-error.ts";
import { database } from "./database.ts";
import { demoPersonToSignIn, isDemo } from "./demo.ts";
import { wakeAll } from "./hub.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { openSession, sessionLife } from "./session.ts";
import { countAttempt, forgiveAttempts } from "./throttle.ts";

/** Who knocks, as the server saw them. */
export interface Visit {
  address: string;
  browser: string;
  sameOrigin: boolean;
}

const credentials = z.object({ email: z.string().trim().toLowerCase().max(320), password: z.string().min(1).max(200) });
const chosen = z.object({ email: z.string().max(320) });

/** The id of a new session for the right password, null for a wrong one or an unknown person; throws `too-many`. */
export async function signInByPassword(input: unknown, visit: Visit): Promise<string | null> {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const attempt = { email, address: visit.address };
  const person = await database().write(async (tx) => {
    await countAttempt(tx, attempt, Date.now());
    return personToSignIn(tx, email);
  });
  const hash = person?.passwordHash ?? null;
  const { right, outdated } = await checkPassword(password, hash);
  if (!right || person === null) return null;
  const better = outdated ? await hashPassword(password) : null;
  return database().write(async (tx) => {
    // The password may have been changed, or the person removed, while it was hashed.
    if ((await personToSignIn(tx, email))?.passwordHash !== hash) return null;
    if (better !== null) await updatePerson(tx, person.id, { passwordHash: better });
    await forgiveAttempts(tx, attempt, Date.now());
    return openSession(tx, person.id, visit.browser, Date.now());
  });
}

/** One click in the demo, from its own page only. */
export async function signInToDemo(input: unknown, visit: Visit): Promise<string | null> {
  const parsed = chosen.safeParse(input);
  if (!parsed.success || !visit.sameOrigin) return null;
  return database().write(async (tx) => {
    const person = await demoPersonToSignIn(tx, parsed.data.email);
    return person === null ? null : openSession(tx, person.id, visit.browser, Date.now());
  });
}

/** `failed` hears what was thrown: next-auth would put its message into an address and forget the rest. */
export async function signInOptions(visit: Visit, failed: (error: unknown) => void): Promise<AuthOptions> {
  const authorize = (way: typeof signInByPassword) => async (input: unknown) => {
    try {
      const id = await way(input, visit);
      return id === null ? null : { id };
    } catch (error) {
      failed(error);
      throw new Error(error instanceof AppError ? error.code : "other");
    }
  };
  const fields = { email: { label: "Email", type: "email" }, password: { label: "Password", type: "password" } };
  const byPassword = provider("credentials", "Password", fields, authorize(signInByPassword));
  const byClick = provider("demo", "Demo", { email: fields.email }, authorize(signInToDemo));
  return {
    providers: (await isDemo()) ? [byPassword, byClick] : [byPassword],
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: sessionLife / 1000 },
    callbacks: {
      jwt: ({ token, user }) => (user === undefined ? token : { session: user.id }),
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
    },
    events: {
      signOut: async ({ token }) => {
        const id: unknown = token?.session;
        if (typeof id === "string") await database().write((tx) => endSessionById(tx, id, new Date().toISOString()));
        wakeAll();
      },
    },
    logger: { error: (code, metadata) => console.error(code, metadata), warn() {}, debug() {} },
  };
}

/** What next-auth's own `CredentialsProvider` makes, without an import that is a function in one module system only. */
function provider(
  id: string,
  name: string,
  fields: Record<string, { label: string; type: string }>,
  authorize: (input: unknown) => Promise<{ id: string } | null>,
): AuthOptions["providers"][number] {
  return { id, name, type: "credentials", credentials: fields, authorize };
}

/** Where to go afterwards: a page of this house, or its front page. */
function ownAddress(url: unknown, baseUrl: string): string {
  const address = typeof url === "string" ? URL.parse(url, baseUrl) : null;
  return address?.origin === baseUrl ? address.href : baseUrl;
}

/** What the sign-in page says for the `error` of its address or of next-auth's `signIn`. */
export const signInWords: Readonly<Record<string, string>> = {
  CredentialsSignin: "Email and password do not match.",
  "too-many": "Too many tries to sign in. Wait a few minutes, then try again.",
  other: "Signing in did not work. Try again.",
};
