/**
 * The end of an article's log, read and opened once after each wake for all who read along: two hundred streams would else read, parse
 * and write the same rows two hundred times. What it holds was committed when it was read, and it decides nothing about rights: each
 * stream asks those for its own reader, by the state that stands here beside the entries.
 */
import "server-only";
import { articleHead } from "#db/articles.ts";
import { type LogRow, logRows } from "#db/log.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { LogEntry } from "../log/event.ts";
import { database } from "./database.ts";
import { wakesOf } from "./hub.ts";
import { articleToRead } from "./live-articles.ts";
import { openEntry } from "./seal-entry.ts";

export interface Tail {
  /** Of the entry `seq` or a later one: rights taken away by an entry hold for all that is sent with it. */
  state: ArticleState;
  seq: number;
  /** Without a gap up to `seq`; a reader farther behind reads the log itself. */
  entries: readonly TailEntry[];
}

export interface TailEntry {
  entry: LogEntry;
  /** Characters in the log. */
  size: number;
}

interface Held {
  wakes: number;
  at: number;
  /** Null when there is no such article. */
  tail: Promise<Tail | null>;
}

const mostEntries = 200;
const mostSize = 1024 * 1024;
const mostArticles = 50;
/** Without a wake, the log is looked at anew after this: what another process wrote is found, too. */
const freshFor = 1000;

const key = Symbol.for("stet.log-tails");
const global = globalThis as { [key]?: Map<string, Held> };

export function tailOf(articleId: string, now = Date.now()): Promise<Tail | null> {
  global[key] ??= new Map();
  const tails = global[key];
  const known = tails.get(articleId);
  const wakes = wakesOf(articleId);
  if (known?.wakes === wakes && now - known.at < freshFor) return known.tail;
  const tail = readTail(articleId, known?.tail);
  tails.delete(articleId);
  tails.set(articleId, { wakes, at: now, tail });
  if (tails.size > mostArticles) tails.delete(tails.keys().next().value!);
  tail.catch(() => {
    if (tails.get(articleId)?.tail === tail) tails.delete(articleId);
  });
  return tail;
}

async function readTail(articleId: string, before: Promise<Tail | null> | undefined): Promise<Tail | null> {
  const known = (await before?.catch(() => null)) ?? null;
  return database().read(async (tx) => {
    const head = await articleHead(tx, articleId);
    const article = head === null ? null : await articleToRead(tx, articleId);
    if (head === null || article === null) return null;
    const { state } = article.live;
    const isNear = known !== null && known.seq <= head.seq && head.seq - known.seq <= mostEntries;
    const after = isNear ? known.seq : Math.max(0, head.seq - mostEntries);
    const rows = head.seq === after ? [] : await logRows(tx, articleId, { after, upTo: head.seq });
    const entries = [...(isNear ? known.entries : []), ...rows.map(opened)];
    return { state, seq: head.seq, entries: lastOf(entries) };
  });
}

function opened(row: LogRow): TailEntry {
  return { entry: openEntry(row), size: row.payload?.length ?? 0 };
}

function lastOf(entries: readonly TailEntry[]): readonly TailEntry[] {
  let size = 0;
  let first = entries.length;
  while (first > 0 && entries.length - first < mostEntries) {
    size += entries[first - 1]!.size;
    if (size > mostSize) break;
    first -= 1;
  }
  return entries.slice(first);
}

/** The next entries behind `cursor`, at most `limit`, none later than the tail's last. */
export async function entriesBehind(
  articleId: string,
  tail: Tail,
  cursor: number,
  limit: number,
): Promise<readonly TailEntry[]> {
  const first = tail.seq - tail.entries.length + 1;
  const from = cursor + 1 - first;
  if (from >= 0) return tail.entries.slice(from, from + limit);
  const rows = await database().read((tx) => logRows(tx, articleId, { after: cursor, upTo: tail.seq, limit }));
  return rows.map(opened);
}
