/**
 * Sessions of our own behind next-auth's cookie: the cookie names a row, the row is looked up on every request and by every open
 * stream. Ending the row, or removing the person, ends the session wherever it is open.
 */
import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { endSession, insertSession, type LiveSession, liveSession, sessionsOf, touchSession } from "#db/sessions.ts";
import { AppError } from "../app-error.ts";
import { database } from "./database.ts";
import { wakeAll } from "./hub.ts";
import { hashOf } from "./token.ts";

const day = 24 * 60 * 60_000;
/** Signed out after a week without a request, and after 30 days in any case. */
export const sessionLife = 30 * day;
const idleLife = 7 * day;
/** Being seen is written down this often, not at every request. */
const seenEvery = 15 * 60_000;

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** The id is the secret the cookie carries. */
export async function openSession(tx: Tx, personId: string, browser: string, now: number): Promise<string> {
  const id = randomBytes(24).toString("base64url");
  const at = iso(now);
  await insertSession(tx, {
    id,
    personId,
    createdAt: at,
    seenAt: at,
    expiresAt: iso(now + sessionLife),
    browser: browser.slice(0, 120),
  });
  return id;
}

/** Null when the session was ended, has expired, was idle too long, or its person was removed. */
export async function findSession(id: string, now = Date.now()): Promise<LiveSession | null> {
  const found = await database().read((tx) => sessionIn(tx, id, now));
  if (found !== null && now - Date.parse(found.seenAt) > seenEvery) {
    await database().write((tx) => touchSession(tx, id, iso(now)));
  }
  return found;
}

/** The same inside a transaction, without writing down that it was seen. */
export function sessionIn(tx: Tx, id: string, now = Date.now()): Promise<LiveSession | null> {
  return liveSession(tx, id, iso(now), iso(now - idleLife));
}

/** The session's own id is not told to its browser again: `handle` names it for ending it. */
export interface OwnSession {
  handle: string;
  createdAt: string;
  seenAt: string;
  browser: string;
  current: boolean;
}

export async function ownSessions(personId: string, current: string | null, now = Date.now()): Promise<OwnSession[]> {
  const rows = await database().read((tx) => sessionsOf(tx, personId, iso(now), iso(now - idleLife)));
  return rows.map(({ id, createdAt, seenAt, browser }) => ({
    handle: handleOf(id),
    createdAt,
    seenAt,
    browser,
    current: id === current,
  }));
}

export async function endOwnSession(personId: string, handle: string, now = Date.now()): Promise<void> {
  const ended = await database().write(async (tx) => {
    const rows = await sessionsOf(tx, personId, iso(now), iso(now - idleLife));
    const row = rows.find(({ id }) => handleOf(id) === handle);
    return row !== undefined && (await endSession(tx, personId, row.id, iso(now)));
  });
  if (!ended) throw new AppError("not-found", "There is no such session of yours.");
  wakeAll();
}

/** Enough to tell a person's sessions apart, of no use to anybody else. */
export function handleOf(id: string): string {
  return hashOf(id).slice(0, 16);
}
