/**
 * What concerned whom. A line is written with its entry, for who might read it then; whether they may is asked again whenever lines are
 * listed, counted, marked or mailed: `visible` is in every query.
 */
import { and, asc, desc, eq, isNull, lte, type SQL, sql } from "drizzle-orm";
import { mayRead } from "./articles.ts";
import { prepared, type Tx } from "./client.ts";
import { articles, inbox, isUnmailed, isUnread, notes, people } from "./schema.ts";

export type InboxRow = typeof inbox.$inferSelect;

export interface InboxReader {
  id: string;
  /** What their role lets them see. */
  seesInternalNotes: boolean;
  seesQueries: boolean;
}

/** Where in the inbox a line stands. */
export interface InboxPlace {
  at: string;
  articleId: string;
  seq: number;
}

const insertQuery = prepared((tx) => {
  const { placeholder } = sql;
  return tx
    .insert(inbox)
    .values({
      personId: placeholder("personId"),
      at: placeholder("at"),
      articleId: placeholder("articleId"),
      seq: placeholder("seq"),
      kind: placeholder("kind"),
      claimId: placeholder("claimId"),
      aboutId: placeholder("aboutId"),
      byName: placeholder("byName"),
    })
    .prepare();
});

export async function insertInboxRow(tx: Tx, row: Omit<InboxRow, "read" | "mailed">): Promise<void> {
  insertQuery(tx).run(row);
}

/** Newest first. */
export function inboxQuery(
  tx: Tx,
  reader: InboxReader,
  { unread, after, limit }: { unread: boolean; after: InboxPlace | null; limit: number },
) {
  const place = sql`(${inbox.at}, ${inbox.articleId}, ${inbox.seq})`;
  const behind = after === null ? undefined : sql`${place} < (${after.at}, ${after.articleId}, ${after.seq})`;
  return tx
    .select(lineColumns)
    .from(inbox)
    .crossJoin(articles)
    .where(and(visible(reader), unread ? isUnread(inbox) : undefined, behind))
    .orderBy(desc(inbox.at), desc(inbox.articleId), desc(inbox.seq))
    .limit(limit);
}

const lineColumns = {
  articleId: inbox.articleId,
  seq: inbox.seq,
  kind: inbox.kind,
  claimId: inbox.claimId,
  aboutId: inbox.aboutId,
  at: inbox.at,
  byName: inbox.byName,
  read: inbox.read,
};

export async function inboxRows(...wanted: Parameters<typeof inboxQuery>) {
  return inboxQuery(...wanted).all();
}

export function unreadQuery(tx: Tx, reader: InboxReader) {
  return tx
    .select({ count: sql<number>`count(*)` })
    .from(inbox)
    .crossJoin(articles)
    .where(and(visible(reader), isUnread(inbox)));
}

export async function countUnread(...wanted: Parameters<typeof unreadQuery>): Promise<number> {
  return unreadQuery(...wanted).get()?.count ?? 0;
}

/** SQLite goes through the lines first (CROSS JOIN) and asks each article by its key. */
function visible({ id, seesInternalNotes, seesQueries }: InboxReader): SQL | undefined {
  return and(
    eq(inbox.personId, id),
    eq(articles.id, inbox.articleId),
    mayRead(id),
    seesInternalNotes ? undefined : sql`(${inbox.kind} <> 'mentioned' OR ${noteForAll})`,
    seesQueries ? undefined : sql`${inbox.kind} NOT IN ('asked', 'answered')`,
  );
}

/** A withdrawn note is what it was at last. */
const noteForAll = sql`EXISTS (SELECT 1 FROM ${notes} WHERE ${notes.articleId} = ${inbox.articleId} AND ${notes.id} = ${inbox.aboutId} AND ${notes.internal} = 0)`;

/** Of lines that the reader may see; answers how many it changed. */
export async function setRead(
  tx: Tx,
  reader: InboxReader,
  which: { lines: readonly { articleId: string; seq: number }[] } | { until: string },
  read: boolean,
): Promise<number> {
  const isOther = read ? isUnread(inbox) : eq(inbox.read, true);
  const wanted = "until" in which ? lte(inbox.at, which.until) : isAmong(which.lines);
  const seen = sql`EXISTS (SELECT 1 FROM ${articles} WHERE ${visible(reader)})`;
  const mine = and(eq(inbox.personId, reader.id), isOther, wanted, seen);
  return tx.update(inbox).set({ read }).where(mine).run().changes;
}

function isAmong(lines: readonly { articleId: string; seq: number }[]): SQL {
  const names = lines.map(({ articleId, seq }) => sql`(${articleId}, ${seq})`);
  return sql`(${inbox.articleId}, ${inbox.seq}) IN (VALUES ${sql.join(names, sql`, `)})`;
}

// ── E-mail ──

/** People who want e-mail and have a line, older than that moment, that they have neither read nor been told of. */
export function waitingPeopleQuery(tx: Tx, before: string) {
  const waits = and(eq(inbox.personId, people.id), isUnmailed(inbox), lte(inbox.at, before));
  return tx
    .select({ id: people.id, name: people.name, role: people.role, email: people.email })
    .from(people)
    .where(and(eq(people.mail, true), isNull(people.removedAt), sql`EXISTS (SELECT 1 FROM ${inbox} WHERE ${waits})`))
    .orderBy(asc(people.id));
}

export async function waitingPeople(...wanted: Parameters<typeof waitingPeopleQuery>) {
  return waitingPeopleQuery(...wanted).all();
}

/** All of this person's that they have neither read nor been told of, oldest first. */
export function unmailedQuery(tx: Tx, reader: InboxReader) {
  return tx
    .select(lineColumns)
    .from(inbox)
    .crossJoin(articles)
    .where(and(visible(reader), isUnmailed(inbox)))
    .orderBy(asc(inbox.at));
}

export async function unmailedRows(...wanted: Parameters<typeof unmailedQuery>) {
  return unmailedQuery(...wanted).all();
}

export async function setMailed(
  tx: Tx,
  personId: string,
  lines: readonly Pick<InboxPlace, "articleId" | "seq">[],
): Promise<void> {
  for (const { articleId, seq } of lines) {
    const isThis = and(eq(inbox.articleId, articleId), eq(inbox.seq, seq), eq(inbox.personId, personId));
    tx.update(inbox).set({ mailed: true }).where(isThis).run();
  }
}
