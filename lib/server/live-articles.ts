/**
 * Articles in memory, loaded from a stored state and the log behind it. What readers get is committed; what a writer in the same
 * group of commands builds on is kept apart until its commit, and forgotten when the commit fails. The row of the article says
 * which entry is the last: memory that does not agree with it is loaded again, so memory can be slow but never wrong.
 */
import "server-only";
import { type ArticleHead, articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { type LogRow, logRows, snapshotRows } from "#db/log.ts";
import { AppError } from "../app-error.ts";
import { applyEntry } from "../log/apply-entry.ts";
import { advance, type LiveArticle, liveArticle } from "../log/authority.ts";
import { restoredState } from "../log/snapshot.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { openEntry } from "./seal-entry.ts";

export interface HeldArticle {
  live: LiveArticle;
  /** Hash of the last log entry. */
  head: string;
  /** The article's own secret. */
  salt: string;
  /** The newest stored state; `size` in characters. */
  stored: StoredState;
  /** The rows that the last command wrote: it is answered from them. */
  written: readonly LogRow[];
}

export interface StoredState {
  seq: number;
  size: number;
}

export const nothingStored: StoredState = { seq: 0, size: 0 };

interface Held {
  committed: Map<string, HeldArticle>;
  uncommitted: Map<string, HeldArticle>;
}

const key = Symbol.for("stet.live-articles");
const global = globalThis as { [key]?: Held };
const most = 200;

function held(): Held {
  global[key] ??= { committed: new Map(), uncommitted: new Map() };
  return global[key];
}

/** For readers. Null when there is no such article. */
export async function articleToRead(tx: Tx, id: string): Promise<HeldArticle | null> {
  const row = await articleHead(tx, id);
  if (row === null) return null;
  const known = held().committed.get(id);
  // A reader's transaction may have begun before the last commit: then memory is ahead of what it sees, and as true.
  if (known !== undefined && seqOf(known) >= row.seq) return known;
  const loaded = await load(tx, id, row);
  publish(id, loaded);
  return loaded;
}

/** Inside `write` only: sees what earlier commands of the same group did. */
export async function articleToWrite(tx: Tx, id: string): Promise<HeldArticle | null> {
  const row = await articleHead(tx, id);
  if (row === null) return null;
  const { committed, uncommitted } = held();
  for (const known of [uncommitted.get(id), committed.get(id)]) {
    if (known !== undefined && seqOf(known) === row.seq && known.head === row.head) return known;
  }
  return load(tx, id, row);
}

/** The article, when this person may read it; what is foreign looks like what is absent. */
export async function readableArticle(tx: Tx, principal: Principal, id: string): Promise<HeldArticle> {
  const article = await articleToRead(tx, id);
  if (article === null || !canReadArticle(principal, article.live.state.meta)) throw articleNotFound();
  return article;
}

export function articleNotFound(): AppError {
  return new AppError("not-found", "There is no such article, or you may not see it.");
}

/** What the next command of the group shall build on. */
export function keepUncommitted(id: string, article: HeldArticle): void {
  held().uncommitted.set(id, article);
}

/** After the commit, and only then: from now on readers see it. */
export function publish(id: string, article: HeldArticle): void {
  const { committed, uncommitted } = held();
  const known = committed.get(id);
  if (known !== undefined && seqOf(known) > seqOf(article)) return;
  committed.delete(id);
  committed.set(id, article);
  const ahead = uncommitted.get(id);
  if (ahead !== undefined && seqOf(ahead) <= seqOf(article)) uncommitted.delete(id);
  for (const oldest of committed.keys()) {
    if (committed.size <= most) break;
    committed.delete(oldest);
  }
}

/** After a commit that failed: memory may hold what never came to be. */
export function forget(ids: Iterable<string>): void {
  for (const id of ids) {
    held().committed.delete(id);
    held().uncommitted.delete(id);
  }
}

/** For tests that start again. */
export function forgetAll(): void {
  delete global[key];
}

function seqOf(article: HeldArticle): number {
  return article.live.state.seq;
}

/**
 * From the second newest stored state, or from the start: the entries replayed fill the window against which late batches are
 * rebased, so that a browser that was offline during a restart is not told to reload.
 */
async function load(tx: Tx, id: string, { seq, head, salt }: ArticleHead): Promise<HeldArticle> {
  const [newest, base] = await snapshotRows(tx, id, 2);
  const rows = await logRows(tx, id, { after: base?.seq ?? 0, upTo: seq });
  const entries = rows.map(openEntry);
  const start = base === undefined ? applyEntry(null, entries.shift()!).state : restoredState(base.state);
  const stored = newest === undefined ? nothingStored : { seq: newest.seq, size: newest.state.length };
  return { live: advance(liveArticle(start), entries).live, head, salt, stored, written: [] };
}
