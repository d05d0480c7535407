/** One-time links: the first admin of an empty house, and people who shall choose a password. Only hashes are known here. */
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { setupLinks } from "./schema.ts";

export interface SetupLink {
  hash: string;
  /** Null: for the first admin. */
  personId: string | null;
  createdAt: string;
  expiresAt: string;
}

/** A new link for the same purpose replaces the earlier ones. */
export async function insertSetupLink(tx: Tx, link: SetupLink): Promise<void> {
  await removeSetupLinks(tx, link.personId);
  await tx.insert(setupLinks).values(link).run();
}

export async function openSetupLink(tx: Tx, hash: string, now: string): Promise<SetupLink | null> {
  const open = and(eq(setupLinks.hash, hash), isNull(setupLinks.usedAt), gt(setupLinks.expiresAt, now));
  return (await tx.select().from(setupLinks).where(open).get()) ?? null;
}

export async function useSetupLink(tx: Tx, hash: string, at: string): Promise<void> {
  await tx.update(setupLinks).set({ usedAt: at }).where(eq(setupLinks.hash, hash)).run();
}

export async function removeSetupLinks(tx: Tx, personId: string | null): Promise<void> {
  const same = personId === null ? isNull(setupLinks.personId) : eq(setupLinks.personId, personId);
  await tx
    .delete(setupLinks)
    .where(and(same, isNull(setupLinks.usedAt)))
    .run();
}
