/** Using a one-time link: the first admin of an empty house, or somebody who was added without a password. */
import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { insertPerson, isHouseEmpty, personById, updatePerson } from "#db/people.ts";
import { useSetupLink } from "#db/setup-links.ts";
import { AppError } from "../app-error.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { database } from "./database.ts";
import { hashPassword, newPassword } from "./password.ts";
import { endAllOf, personEmail, personName } from "./people.ts";
import { findSetupLink, makeSetupLink } from "./setup-link.ts";

/** `name` and `email` are the first admin's; who was added has them already. */
export const setupInput = z.strictObject({
  token: z.string().min(1).max(200),
  name: personName.optional(),
  email: personEmail.optional(),
  password: newPassword,
});

/** Whom a link is for, so that the page can ask for the right things. Null: used, expired, replaced, or never made. */
export type SetupFor = { first: true } | { first: false; name: string; email: string };

export async function setupFor(token: string): Promise<SetupFor | null> {
  return database().read(async (tx) => {
    const link = await findSetupLink(tx, token);
    if (link === null) return null;
    if (link.personId === null) return (await isHouseEmpty(tx)) ? { first: true } : null;
    const person = await personById(tx, link.personId);
    return person === null || person.removedAt !== null
      ? null
      : { first: false, name: person.name, email: person.email };
  });
}

/** For the terminal of `npm start`; null when the house has people. */
export async function firstSetupLink(): Promise<string | null> {
  return database().write(async (tx) => ((await isHouseEmpty(tx)) ? makeSetupLink(tx, null) : null));
}

/** Returns the email to sign in with. */
export async function setUp(input: z.output<typeof setupInput>): Promise<{ email: string }> {
  const { token, name, email, password } = input;
  const purpose = await setupFor(token);
  if (purpose === null) throw overLink();
  if (purpose.first && (name === undefined || email === undefined)) {
    throw new AppError("malformed", "The first admin needs a name and an email.");
  }
  const passwordHash = await hashPassword(password);
  return database().write(async (tx) => {
    // Looked up anew: somebody else may have used the link while the password was hashed.
    const link = await findSetupLink(tx, token);
    if (link === null) throw overLink();
    const at = new Date().toISOString();
    await useSetupLink(tx, link.hash, at);
    if (link.personId !== null) return choosePassword(tx, link.personId, passwordHash, at);
    return makeFirstAdmin(tx, { name: name!, email: email!, passwordHash }, at);
  });
}

async function makeFirstAdmin(
  tx: Tx,
  { passwordHash, ...fields }: { name: string; email: string; passwordHash: string },
  at: string,
): Promise<{ email: string }> {
  if (!(await isHouseEmpty(tx))) throw overLink();
  const row = { id: randomUUID(), ...fields, role: "admin" as const, createdAt: at, removedAt: null };
  await insertPerson(tx, { ...row, passwordHash });
  const event = { type: "house-set-up", personId: row.id, ...fields, role: row.role };
  await appendHouseEntry(tx, event, { by: row, at });
  return { email: row.email };
}

async function choosePassword(tx: Tx, personId: string, passwordHash: string, at: string): Promise<{ email: string }> {
  const person = await personById(tx, personId);
  if (person === null || person.removedAt !== null) throw overLink();
  await updatePerson(tx, personId, { passwordHash });
  await endAllOf(tx, personId, at);
  await appendHouseEntry(tx, { type: "password-set", personId }, { by: person, at });
  return { email: person.email };
}

function overLink(): AppError {
  return new AppError("not-found", "This link was used before or is over. Ask for a new one.");
}
