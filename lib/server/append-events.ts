/** Writes what happened to one article: log, chain, inboxes, projection, head, stored state. Inside `write`; publishing is the caller's. */
import "server-only";
import type { Tx } from "#db/client.ts";
import { insertLogRow, insertSnapshot, type LogRow } from "#db/log.ts";
import type { Person } from "../article/article.ts";
import type { ArticleState } from "../log/article-state.ts";
import { advance } from "../log/authority.ts";
import type { ArticleEvent } from "../log/event.ts";
import { storedState } from "../log/snapshot.ts";
import { fillInboxes } from "./fill-inboxes.ts";
import type { HeldArticle, StoredState } from "./live-articles.ts";
import { projectArticle } from "./project-article.ts";
import { sealEntry } from "./seal-entry.ts";

export interface Author {
  by: Person;
  /** ISO 8601 in UTC. */
  at: string;
}

/**
 * A state is stored every few hundred entries: the longer it is, the more it costs to write, and the more entries are applied again
 * in the time that reading it takes.
 */
const fewestPerState = 200;
const mostPerState = 1000;
const charactersPerEntry = 2000;
const statesKept = 2;

export async function appendEvents(
  tx: Tx,
  article: HeldArticle,
  events: readonly ArticleEvent[],
  { by, at }: Author,
): Promise<HeldArticle> {
  const before = article.live.state;
  const articleId = before.meta.id;
  let { live, head } = article;
  const written: LogRow[] = [];
  const touchedAt = new Map<string, number>();
  for (const event of events) {
    const entry = { seq: live.state.seq + 1, at, by, event };
    const advanced = advance(live, [entry]);
    const row = sealEntry(head, articleId, entry, advanced.live.state.version);
    await insertLogRow(tx, row, advanced.touched);
    await fillInboxes(tx, entry, live.state, advanced.live.state);
    written.push(row);
    for (const claimId of advanced.touched) touchedAt.set(claimId, entry.seq);
    live = advanced.live;
    head = row.hash;
  }
  await projectArticle(tx, before, live.state, { head, at, touchedAt });
  const stored = await storeNowAndThen(tx, article.stored, live.state);
  return { ...article, live, head, stored, written };
}

async function storeNowAndThen(tx: Tx, last: StoredState, after: ArticleState): Promise<StoredState> {
  const entries = Math.min(Math.max(fewestPerState, last.size / charactersPerEntry), mostPerState);
  if (after.seq - last.seq < entries) return last;
  const state = storedState(after);
  await insertSnapshot(tx, after.meta.id, after.seq, state, statesKept);
  return { seq: after.seq, size: state.length };
}
