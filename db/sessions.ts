/** Sessions: one row per sign-in, looked up on every request. Ended rows stay as long as they would have lasted. */
import { and, desc, eq, gt, isNull, lt, ne, sql } from "drizzle-orm";
import type { Principal } from "../lib/policy/can.ts";
import { prepared, type Tx } from "./client.ts";
import { people, sessions } from "./schema.ts";

export interface SessionRow {
  id: string;
  personId: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  /** What the browser called itself. */
  browser: string;
}

export interface LiveSession {
  principal: Principal;
  email: string;
  seenAt: string;
  expiresAt: string;
}

const live = prepared((tx) =>
  tx
    .select({
      id: people.id,
      name: people.name,
      role: people.role,
      email: people.email,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        eq(sessions.id, sql.placeholder("id")),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, sql.placeholder("now")),
        gt(sessions.seenAt, sql.placeholder("seenAfter")),
        isNull(people.removedAt),
      ),
    )
    .prepare(),
);

/** Whose session it is, with the role they have now; null when it was ended, has expired, or the person was removed. */
export async function liveSession(tx: Tx, id: string, now: string, seenAfter: string): Promise<LiveSession | null> {
  const row = await live(tx).get({ id, now, seenAfter });
  if (row === undefined) return null;
  const { id: personId, name, role, ...rest } = row;
  return { principal: { id: personId, name, role }, ...rest };
}

/** Rows of the person that no longer serve anything go at the same time. */
export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  const over = and(eq(sessions.personId, session.personId), lt(sessions.expiresAt, session.createdAt));
  await tx.delete(sessions).where(over).run();
  await tx.insert(sessions).values(session).run();
}

export async function touchSession(tx: Tx, id: string, seenAt: string): Promise<void> {
  await tx.update(sessions).set({ seenAt }).where(eq(sessions.id, id)).run();
}

export async function sessionsOf(tx: Tx, personId: string, now: string, seenAfter: string): Promise<SessionRow[]> {
  return tx
    .select({
      id: sessions.id,
      personId: sessions.personId,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      browser: sessions.browser,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.seenAt, seenAfter),
      ),
    )
    .orderBy(desc(sessions.seenAt))
    .all();
}

/** False when the person has no such open session. */
export async function endSession(tx: Tx, personId: string, id: string, at: string): Promise<boolean> {
  const mine = and(eq(sessions.id, id), eq(sessions.personId, personId), isNull(sessions.endedAt));
  return (await tx.update(sessions).set({ endedAt: at }).where(mine).run()).changes > 0;
}

/** For signing out: whoever holds the id may. */
export async function endSessionById(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .run();
}

/** All but `except`. */
export async function endSessionsOf(tx: Tx, personId: string, at: string, except = ""): Promise<void> {
  const open = and(eq(sessions.personId, personId), isNull(sessions.endedAt), ne(sessions.id, except));
  await tx.update(sessions).set({ endedAt: at }).where(open).run();
}
