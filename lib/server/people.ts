/**
 * The people of the house: who may be asked and assigned, and, for admins, adding, changing and removing them. A removed person's
 * row stays, because the log names it; their sessions, tokens and links end in the same transaction.
 */
import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import {
  allPeople,
  countAdmins,
  insertPerson,
  type PersonRow,
  personByEmail,
  personById,
  updatePerson,
} from "#db/people.ts";
import { endSessionsOf } from "#db/sessions.ts";
import { removeSetupLinks } from "#db/setup-links.ts";
import { revokeTokensOf } from "#db/tokens.ts";
import { AppError } from "../app-error.ts";
import { typed } from "../claim/commands.ts";
import { can, type Principal, type Role, roles } from "../policy/can.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { database } from "./database.ts";
import { wakeAll } from "./hub.ts";
import { hashPassword, newPassword } from "./password.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";
import { makeSetupLink } from "./setup-link.ts";

export const personName = typed(120).refine((text) => text !== "", "a person has a name");
export const personEmail = z.string().trim().toLowerCase().max(320).pipe(z.email("must be an email address"));

/** Without a password, a one-time link is made with which the person chooses one. */
export const newPerson = z.strictObject({
  name: personName,
  email: personEmail,
  role: z.enum(roles),
  password: newPassword.optional(),
});
export const personChange = z.strictObject({
  name: personName.optional(),
  email: personEmail.optional(),
  role: z.enum(roles).optional(),
  /** True ends everything of theirs; false lets them in again. */
  disabled: z.boolean().optional(),
  password: newPassword.optional(),
  /** Makes a new one-time link for choosing a password. */
  setupLink: z.literal(true).optional(),
});

export interface PersonShown {
  id: string;
  name: string;
  role: Role;
}

/** As admins see them. */
export interface PersonManaged extends PersonShown {
  email: string;
  createdAt: string;
  disabled: boolean;
}

export interface PersonChanged extends PersonManaged {
  /** Told once, to be handed to the person. */
  setupLink?: string;
}

/** Who works here now, by name. */
export async function listPeople(by: Principal): Promise<PersonShown[]> {
  allow(by, "read-people");
  const rows = await database().read(allPeople);
  return rows.filter((row) => row.removedAt === null).map(({ id, name, role }) => ({ id, name, role }));
}

export async function listManagedPeople(by: Principal): Promise<PersonManaged[]> {
  allow(by, "manage-people");
  return (await database().read(allPeople)).map(managed);
}

export async function addPerson(
  by: Principal,
  input: z.output<typeof newPerson>,
  again?: AskAgain,
): Promise<PersonChanged> {
  allow(by, "manage-people");
  const { password, ...fields } = input;
  const at = new Date().toISOString();
  const row = { id: randomUUID(), ...fields, createdAt: at, removedAt: null };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return database().write(async (tx) => {
    allow(await principalNow(tx, by, again), "manage-people");
    await refuseKnownEmail(tx, fields.email);
    await insertPerson(tx, { ...row, passwordHash });
    await appendHouseEntry(tx, { type: "person-added", personId: row.id, ...fields }, { by, at });
    return password === undefined ? { ...managed(row), setupLink: await makeSetupLink(tx, row.id) } : managed(row);
  });
}

export async function changePerson(
  by: Principal,
  id: string,
  change: z.output<typeof personChange>,
  again?: AskAgain,
): Promise<PersonChanged> {
  allow(by, "manage-people");
  const at = new Date().toISOString();
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  const result = await database().write(async (tx) => {
    allow(await principalNow(tx, by, again), "manage-people");
    const before = await personById(tx, id);
    if (before === null) throw new AppError("not-found", "There is no such person.");
    const after = changed(before, change, at);
    if (after.email !== before.email) await refuseKnownEmail(tx, after.email);
    await updatePerson(tx, id, { ...after, ...(passwordHash === undefined ? {} : { passwordHash }) });
    if ((await countAdmins(tx)) === 0) throw new AppError("unfit", "The house would be left without an admin.");
    if (after.removedAt !== null || passwordHash !== undefined) await endAllOf(tx, id, at);
    await record(tx, by, at, before, after, passwordHash !== undefined);
    return { ...managed(after), ...(change.setupLink ? { setupLink: await linkFor(tx, by, after, at) } : {}) };
  });
  wakeAll();
  return result;
}

/** Sessions, tokens and links: what lets a person in without their present password. */
export async function endAllOf(tx: Tx, personId: string, at: string): Promise<void> {
  await endSessionsOf(tx, personId, at);
  await revokeTokensOf(tx, personId, at);
  await removeSetupLinks(tx, personId);
}

function changed(before: PersonRow, change: z.output<typeof personChange>, at: string): PersonRow {
  const { name = before.name, email = before.email, role = before.role, disabled } = change;
  const removedAt = disabled === undefined ? before.removedAt : disabled ? (before.removedAt ?? at) : null;
  return { ...before, name, email, role, removedAt };
}

async function linkFor(tx: Tx, by: Principal, person: PersonRow, at: string): Promise<string> {
  if (person.removedAt !== null) throw new AppError("unfit", "Let the person in again first.");
  await appendHouseEntry(tx, { type: "setup-link-made", personId: person.id }, { by, at });
  return makeSetupLink(tx, person.id);
}

/** What changed, never a password. */
async function record(tx: Tx, by: Principal, at: string, before: PersonRow, after: PersonRow, newHash: boolean) {
  const personId = after.id;
  const fields = (["name", "email", "role"] as const).filter((field) => before[field] !== after[field]);
  const write = (type: string, more: object = {}) => appendHouseEntry(tx, { type, personId, ...more }, { by, at });
  if (fields.length > 0) {
    await write("person-edited", { fields: Object.fromEntries(fields.map((field) => [field, after[field]])) });
  }
  if (before.removedAt === null && after.removedAt !== null) await write("person-removed");
  if (before.removedAt !== null && after.removedAt === null) await write("person-restored");
  if (newHash) await write("password-set");
}

async function refuseKnownEmail(tx: Tx, email: string): Promise<void> {
  const known = await personByEmail(tx, email);
  if (known === null) return;
  const hint = known.removedAt === null ? "" : " They were removed: let them in again instead.";
  throw new AppError("unfit", `${known.name} has this email already.${hint}`);
}

function managed({ id, name, role, email, createdAt, removedAt }: PersonRow): PersonManaged {
  return { id, name, role, email, createdAt, disabled: removedAt !== null };
}

function allow(by: Principal, action: "read-people" | "manage-people"): void {
  if (!can(by, action)) throw new AppError("forbidden", "Only admins manage the people of the house.");
}
