/** Articles as rows: what lists, rights and the head of the log need without loading an article. */
import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { prepared, type Tx } from "./client.ts";
import { articleMembers, articles, claims, isAssigned, isUnsettled } from "./schema.ts";

export type ArticleRow = typeof articles.$inferSelect;

/** Where an article's log ends, and its secret. */
export interface ArticleHead {
  seq: number;
  version: number;
  /** Hash of the last entry. */
  head: string;
  salt: string;
}

const headQuery = prepared((tx) =>
  tx
    .select({ seq: articles.seq, version: articles.version, head: articles.head, salt: articles.salt })
    .from(articles)
    .where(eq(articles.id, sql.placeholder("id")))
    .prepare(),
);

export async function articleHead(tx: Tx, id: string): Promise<ArticleHead | null> {
  return headQuery(tx).get({ id }) ?? null;
}

export async function insertArticle(tx: Tx, row: ArticleRow): Promise<void> {
  tx.insert(articles).values(row).run();
}

const advanceQuery = prepared((tx) =>
  tx
    .update(articles)
    .set({
      seq: sql`${sql.placeholder("seq")}`,
      version: sql`${sql.placeholder("version")}`,
      head: sql`${sql.placeholder("head")}`,
      changedAt: sql`${sql.placeholder("changedAt")}`,
    })
    .where(eq(articles.id, sql.placeholder("id")))
    .prepare(),
);

export async function advanceArticle(
  tx: Tx,
  row: Pick<ArticleRow, "id" | "seq" | "version" | "head" | "changedAt">,
): Promise<void> {
  advanceQuery(tx).run(row);
}

export async function updateArticle(tx: Tx, id: string, fields: Partial<ArticleRow>): Promise<void> {
  tx.update(articles).set(fields).where(eq(articles.id, id)).run();
}

export async function setMembers(tx: Tx, articleId: string, personIds: readonly string[]): Promise<void> {
  tx.delete(articleMembers).where(eq(articleMembers.articleId, articleId)).run();
  for (const personId of new Set(personIds)) tx.insert(articleMembers).values({ articleId, personId }).run();
}

/** The same rule as `canReadArticle`, for queries that have `articles` in them. */
export function mayRead(readerId: string): SQL | undefined {
  const membership = sql`EXISTS (SELECT 1 FROM ${articleMembers} WHERE ${articleMembers.articleId} = ${articles.id} AND ${articleMembers.personId} = ${readerId})`;
  return or(eq(articles.access, "open"), membership);
}

export const listFilters = ["all", "mine", "unsettled"] as const;
export type ListFilter = (typeof listFilters)[number];

/** mine: with claims assigned to the reader that are not done with. unsettled: with stale or unplaced ones. */
function holds(filter: ListFilter, readerId: string): SQL | undefined {
  if (filter === "all") return undefined;
  const which = filter === "mine" ? assignedTo(readerId) : isUnsettled(claims);
  return sql`EXISTS (SELECT 1 FROM ${claims} WHERE ${claims.articleId} = ${articles.id} AND ${which})`;
}

function assignedTo(readerId: string): SQL | undefined {
  return and(isAssigned(claims), eq(claims.assigneeId, readerId));
}

export interface ListWanted {
  readerId: string;
  /** In the compared form. */
  search: string;
  archived: boolean | null;
  only: ListFilter;
  /** The last row of the page before. */
  after: ListedAfter | null;
  limit: number;
}

export interface ListedAfter {
  changedAt: string;
  id: string;
}

/** What stands behind a row where articles are listed last changed first. */
export function behind(after: ListedAfter | null): SQL | undefined {
  if (after === null) return undefined;
  const { changedAt, id } = after;
  return or(lt(articles.changedAt, changedAt), and(eq(articles.changedAt, changedAt), lt(articles.id, id)));
}

/** Last changed first. */
export async function listArticleRows(tx: Tx, wanted: ListWanted): Promise<ArticleRow[]> {
  return listQuery(tx, wanted).all();
}

export function listQuery(tx: Tx, { readerId, search, archived, only, after, limit }: ListWanted) {
  return tx
    .select()
    .from(articles)
    .where(
      and(
        mayRead(readerId),
        archived === null ? undefined : eq(articles.archived, archived),
        search === "" ? undefined : sql`instr(${articles.search}, ${search}) > 0`,
        holds(only, readerId),
        behind(after),
      ),
    )
    .orderBy(desc(articles.changedAt), desc(articles.id))
    .limit(limit);
}

/** Those of the articles that the reader may see, with their titles. */
export async function readableTitles(tx: Tx, readerId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = tx
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .where(and(mayRead(readerId), inArray(articles.id, [...ids])))
    .orderBy(asc(articles.title))
    .all();
  return new Map(rows.map((row) => [row.id, row.title]));
}

/** How many claims of each article are the reader's and not done with; articles without any are left out. */
export async function countAssigned(tx: Tx, readerId: string, articleIds: readonly string[]) {
  const rows = tx
    .select({ articleId: claims.articleId, count: sql<number>`count(*)` })
    .from(claims)
    .where(and(assignedTo(readerId), inArray(claims.articleId, [...articleIds])))
    .groupBy(claims.articleId)
    .all();
  return new Map(rows.map(({ articleId, count }) => [articleId, count]));
}

/** Claims that are not withdrawn, counted by what a list shows of them. */
export async function countClaims(tx: Tx, articleIds: readonly string[]) {
  return countClaimsQuery(tx, articleIds).all();
}

export function countClaimsQuery(tx: Tx, articleIds: readonly string[]) {
  return tx
    .select({
      articleId: claims.articleId,
      stage: claims.stage,
      tone: claims.tone,
      stale: claims.stale,
      placed: claims.placed,
      count: sql<number>`count(*)`,
    })
    .from(claims)
    .where(and(inArray(claims.articleId, [...articleIds]), eq(claims.withdrawn, false)))
    .groupBy(claims.articleId, claims.stage, claims.tone, claims.stale, claims.placed);
}
