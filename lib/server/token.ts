/** Personal tokens for programs: 256 random bits, shown once, kept as a hash, revocable. They act with their person's rights. */
import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import {
  countTokens,
  insertToken,
  type LiveToken,
  liveToken,
  revokeToken,
  type TokenRow,
  tokensOf,
  touchToken,
} from "#db/tokens.ts";
import { AppError } from "../app-error.ts";
import { typed } from "../claim/commands.ts";
import type { Principal } from "../policy/can.ts";
import { appendHouseEntry } from "./append-house-entry.ts";
import { database } from "./database.ts";
import { wakeAll } from "./hub.ts";
import { type AskAgain, principalNow } from "./present-principal.ts";

export const newToken = z.strictObject({
  label: typed(100).refine((text) => text !== "", "say what the token is for"),
});

const mostTokens = 50;
const usedEvery = 15 * 60_000;

/** Secrets with 128 random bits or more need no salt and no slow hash. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export interface OwnToken {
  id: string;
  label: string;
  createdAt: string;
  usedAt: string | null;
}

function shown({ id, name, createdAt, usedAt }: TokenRow): OwnToken {
  return { id, label: name, createdAt, usedAt };
}

/** `token` is told here and never again. */
export async function makeToken(by: Principal, label: string, again?: AskAgain): Promise<OwnToken & { token: string }> {
  const token = `stet_${randomBytes(32).toString("base64url")}`;
  const row = { id: randomUUID(), personId: by.id, name: label, createdAt: new Date().toISOString() };
  await database().write(async (tx) => {
    await principalNow(tx, by, again);
    if ((await countTokens(tx, by.id)) >= mostTokens) {
      throw new AppError("unfit", `Nobody needs more than ${mostTokens} tokens. Revoke some first.`);
    }
    await insertToken(tx, { ...row, hash: hashOf(token) });
    await appendHouseEntry(tx, { type: "token-made", tokenId: row.id, label }, { by, at: row.createdAt });
  });
  return { ...shown({ ...row, usedAt: null }), token };
}

export async function ownTokens(personId: string): Promise<OwnToken[]> {
  return (await database().read((tx) => tokensOf(tx, personId))).map(shown);
}

export async function revokeOwnToken(by: Principal, id: string): Promise<void> {
  const at = new Date().toISOString();
  await database().write(async (tx) => {
    if (!(await revokeToken(tx, by.id, id, at))) throw new AppError("not-found", "There is no such token of yours.");
    await appendHouseEntry(tx, { type: "token-revoked", tokenId: id }, { by, at });
  });
  wakeAll();
}

/** Null when nobody made such a token, it was revoked, or its person was removed. */
export async function findToken(token: string): Promise<LiveToken | null> {
  const found = await database().read((tx) => tokenIn(tx, token));
  if (found !== null && Date.now() - Date.parse(found.usedAt ?? "1970-01-01") > usedEvery) {
    await database().write((tx) => touchToken(tx, found.id, new Date().toISOString()));
  }
  return found;
}

/** The same inside a transaction, without writing down that it was used. */
export function tokenIn(tx: Tx, token: string): Promise<LiveToken | null> {
  return liveToken(tx, hashOf(token));
}
