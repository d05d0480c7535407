/** Personal tokens of programs. Only the hash of a token is known here. */
import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Principal } from "../lib/policy/can.ts";
import { prepared, type Tx } from "./client.ts";
import { people, tokens } from "./schema.ts";

export interface TokenRow {
  id: string;
  /** What its maker calls it. */
  name: string;
  createdAt: string;
  usedAt: string | null;
}

export interface LiveToken {
  id: string;
  principal: Principal;
  usedAt: string | null;
}

const live = prepared((tx) =>
  tx
    .select({ tokenId: tokens.id, usedAt: tokens.usedAt, id: people.id, name: people.name, role: people.role })
    .from(tokens)
    .innerJoin(people, eq(people.id, tokens.personId))
    .where(and(eq(tokens.hash, sql.placeholder("hash")), isNull(tokens.revokedAt), isNull(people.removedAt)))
    .prepare(),
);

/** Whose token it is, with the role they have now; null when it was revoked or the person was removed. */
export async function liveToken(tx: Tx, hash: string): Promise<LiveToken | null> {
  const row = await live(tx).get({ hash });
  if (row === undefined) return null;
  return { id: row.tokenId, principal: { id: row.id, name: row.name, role: row.role }, usedAt: row.usedAt };
}

export async function insertToken(
  tx: Tx,
  token: { id: string; personId: string; name: string; hash: string; createdAt: string },
): Promise<void> {
  await tx.insert(tokens).values(token).run();
}

export async function touchToken(tx: Tx, id: string, usedAt: string): Promise<void> {
  await tx.update(tokens).set({ usedAt }).where(eq(tokens.id, id)).run();
}

const unrevoked = (personId: string) => and(eq(tokens.personId, personId), isNull(tokens.revokedAt));

export async function tokensOf(tx: Tx, personId: string): Promise<TokenRow[]> {
  return tx
    .select({ id: tokens.id, name: tokens.name, createdAt: tokens.createdAt, usedAt: tokens.usedAt })
    .from(tokens)
    .where(unrevoked(personId))
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
    .all();
}

export async function countTokens(tx: Tx, personId: string): Promise<number> {
  return (await tx.select({ n: count() }).from(tokens).where(unrevoked(personId)).get())?.n ?? 0;
}

/** False when the person has no such token. */
export async function revokeToken(tx: Tx, personId: string, id: string, at: string): Promise<boolean> {
  const mine = and(eq(tokens.id, id), unrevoked(personId));
  return (await tx.update(tokens).set({ revokedAt: at }).where(mine).run()).changes > 0;
}

export async function revokeTokensOf(tx: Tx, personId: string, at: string): Promise<void> {
  await tx.update(tokens).set({ revokedAt: at }).where(unrevoked(personId)).run();
}
