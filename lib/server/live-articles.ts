/**
 * Articles in memory, loaded from a stored state and the log behind it. What readers get is committed; what a writer in the same
 * group of commands builds on is kept apart until its commit, and forgotten when the commit fails. The row of the article says
 * which entry is the last: memory that does not agree with it is loaded again, so memory can be slow but never wrong.
 */
import "server-only";
import { type ArticleHead, articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { type LogRow, logRows, snapshotRowAt, snapshotRows } from "#db/log.ts";
import { AppError, invariant } from "../app-error.ts";
import { applyEntry } from "../log/apply-entry.ts";
import type { ArticleState } from "../log/article-state.ts";
import { advance, type LiveArticle, liveArticle, oldestVersion } from "../log/authority.ts";
import { restoredState } from "../log/snapshot.ts";
import { canReadArticle, type Principal } from "../policy/can.ts";
import { ArticleShelf } from "./article-shelf.ts";
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
  /** Whether the window begins as early as the stored states allow. */
  deep: boolean;
}

export interface StoredState {
  seq: number;
  size: number;
}

export const nothingStored: StoredState = { seq: 0, size: 0 };

interface Held {
  committed: ArticleShelf<HeldArticle>;
  uncommitted: Map<string, HeldArticle>;
}

const key = Symbol.for("stet.live-articles");
const global = globalThis as { [key]?: Held };
const bounds = { most: 200, mostBytes: 256 * 1024 * 1024 };

function held(): Held {
  global[key] ??= { committed: new ArticleShelf(bounds), uncommitted: new Map() };
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

/**
 * Inside `write` only: sees what earlier commands of the same group did. `since` is the oldest version that the command speaks of:
 * the window reaches back to it if it can.
 */
export async function articleToWrite(
  tx: Tx,
  id: string,
  since = Number.POSITIVE_INFINITY,
): Promise<HeldArticle | null> {
  const row = await articleHead(tx, id);
  if (row === null) return null;
  const { committed, uncommitted } = held();
  const known = [uncommitted.get(id), committed.get(id)].find(
    (kept) => kept !== undefined && seqOf(kept) === row.seq && kept.head === row.head,
  );
  if (known === undefined) return load(tx, id, row, since);
  if (known.deep || since >= oldestVersion(known.live)) return known;
  const deeper = await loadFrom(tx, id, row, 1);
  const longer = oldestVersion(deeper.live) < oldestVersion(known.live) ? deeper : { ...known, deep: true };
  // So that the next late batch finds it, also when this one is refused.
  if (known === committed.get(id)) publish(id, longer);
  return longer;
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
  committed.put(id, article);
  const ahead = uncommitted.get(id);
  if (ahead !== undefined && seqOf(ahead) <= seqOf(article)) uncommitted.delete(id);
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

/** The article as it stood after the entry `seq`, which must be there: from the stored state next before it. */
export async function articleAt(tx: Tx, id: string, seq: number): Promise<ArticleState> {
  const base = await snapshotRowAt(tx, id, seq);
  const rows = await logRows(tx, id, { after: base?.seq ?? 0, upTo: seq });
  let state = base === null ? null : restoredState(base.state);
  for (const row of rows) state = applyEntry(state, openEntry(row)).state;
  invariant(state?.seq === seq, `article ${id} has an entry ${seq}`);
  return state;
}

/**
 * From the newest stored state; when a late batch is waiting, from the one before it. The entries replayed fill the window over which
 * late batches are rebased, so that a browser that was offline during a restart is not told to reload.
 */
async function load(tx: Tx, id: string, row: ArticleHead, since = Number.POSITIVE_INFINITY): Promise<HeldArticle> {
  const near = await loadFrom(tx, id, row, 0);
  return near.deep || since >= oldestVersion(near.live) ? near : loadFrom(tx, id, row, 1);
}

/** `older`: so many stored states are passed over. Without one the log is replayed from its start. */
async function loadFrom(tx: Tx, id: string, { seq, head, salt }: ArticleHead, older: 0 | 1): Promise<HeldArticle> {
  const states = await snapshotRows(tx, id, older + 1);
  const [newest] = states;
  const base = states[older];
  const rows = await logRows(tx, id, { after: base?.seq ?? 0, upTo: seq });
  const entries = rows.map(openEntry);
  const start = base === undefined ? applyEntry(null, entries.shift()!).state : restoredState(base.state);
  const stored = newest === undefined ? nothingStored : { seq: newest.seq, size: newest.state.length };
  const { live } = advance(liveArticle(start), entries);
  return { live, head, salt, stored, written: [], deep: older === 1 || base === undefined };
}
