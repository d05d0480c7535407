/** From an entry to its row in the log and back: where salts are made and the chain is continued. */
import "server-only";
import { hash, randomFillSync } from "node:crypto";
import type { LogRow } from "#db/log.ts";
import type { ArticleEvent, LogEntry } from "../log/event.ts";
import { chain, commit, type HashText } from "../log/hash-chain.ts";

/** The platform's own, many times as fast as the portable one. */
export const sha256: HashText = (text) => hash("sha256", text);

/** `previous` is the hash of the row before; `version` is the article's after the entry. */
export function sealEntry(previous: string, articleId: string, entry: LogEntry, version: number): LogRow {
  const { seq, at, by, event } = entry;
  const payload = JSON.stringify(event);
  const salt = freshSalt();
  const commitment = commit(payload, salt, sha256);
  const link = { seq, at, byId: by.id, type: event.type, commitment };
  return { articleId, ...link, version, byName: by.name, payload, salt, hash: chain(previous, link, sha256) };
}

const saltLength = 16;
const pool = Buffer.alloc(saltLength * 128);
let used = pool.length;

/** 128 random bits in hex. Asking for them one by one costs more than hashing the entry; what was given out is wiped. */
function freshSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const salt = pool.toString("hex", used, used + saltLength);
  pool.fill(0, used, used + saltLength);
  used += saltLength;
  return salt;
}

/** An erased payload reads as withheld: nobody may see it any more. */
export function openEntry(row: LogRow): LogEntry {
  const event = row.payload === null ? { type: "withheld" as const } : (JSON.parse(row.payload) as ArticleEvent);
  return { seq: row.seq, at: row.at, by: { id: row.byId, name: row.byName }, event };
}
