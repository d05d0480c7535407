/** From an entry to its row in the log and back: where salts are made and the chain is continued. */
import "server-only";
import { randomBytes } from "node:crypto";
import type { LogRow } from "#db/log.ts";
import type { ArticleEvent, LogEntry } from "../log/event.ts";
import { chain, commit } from "../log/hash-chain.ts";

/** `previous` is the hash of the row before; `version` is the article's after the entry. */
export function sealEntry(previous: string, articleId: string, entry: LogEntry, version: number): LogRow {
  const { seq, at, by, event } = entry;
  const payload = JSON.stringify(event);
  const salt = randomBytes(16).toString("hex");
  const commitment = commit(payload, salt);
  const link = { seq, at, byId: by.id, type: event.type, commitment };
  return { articleId, ...link, version, byName: by.name, payload, salt, hash: chain(previous, link) };
}

/** An erased payload reads as withheld: nobody may see it any more. */
export function openEntry(row: LogRow): LogEntry {
  const event = row.payload === null ? { type: "withheld" as const } : (JSON.parse(row.payload) as ArticleEvent);
  return { seq: row.seq, at: row.at, by: { id: row.byId, name: row.byName }, event };
}
