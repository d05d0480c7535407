/**
 * Keeps the search index of articles true, behind the work: typing never touches it. What is behind is brought up by a pass every few
 * seconds while a server runs (keep-index.ts), and by every search for what its reader may read. Of an article only the records that
 * differ are written, a few at a time, so that nothing waits long behind it.
 */
import "server-only";
import { hash } from "node:crypto";
import type { Tx } from "#db/client.ts";
import {
  addRecord,
  articlesBehind,
  dropUnusedWords,
  indexedArticle,
  newIds,
  type RecordRow,
  recordRows,
  removeRecord,
  setIndexed,
} from "#db/search.ts";
import type { ArticleState } from "../log/article-state.ts";
import { recordsOf, type SearchRecord } from "../search/records.ts";
import { cutWords, wordForm } from "../search/words.ts";
import { database } from "./database.ts";
import { articleToRead, articleToWrite } from "./live-articles.ts";

/** Records written in one go: some ten milliseconds. */
const mostAtOnce = 100;

/** Those of the articles behind that this person may read, or all. True when none is left behind when it ends, at `until` at the latest. */
export async function bringUp(readerId?: string, goesOn: () => boolean = () => true): Promise<boolean> {
  const behind = await database().read((tx) => articlesBehind(tx, wordForm, readerId));
  const failures: unknown[] = [];
  for (const id of behind) {
    try {
      if (!(await bringUpArticle(id, goesOn))) return false;
    } catch (error) {
      // One article that cannot be read is no reason to leave the others behind.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return true;
}

async function bringUpArticle(id: string, goesOn: () => boolean): Promise<boolean> {
  // Loaded once, and found by every write below.
  await database().read((tx) => articleToRead(tx, id));
  for (let whole = false; !whole; ) {
    if (!goesOn()) return false;
    whole = await database().write((tx) => indexSome(tx, id));
  }
  return true;
}

/** True when the article's index is of now. */
async function indexSome(tx: Tx, articleId: string): Promise<boolean> {
  const article = await articleToWrite(tx, articleId);
  if (article === null) return true;
  const { state } = article.live;
  const indexed = await indexedArticle(tx, articleId);
  if (indexed.seq === state.seq && indexed.form === wordForm) return true;
  const rows = await recordRows(tx, indexed.number);
  const { gone, added } = differences(rows, wantedIn(state));
  const removed = gone.slice(0, mostAtOnce);
  const written = added.slice(0, mostAtOnce - removed.length);
  for (const row of removed) await removeRecord(tx, row);
  const ids = [...removed.map(({ id }) => id), ...newIds(indexed.number, rows, written.length)];
  for (const [index, { row, texts }] of written.entries()) {
    await addRecord(tx, { ...row, id: ids[index]! }, texts.flatMap(wordsIn));
  }
  await dropUnusedWords(tx, new Set(removed.flatMap(({ words }) => words.split(" ").filter(Boolean).map(Number))));
  const whole = removed.length === gone.length && written.length === added.length;
  if (whole) await setIndexed(tx, { number: indexed.number, seq: state.seq, form: wordForm });
  return whole;
}

const wordsIn = (text: string) => cutWords(text).map(({ word }) => word);

interface Wanted {
  row: Omit<RecordRow, "id">;
  texts: readonly string[];
}

/** A long article is written in many goes, and is the same in all of them while nobody works on it. */
const worked = new WeakMap<ArticleState, ReadonlyMap<string, Wanted>>();

/** By hash. Paragraphs that read alike are one record: in the text every block is looked at anyway. */
function wantedIn(state: ArticleState): ReadonlyMap<string, Wanted> {
  const known = worked.get(state);
  if (known !== undefined) return known;
  const wanted = new Map(
    recordsOf(state).map((record) => {
      const { kind, id: recordId, claimId, field, sourceId, texts } = record;
      const row = { kind, recordId, claimId, field, sourceId, hash: hashOf(record) };
      return [row.hash, { row, texts }];
    }),
  );
  worked.set(state, wanted);
  return wanted;
}

function hashOf(record: SearchRecord): string {
  return hash("sha256", JSON.stringify([wordForm, record])).slice(0, 32);
}

function differences(rows: Awaited<ReturnType<typeof recordRows>>, wanted: ReadonlyMap<string, Wanted>) {
  const present = new Set(rows.map((row) => row.hash));
  return {
    gone: rows.filter((row) => !wanted.has(row.hash)),
    added: [...wanted.values()].filter(({ row }) => !present.has(row.hash)),
  };
}
