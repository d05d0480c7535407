/**
 * Checks the chain of an article's log, and of the house's. Whoever holds a hash exported earlier can tell that nothing up to it was
 * changed, added, dropped or put in another order. Erased payloads still verify: their commitment stays.
 */
import "server-only";
import { articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { houseLogRows, logRows } from "#db/log.ts";
import { chain, commit, genesis } from "../log/hash-chain.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { readableArticle } from "./live-articles.ts";
import { sha256 } from "./seal-entry.ts";

export interface Verified {
  ok: boolean;
  entries: number;
  erased: number;
  /** Hash of the last entry. */
  head: string;
  /** The first entry at which something is wrong, and what. */
  broken: { seq: number; why: "gap" | "payload" | "chain" | "head" } | null;
}

interface Row {
  seq: number;
  at: string;
  byId: string;
  type: string;
  payload: string | null;
  salt: string | null;
  commitment: string;
  hash: string;
}

const page = 1000;

/** For somebody who may read the article. */
export async function verifyRecord(principal: Principal, articleId: string): Promise<Verified> {
  return database().read(async (tx) => {
    await readableArticle(tx, principal, articleId);
    return verifyArticleLog(tx, articleId);
  });
}

export async function verifyArticleLog(tx: Tx, articleId: string): Promise<Verified> {
  const verified = await verifyRows((after) => logRows(tx, articleId, { after, limit: page }));
  const known = await articleHead(tx, articleId);
  if (verified.ok && (known?.head !== verified.head || known.seq !== verified.entries)) {
    return { ...verified, ok: false, broken: { seq: verified.entries, why: "head" } };
  }
  return verified;
}

export async function verifyHouseLog(tx: Tx): Promise<Verified> {
  return verifyRows((after) => houseLogRows(tx, after, page));
}

async function verifyRows(rowsAfter: (seq: number) => Promise<Row[]>): Promise<Verified> {
  const verified: Verified = { ok: true, entries: 0, erased: 0, head: genesis, broken: null };
  for (let rows = await rowsAfter(0); rows.length > 0; rows = await rowsAfter(verified.entries)) {
    for (const row of rows) {
      const why = faultOf(row, verified);
      if (why !== null) return { ...verified, ok: false, broken: { seq: verified.entries + 1, why } };
      verified.entries = row.seq;
      verified.head = row.hash;
      if (row.payload === null) verified.erased += 1;
    }
  }
  return verified;
}

function faultOf(row: Row, so: Pick<Verified, "entries" | "head">): "gap" | "payload" | "chain" | null {
  if (row.seq !== so.entries + 1) return "gap";
  if (row.payload !== null && commit(row.payload, row.salt ?? "", sha256) !== row.commitment) return "payload";
  return chain(so.head, row, sha256) === row.hash ? null : "chain";
}
