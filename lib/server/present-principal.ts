/**
 * Who is asking, asked again in the transaction that writes: what counts is the right at the moment of the write, not the one at the
 * beginning of a request that waited behind others or sent its body slowly.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { personById } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import type { Principal } from "../policy/can.ts";

/** Looks in the house whether the session or token still stands; null when it does not. */
export type AskAgain = (tx: Tx) => Promise<Principal | null>;

/** With the role and name of now. Without `again`, for callers that have no request, being of the house is enough. */
export async function principalNow(tx: Tx, { id }: Principal, again?: AskAgain): Promise<Principal> {
  const now = await (again === undefined ? personOfHouse(tx, id) : again(tx));
  if (now?.id === id) return now;
  throw new AppError("not-signed-in", "You were signed out meanwhile. Sign in again.");
}

async function personOfHouse(tx: Tx, id: string): Promise<Principal | null> {
  const row = await personById(tx, id);
  return row === null || row.removedAt !== null ? null : { id, name: row.name, role: row.role };
}
