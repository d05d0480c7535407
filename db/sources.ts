/** The house's records of sources, and which claims rest on them. */
import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { Source } from "../lib/evidence/evidence.ts";
import { mayRead } from "./articles.ts";
import type { Tx } from "./client.ts";
import { articles, citations, claims, queries, sources } from "./schema.ts";

export type SourceRow = typeof sources.$inferSelect;

export async function insertSource(tx: Tx, row: SourceRow): Promise<void> {
  tx.insert(sources).values(row).run();
}

export async function updateSource(
  tx: Tx,
  id: string,
  fields: Omit<SourceRow, "id" | "createdById" | "createdAt">,
): Promise<void> {
  tx.update(sources).set(fields).where(eq(sources.id, id)).run();
}

/**
 * Known to whoever may read an article that cites it or did; one that was never cited to its maker alone. What else may be hidden of
 * it (`canSeeSource`) is for the caller to ask.
 */
export function knownTo(readerId: string): SQL | undefined {
  const citing = sql`FROM ${citations} INNER JOIN ${articles} ON ${articles.id} = ${citations.articleId} WHERE ${citations.sourceId} = ${sources.id}`;
  return or(
    sql`EXISTS (SELECT 1 ${citing} AND ${mayRead(readerId)})`,
    and(eq(sources.createdById, readerId), sql`NOT EXISTS (SELECT 1 ${citing})`),
  );
}

export async function sourceRow(tx: Tx, readerId: string, id: string): Promise<SourceRow | null> {
  return (
    tx
      .select()
      .from(sources)
      .where(and(eq(sources.id, id), knownTo(readerId)))
      .get() ?? null
  );
}

/** Whoever may see them: for what holds the whole house. */
export async function sourceRowsOf(tx: Tx, ids: readonly string[]): Promise<SourceRow[]> {
  return tx
    .select()
    .from(sources)
    .where(inArray(sources.id, [...ids]))
    .all();
}

/** For whoever holds the file: rights are not asked. */
export async function allSources(tx: Tx): Promise<SourceRow[]> {
  return tx.select().from(sources).all();
}

/** Oldest first, so that the same record is found again and again. */
export async function sourceRowsByLink(tx: Tx, readerId: string, linkKey: string): Promise<SourceRow[]> {
  return tx
    .select()
    .from(sources)
    .where(and(eq(sources.linkKey, linkKey), knownTo(readerId)))
    .orderBy(asc(sources.createdAt), asc(sources.id))
    .all();
}

export interface SourcesWanted {
  readerId: string;
  /** In the compared form. */
  search: string;
  after: { createdAt: string; id: string } | null;
  limit: number;
}

/** Newest first. */
export async function searchSourceRows(tx: Tx, wanted: SourcesWanted): Promise<SourceRow[]> {
  return sourcesQuery(tx, wanted).all();
}

export function sourcesQuery(tx: Tx, { readerId, search, after, limit }: SourcesWanted) {
  const behind =
    after === null
      ? undefined
      : or(
          lt(sources.createdAt, after.createdAt),
          and(eq(sources.createdAt, after.createdAt), lt(sources.id, after.id)),
        );
  return tx
    .select()
    .from(sources)
    .where(and(search === "" ? undefined : sql`instr(${sources.search}, ${search}) > 0`, behind, knownTo(readerId)))
    .orderBy(desc(sources.createdAt), desc(sources.id))
    .limit(limit);
}

/** Articles that cite the source or did: their logs name it, and must hear when it becomes confidential. */
export async function articlesCiting(tx: Tx, sourceId: string): Promise<string[]> {
  const rows = tx
    .selectDistinct({ articleId: citations.articleId })
    .from(citations)
    .where(eq(citations.sourceId, sourceId))
    .orderBy(asc(citations.articleId))
    .all();
  return rows.map((row) => row.articleId);
}

export interface RestingRow {
  sourceId: string;
  articleId: string;
  claimId: string;
  number: number;
  words: string;
  relation: (typeof citations.$inferSelect)["relation"];
}

/** Present citations of the sources by claims that are not withdrawn, whoever may read them. */
export async function claimsRestingOn(tx: Tx, sourceIds: readonly string[]): Promise<RestingRow[]> {
  return restingQuery(tx, sourceIds).all();
}

export function restingQuery(tx: Tx, sourceIds: readonly string[]) {
  return tx
    .select({
      sourceId: citations.sourceId,
      articleId: citations.articleId,
      claimId: citations.claimId,
      number: claims.number,
      words: claims.words,
      relation: citations.relation,
    })
    .from(citations)
    .innerJoin(claims, and(eq(claims.articleId, citations.articleId), eq(claims.id, citations.claimId)))
    .where(and(inArray(citations.sourceId, [...sourceIds]), eq(citations.removed, false), eq(claims.withdrawn, false)))
    .orderBy(asc(citations.articleId), asc(claims.number));
}

/** Queries put to the source in articles that the reader may read, newest first. */
export async function queriesTo(tx: Tx, readerId: string, sourceId: string, limit: number) {
  const { articleId, claimId, id } = queries;
  return tx
    .select({ articleId, claimId, id })
    .from(queries)
    .innerJoin(articles, eq(articles.id, queries.articleId))
    .where(and(eq(queries.sourceId, sourceId), mayRead(readerId)))
    .orderBy(desc(queries.at), desc(queries.id))
    .limit(limit)
    .all();
}

export function sourceOf(row: SourceRow): Source {
  const { id, type, title, link, publisher, author, published, origin, access, alias, readers } = row;
  return { id, type, title, link, publisher, author, published, origin, access, alias, readers };
}
