/** One-time links with which somebody chooses a password: random, kept as a hash, over after a day or after their use. */
import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { insertSetupLink, openSetupLink, type SetupLink } from "#db/setup-links.ts";
import { hashOf } from "./token.ts";

const life = 24 * 60 * 60_000;

/** `personId` null: for the first admin of an empty house. Replaces what was made before for the same purpose. */
export async function makeSetupLink(tx: Tx, personId: string | null, now = Date.now()): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const createdAt = new Date(now).toISOString();
  await insertSetupLink(tx, {
    hash: hashOf(token),
    personId,
    createdAt,
    expiresAt: new Date(now + life).toISOString(),
  });
  return `${URL.parse(process.env.NEXTAUTH_URL ?? "")?.origin ?? ""}/setup?token=${token}`;
}

export async function findSetupLink(tx: Tx, token: string, now = Date.now()): Promise<SetupLink | null> {
  return openSetupLink(tx, hashOf(token), new Date(now).toISOString());
}
