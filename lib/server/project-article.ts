/**
 * An article onto its tables, inside `write`: what differs between two states of it. The same for a command that was just decided
 * and for a log that is replayed.
 */
import "server-only";
import { type ArticleRow, advanceArticle, setMembers, updateArticle } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { projectClaim } from "#db/project-claims.ts";
import type { ArticleMeta } from "../article/article.ts";
import type { ArticleState } from "../log/article-state.ts";
import { viewClaim } from "../log/claim-view.ts";
import { searchForm } from "./search-form.ts";

/** The columns that follow from what is known of an article. */
export function rowOf(meta: ArticleMeta): Omit<ArticleRow, "seq" | "version" | "head" | "salt" | "changedAt"> {
  const { createdBy, members: _, ...fields } = meta;
  const search = searchForm(`${meta.title} ${meta.byline}`);
  return { ...fields, search, createdById: createdBy.id, createdByName: createdBy.name };
}

/** What one command led to: where the log ends now and when, and which claims it touched, each by its last entry. */
export interface Change {
  head: string;
  at: string;
  touchedAt: ReadonlyMap<string, number>;
}

export async function projectArticle(
  tx: Tx,
  before: ArticleState,
  after: ArticleState,
  { head, at, touchedAt }: Change,
): Promise<void> {
  const { id } = after.meta;
  await advanceArticle(tx, { id, seq: after.seq, version: after.version, head, changedAt: at });
  if (before.meta !== after.meta) {
    await updateArticle(tx, id, rowOf(after.meta));
    if (before.meta.members !== after.meta.members) await setMembers(tx, id, after.meta.members);
  }
  await projectTouched(tx, before, after, touchedAt);
}

async function projectTouched(
  tx: Tx,
  before: ArticleState,
  after: ArticleState,
  touchedAt: ReadonlyMap<string, number>,
) {
  const { id: articleId } = after.meta;
  for (const [claimId, seq] of touchedAt) {
    const record = after.claims.get(claimId)!;
    await projectClaim(tx, {
      articleId,
      version: after.version,
      seq,
      before: before.claims.get(claimId) ?? null,
      after: record,
      moved: before.ranges !== after.ranges,
      view: () => viewClaim(after, record),
    });
  }
}
