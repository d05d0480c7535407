/** Adds to the house's own log: sources, rules, people. Inside `write`, so that the entry stands or falls with what it tells of. */
import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { insertHouseLogRow, lastHouseLogRow } from "#db/log.ts";
import { chain, commit, genesis } from "../log/hash-chain.ts";
import type { Author } from "./append-events.ts";

/** `type` in past tense; no secrets (passwords, tokens) in the rest. */
export interface HouseEvent {
  type: string;
  [field: string]: unknown;
}

export async function appendHouseEntry(tx: Tx, event: HouseEvent, { by, at }: Author): Promise<void> {
  const last = await lastHouseLogRow(tx);
  const payload = JSON.stringify(event);
  const salt = randomBytes(16).toString("hex");
  const link = { seq: (last?.seq ?? 0) + 1, at, byId: by.id, type: event.type, commitment: commit(payload, salt) };
  await insertHouseLogRow(tx, { ...link, byName: by.name, payload, salt, hash: chain(last?.hash ?? genesis, link) });
}
