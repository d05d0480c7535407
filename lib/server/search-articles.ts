/**
 * Full-text search over everything this person may see. The index gives candidates; what is a hit, and its context, is taken from what
 * the presenter gives this person, so that what is masked for them is no hit. There are no counts and no ranking, the order is that of
 * the list of articles, and pages are cut after all rights were asked: nothing hidden can be read off an answer.
 */
import "server-only";
import { z } from "zod";
import type { ListedAfter } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { type CandidateArticle, candidateArticles, candidateRecords, matchOf, type SearchReader } from "#db/search.ts";
import { canReadArticle, canSeeField, type Field, fieldTable, type Principal } from "../policy/can.ts";
import { type Hit, hitsIn } from "../search/hits.ts";
import { type Term, termsOf } from "../search/terms.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { database } from "./database.ts";
import { bringUp } from "./index-articles.ts";
import { articleToRead } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";

/** As it stands in an address. */
export const searchQuery = z.strictObject({
  q: z.string().max(200).default(""),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export interface FoundArticle {
  id: string;
  title: string;
  /** The first few, in reading order. */
  hits: Hit[];
  /** There are others. */
  more: boolean;
}

export interface SearchPage {
  articles: FoundArticle[];
  /** The `cursor` of the next page; null on the last. */
  next: string | null;
  /** False while articles that this person may read are still being read in: they may be missing. */
  whole: boolean;
}

const mostHits = 5;
/** An answer is of now, unless that takes longer than a person waits. */
const longestWait = 1500;

export async function searchArticles(principal: Principal, input: z.input<typeof searchQuery>): Promise<SearchPage> {
  const { q, cursor, limit } = parseInput(searchQuery, input);
  const after = readCursor(cursor);
  const terms = termsOf(q);
  if (terms.length === 0) return { articles: [], next: null, whole: true };
  const whole = await broughtUp(principal);
  const from = after === null ? null : { changedAt: after.at, id: after.id };
  const found = await database().read((tx) => foundArticles(tx, principal, terms, from, limit + 1));
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    articles: page.map(({ changedAt: _, ...article }) => article),
    next: last === undefined ? null : writeCursor({ at: last.changedAt, id: last.id }),
    whole,
  };
}

/** What cannot be indexed, on a full disk say, is no reason to find nothing. */
async function broughtUp(principal: Principal): Promise<boolean> {
  const end = performance.now() + longestWait;
  try {
    return await bringUp(principal.id, () => performance.now() < end);
  } catch (error) {
    console.error("The search index could not be brought up:", error);
    return false;
  }
}

type Found = FoundArticle & { changedAt: string };

async function foundArticles(
  tx: Tx,
  principal: Principal,
  terms: readonly Term[],
  start: ListedAfter | null,
  wanted: number,
): Promise<Found[]> {
  const match = await matchOf(tx, terms);
  if (match === null) return [];
  const found: Found[] = [];
  for (const candidate of await candidateArticles(tx, match, principal.id, start)) {
    const article = await foundIn(tx, principal, terms, candidate);
    if (article !== null) found.push(article);
    if (found.length === wanted) break;
  }
  return found;
}

/** Memory may be ahead of the rows: who lost the right meanwhile gets nothing of the article. */
async function foundIn(
  tx: Tx,
  principal: Principal,
  terms: readonly Term[],
  { id, changedAt, records }: CandidateArticle,
): Promise<Found | null> {
  const candidates = await candidateRecords(tx, readerOf(principal), records);
  if (candidates.length === 0) return null;
  const state = (await articleToRead(tx, id))?.live.state;
  if (state === undefined || !canReadArticle(principal, state.meta)) return null;
  const hits = hitsIn(state, principal, terms, candidates, mostHits + 1);
  if (hits.length === 0) return null;
  return { id, title: state.meta.title, hits: hits.slice(0, mostHits), more: hits.length > mostHits, changedAt };
}

function readerOf(principal: Principal): SearchReader {
  const fields = (Object.keys(fieldTable) as Field[]).filter((field) => canSeeField(principal, field));
  return { id: principal.id, fields };
}
