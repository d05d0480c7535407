/** A line in the inbox of everybody whom an entry concerns, in the transaction that writes the entry. */
import "server-only";
import type { Tx } from "#db/client.ts";
import { insertInboxRow } from "#db/inbox.ts";
import { allPeople } from "#db/people.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { LogEntry } from "../log/event.ts";
import { mayConcern, whomItConcerns } from "../log/whom-it-concerns.ts";

/** `before` and `after` are the article around the entry. */
export async function fillInboxes(tx: Tx, entry: LogEntry, before: ArticleState, after: ArticleState): Promise<void> {
  if (!mayConcern(entry.event)) return;
  const house = (await allPeople(tx)).filter(({ removedAt }) => removedAt === null);
  const { at, seq, by } = entry;
  for (const concern of whomItConcerns(entry, before, after, house)) {
    await insertInboxRow(tx, { ...concern, at, articleId: after.meta.id, seq, byName: by.name });
  }
}
