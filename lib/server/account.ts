/** One's own account: who one is, one's password. Tokens and sessions are in files of their own. */
import "server-only";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { passwordHashOf, personById, updatePerson, wantsMail } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { database } from "./database.ts";
import { wakeAll } from "./hub.ts";
import { checkPassword, hashPassword, newPassword } from "./password.ts";
import { endAllOf } from "./people.ts";
import { principalNow } from "./present-principal.ts";
import type { Asking } from "./principal.ts";
import { openSession } from "./session.ts";
import type { Visit } from "./sign-in.ts";
import { countAttempt, forgiveAttempts } from "./throttle.ts";

export const passwordChange = z.strictObject({ current: z.string().min(1).max(200), next: newPassword });

export const mailChange = z.strictObject({ mail: z.boolean() });

export interface Me {
  id: string;
  name: string;
  role: string;
  email: string;
  via: "session" | "token";
  /** They want e-mail, where the house sends any. */
  mail: boolean;
}

export async function whoAmI({ principal, via }: Asking): Promise<Me> {
  const { email } = await ownRow(principal.id);
  const mail = await database().read((tx) => wantsMail(tx, principal.id));
  return { ...principal, email, via, mail };
}

export async function setMail({ principal, again }: Asking, { mail }: z.output<typeof mailChange>) {
  await database().write(async (tx) => {
    const { id } = await principalNow(tx, principal, again);
    await updatePerson(tx, id, { mail });
  });
  return { mail };
}

/** A program may not take over the account it acts for. */
export function bySession(asking: Asking): Asking {
  if (asking.via === "session") return asking;
  throw new AppError("forbidden", "The account is managed in the browser, not with a token.");
}

/** Ends every session and token of the person; returns the id of a new session for the browser that asked. */
export async function changePassword(
  { principal }: Asking,
  { current, next }: z.output<typeof passwordChange>,
  visit: Visit,
): Promise<string> {
  const { email } = await ownRow(principal.id);
  const attempt = { email, address: visit.address };
  const hash = await database().write(async (tx) => {
    await countAttempt(tx, attempt, Date.now());
    return passwordHashOf(tx, principal.id);
  });
  const { right } = await checkPassword(current, hash);
  if (!right) throw new AppError("unfit", "The current password is not right.");
  const passwordHash = await hashPassword(next);
  const session = await database().write(async (tx) => {
    await refuseChangedMeanwhile(tx, principal.id, hash);
    const at = new Date().toISOString();
    await updatePerson(tx, principal.id, { passwordHash });
    await endAllOf(tx, principal.id, at);
    await forgiveAttempts(tx, attempt, Date.now());
    await appendHouseEntry(tx, { type: "password-set", personId: principal.id }, { by: principal, at });
    return openSession(tx, principal.id, visit.browser, Date.now());
  });
  wakeAll();
  return session;
}

async function refuseChangedMeanwhile(tx: Tx, personId: string, hash: string | null): Promise<void> {
  const person = await personById(tx, personId);
  if (person?.removedAt === null && (await passwordHashOf(tx, personId)) === hash) return;
  throw new AppError("not-signed-in", "The account was changed meanwhile. Sign in again.");
}

async function ownRow(id: string) {
  const row = await database().read((tx) => personById(tx, id));
  if (row === null) throw new AppError("not-signed-in", "Sign in first.");
  return row;
}
