/**
 * Claims that wait for somebody, across the articles that are under way and that this person may read: earliest deadline first, then
 * the oldest article, in it by number. Each view stands on a partial index of its own (schema.ts), so that what waits costs, not what is;
 * CROSS JOIN is SQLite's way to say that the articles are gone through first.
 */
import { and, asc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import { mayRead } from "./articles.ts";
import type { Tx } from "./client.ts";
import {
  articles,
  checks,
  claims,
  contributors,
  corrections,
  dueOf,
  inbox,
  isApprovable,
  isAssigned,
  isReturned,
  isUnanswered,
  isUndecided,
  isUnsettled,
  queries,
  underWay,
} from "./schema.ts";

export const queueViews = ["approval", "returned", "queries", "corrections", "assigned", "stale"] as const;
export type QueueView = (typeof queueViews)[number];

export interface QueueReader {
  id: string;
  /** Their role lets them approve. */
  approves: boolean;
  /** Their role lets them accept and decline corrections. */
  decides: boolean;
  /** The house lets contributors approve. */
  selfApproval: boolean;
}

/** Where in the queue a claim stands. */
export interface QueuePlace {
  due: number;
  createdAt: string;
  articleId: string;
  number: number;
}

export interface QueueRow extends QueuePlace {
  claimId: string;
}

export function queueQuery(tx: Tx, view: QueueView, reader: QueueReader, after: QueuePlace | null, limit: number) {
  const { due, createdAt, articleId, number } = after ?? { due: 0, createdAt: "", articleId: "", number: 0 };
  const article = sql`(${dueOf(articles)}, ${articles.createdAt}, ${articles.id})`;
  const place = sql`(${due}, ${createdAt}, ${articleId})`;
  const behind =
    after === null
      ? undefined
      : sql`${article} >= ${place} AND (${article} > ${place} OR ${claims.number} > ${number})`;
  return tx
    .select({
      articleId: claims.articleId,
      claimId: claims.id,
      number: claims.number,
      due: dueOf(articles),
      createdAt: articles.createdAt,
    })
    .from(articles)
    .crossJoin(claims)
    .where(and(waiting(view, reader), behind))
    .orderBy(asc(dueOf(articles)), asc(articles.createdAt), asc(articles.id), asc(claims.number))
    .limit(limit);
}

export async function queueRows(...wanted: Parameters<typeof queueQuery>): Promise<QueueRow[]> {
  return queueQuery(...wanted).all();
}

export function queueCountQuery(tx: Tx, view: QueueView, reader: QueueReader) {
  return tx.select({ count: sql<number>`count(*)` }).from(articles).crossJoin(claims).where(waiting(view, reader));
}

export async function countQueue(...wanted: Parameters<typeof queueCountQuery>): Promise<number> {
  return queueCountQuery(...wanted).get()?.count ?? 0;
}

function waiting(view: QueueView, reader: QueueReader): SQL | undefined {
  return and(underWay(articles), mayRead(reader.id), eq(claims.articleId, articles.id), isIn[view](reader));
}

const isIn: Record<QueueView, (reader: QueueReader) => SQL | undefined> = {
  approval: ({ id, approves, selfApproval }) =>
    and(
      isApprovable(claims),
      approves ? undefined : sql`false`,
      selfApproval ? undefined : sql`NOT ${contributed(id)}`,
    ),
  returned: ({ id }) => and(isReturned(claims), sql`(${claims.assigneeId} = ${id} OR ${lastChecker} = ${id})`),
  queries: ({ id }) =>
    and(hasOpen(queries, and(isUnanswered(queries), or(toldTo(id), askedElsewhere(id)))), eq(claims.withdrawn, false)),
  corrections: ({ decides }) =>
    and(decides ? hasOpen(corrections, isUndecided(corrections)) : sql`false`, eq(claims.withdrawn, false)),
  assigned: ({ id }) => and(isAssigned(claims), eq(claims.assigneeId, id)),
  stale: () => and(isUnsettled(claims), sql`${claims.stale} = 1`),
};

const ofClaim = (table: typeof checks | typeof contributors) =>
  and(eq(table.articleId, claims.articleId), eq(table.claimId, claims.id));

/** Asked for by the ids of the claims, so that the few that have any are looked up, not every claim. */
function hasOpen(table: typeof queries | typeof corrections, which: SQL | undefined): SQL {
  const ofArticle = and(eq(table.articleId, articles.id), which);
  return sql`${claims.id} IN (SELECT ${table.claimId} FROM ${table} WHERE ${ofArticle})`;
}

/** Whom a query to the writer is for was decided when it was asked, and told them (lib/log/whom-it-concerns.ts). */
function toldTo(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${inbox} WHERE ${inbox.articleId} = ${queries.articleId} AND ${inbox.personId} = ${id} AND ${inbox.kind} = 'asked' AND ${inbox.aboutId} = ${queries.id})`;
}

/** Nobody outside the house has this queue: whoever asked them sees to it that an answer comes. */
function askedElsewhere(id: string): SQL | undefined {
  return and(ne(queries.to, "writer"), eq(queries.byId, id));
}

const lastChecker = sql`(SELECT ${checks.byId} FROM ${checks} WHERE ${ofClaim(checks)} ORDER BY ${checks.seq} DESC LIMIT 1)`;

function contributed(id: string): SQL {
  return sql`EXISTS (SELECT 1 FROM ${contributors} WHERE ${ofClaim(contributors)} AND ${contributors.personId} = ${id})`;
}
