/**
 * The index that searches begin with: which records of which articles may hold the words. It is derived, and asked only for candidates;
 * whether somebody is told of one is decided by what they may see of it (lib/server/search-articles.ts). Rights are in the queries
 * all the same, so that nothing of an article is even loaded for who may not know of it.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lt, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Field } from "../lib/policy/can.ts";
import type { Term } from "../lib/search/terms.ts";
import { behind, type ListedAfter, mayRead } from "./articles.ts";
import { prepared, type Tx } from "./client.ts";
import { articles, searchArticles, searchRecords, searchWords, sources } from "./schema.ts";

/** The FTS5 table, made by a migration of its own. Its column of the same name takes commands. */
const searchIndex = sqliteTable("search_index", {
  command: text("search_index"),
  rowid: integer(),
  words: text(),
});

/** An article's records have its number times this for ids, and what comes behind. */
const perArticle = 2 ** 24;

// ── Keeping it ──

/** Articles whose index is not of now, last changed first; with `readerId` those that this person may read. */
export async function articlesBehind(tx: Tx, form: number, readerId?: string): Promise<string[]> {
  return behindQuery(tx, form, readerId)
    .all()
    .map(({ id }) => id);
}

export function behindQuery(tx: Tx, form: number, readerId?: string) {
  const isCurrent = and(eq(searchArticles.seq, articles.seq), eq(searchArticles.form, form));
  return tx
    .select({ id: articles.id })
    .from(articles)
    .leftJoin(searchArticles, eq(searchArticles.articleId, articles.id))
    .where(and(sql`(${isCurrent}) IS NOT TRUE`, readerId === undefined ? undefined : mayRead(readerId)))
    .orderBy(desc(articles.changedAt), desc(articles.id));
}

export interface Indexed {
  number: number;
  /** Up to this entry; 0 when nothing is known of the article yet. */
  seq: number;
  /** How its words were cut. */
  form: number;
}

export async function indexedArticle(tx: Tx, articleId: string): Promise<Indexed> {
  const { number, seq, form } = searchArticles;
  const known = tx.select({ number, seq, form }).from(searchArticles).where(eq(searchArticles.articleId, articleId));
  return (
    known.get() ??
    tx.insert(searchArticles).values({ articleId, seq: 0, form: 0 }).returning({ number, seq, form }).get()
  );
}

export async function setIndexed(tx: Tx, { number, seq, form }: Indexed): Promise<void> {
  tx.update(searchArticles).set({ seq, form }).where(eq(searchArticles.number, number)).run();
}

type Row = typeof searchRecords.$inferSelect;
export type RecordRow = Omit<Row, "words">;

function ofArticle(number: number): SQL | undefined {
  return and(gte(searchRecords.id, number * perArticle), lt(searchRecords.id, (number + 1) * perArticle));
}

export async function recordRows(tx: Tx, number: number): Promise<Row[]> {
  return tx.select().from(searchRecords).where(ofArticle(number)).orderBy(asc(searchRecords.id)).all();
}

/** So many ids that none of the article's records has, `rows` being all there are. */
export function newIds(number: number, rows: readonly Pick<Row, "id">[], count: number): number[] {
  const first = (rows.at(-1)?.id ?? number * perArticle) + 1;
  return Array.from({ length: count }, (_, index) => first + index);
}

const insertRecord = prepared((tx) =>
  tx
    .insert(searchRecords)
    .values({
      id: sql.placeholder("id"),
      kind: sql.placeholder("kind"),
      claimId: sql.placeholder("claimId"),
      recordId: sql.placeholder("recordId"),
      field: sql.placeholder("field"),
      sourceId: sql.placeholder("sourceId"),
      hash: sql.placeholder("hash"),
      words: sql.placeholder("words"),
    })
    .prepare(),
);
const deleteRecord = prepared((tx) =>
  tx
    .delete(searchRecords)
    .where(eq(searchRecords.id, sql.placeholder("id")))
    .prepare(),
);
const indexRecord = prepared((tx) =>
  tx
    .insert(searchIndex)
    .values({ rowid: sql.placeholder("id"), words: sql.placeholder("words") })
    .prepare(),
);
const unindexRecord = prepared((tx) =>
  tx
    .insert(searchIndex)
    .values({ command: "delete", rowid: sql.placeholder("id"), words: sql.placeholder("words") })
    .prepare(),
);

export async function addRecord(tx: Tx, row: RecordRow, words: readonly string[]): Promise<void> {
  const numbers = words.map((word) => numberOf(tx, word)).join(" ");
  insertRecord(tx).run({ ...row, words: numbers });
  indexRecord(tx).run({ id: row.id, words: numbers });
}

/** Its words stay until `dropUnusedWords` is told of them. */
export async function removeRecord(tx: Tx, { id, words }: Pick<Row, "id" | "words">): Promise<void> {
  unindexRecord(tx).run({ id, words });
  deleteRecord(tx).run({ id });
}

const wordNumber = prepared((tx) =>
  tx
    .select({ id: searchWords.id })
    .from(searchWords)
    .where(eq(searchWords.word, sql.placeholder("word")))
    .prepare(),
);
const insertWord = prepared((tx) =>
  tx
    .insert(searchWords)
    .values({ word: sql.placeholder("word") })
    .returning({ id: searchWords.id })
    .prepare(),
);

function numberOf(tx: Tx, word: string): number {
  return (wordNumber(tx).get({ word }) ?? insertWord(tx).get({ word })).id;
}

const deleteWord = prepared((tx) =>
  tx
    .delete(searchWords)
    .where(eq(searchWords.id, sql.placeholder("id")))
    .prepare(),
);
const usesWord = prepared((tx) =>
  tx
    .select({ id: searchIndex.rowid })
    .from(searchIndex)
    .where(sql`${searchIndex} MATCH ${sql.placeholder("match")}`)
    .limit(1)
    .prepare(),
);

/** Those of the words, by number, that stand in no record any more: the house forgets that they were ever written. */
export async function dropUnusedWords(tx: Tx, numbers: Iterable<number>): Promise<void> {
  for (const id of numbers) if (usesWord(tx).get({ match: String(id) }) === undefined) deleteWord(tx).run({ id });
}

// ── Asking it ──

export interface SearchReader {
  id: string;
  /** What the role lets them see. */
  fields: readonly Field[];
}

/** Null when a word of the terms is nowhere in the house. */
export async function matchOf(tx: Tx, terms: readonly Term[]): Promise<string | null> {
  const parts = terms.map((term) => matchOfTerm(tx, term));
  return parts.includes(null) ? null : parts.join(" AND ");
}

/** A longer phrase is looked for by its first words: what is found is held against the whole of it anyway. */
const longestPhrase = 12;

/** Numbers in quotation marks: nothing that was typed gets into the expression. Where the end stands is for who looks at the record. */
function matchOfTerm(tx: Tx, { words, prefix }: Term): string | null {
  const whole = words.slice(0, prefix ? -1 : undefined).map((word) => wordNumber(tx).get({ word })?.id);
  if (whole.includes(undefined)) return null;
  const phrase = whole.length === 0 ? [] : [`"${whole.slice(0, longestPhrase).join(" ")}"`];
  if (!prefix) return phrase.join("");
  const ends = numbersFrom(tx, words.at(-1)!);
  return ends.length === 0 ? null : [...phrase, `(${ends.map((end) => `"${end}"`).join(" OR ")})`].join(" AND ");
}

const wordsFrom = prepared((tx) =>
  wordsBetweenQuery(tx, sql.placeholder("beginning"), sql.placeholder("end")).prepare(),
);

/** A beginning stands for the shortest so many words: each costs a look into the index, and one more letter leaves fewer. */
const mostEnds = 200;

export function wordsBetweenQuery(tx: Tx, beginning: string | Placeholder, end: string | Placeholder) {
  return tx
    .select({ id: searchWords.id })
    .from(searchWords)
    .where(and(gte(searchWords.word, beginning), lt(searchWords.word, end)))
    .orderBy(sql`length(${searchWords.word})`, asc(searchWords.word))
    .limit(mostEnds);
}

/** UTF-8 sorts as code points do, and no word has the last of them in it. */
function numbersFrom(tx: Tx, beginning: string): number[] {
  return wordsFrom(tx)
    .all({ beginning, end: `${beginning}\u{10ffff}` })
    .map(({ id }) => id);
}

export interface CandidateArticle {
  id: string;
  changedAt: string;
  /** Ids of the records that may hold the words, as JSON. */
  records: string;
}

/** Articles this person may read in which records may hold the words, last changed first. */
export async function candidateArticles(
  tx: Tx,
  match: string,
  readerId: string,
  after: ListedAfter | null,
): Promise<CandidateArticle[]> {
  return candidateArticlesQuery(tx, match, readerId, after).all();
}

/** The index is gone through once, in the order of its ids: asked for one article, it would begin at its first each time. */
export function candidateArticlesQuery(tx: Tx, match: string, readerId: string, after: ListedAfter | null) {
  const found = tx
    .select({
      number: sql<number>`${searchIndex.rowid} / ${sql.raw(String(perArticle))}`.as("of_article"),
      records: sql<string>`json_group_array(${searchIndex.rowid})`.as("records"),
    })
    .from(searchIndex)
    .where(sql`${searchIndex} MATCH ${match}`)
    .groupBy(sql`1`)
    .as("found");
  return tx
    .select({ id: articles.id, changedAt: articles.changedAt, records: found.records })
    .from(found)
    .innerJoin(searchArticles, eq(searchArticles.number, found.number))
    .innerJoin(articles, eq(articles.id, searchArticles.articleId))
    .where(and(mayRead(readerId), behind(after)))
    .orderBy(desc(articles.changedAt), desc(articles.id));
}

export type CandidateRow = Pick<Row, "kind" | "claimId" | "recordId">;

/** Of the records of one article those that this person may know of. */
export async function candidateRecords(tx: Tx, reader: SearchReader, records: string): Promise<CandidateRow[]> {
  return candidateRecordsQuery(tx, reader, records).all();
}

export function candidateRecordsQuery(tx: Tx, { id: readerId, fields }: SearchReader, records: string) {
  const { kind, claimId, recordId, field, sourceId } = searchRecords;
  return tx
    .select({ kind, claimId, recordId })
    .from(searchRecords)
    .where(
      and(
        sql`${searchRecords.id} IN (SELECT value FROM json_each(${records}))`,
        or(isNull(field), fields.length === 0 ? undefined : inArray(field, [...fields])),
        or(isNull(sourceId), seesSource(readerId, fields.includes("internal-source"))),
      ),
    )
    .orderBy(asc(searchRecords.id));
}

/** The same rule as `canSeeSource`. */
function seesSource(readerId: string, internal: boolean): SQL {
  return sql`EXISTS (SELECT 1 FROM ${sources} WHERE ${sources.id} = ${searchRecords.sourceId} AND (
    ${sources.access} = 'public' OR (${sources.access} = 'internal' AND ${internal ? 1 : 0})
    OR (${sources.access} = 'confidential' AND EXISTS (SELECT 1 FROM json_each(${sources.readers}) WHERE value = ${readerId}))))`;
}
