/** The articles this person may see, last changed first, with how far the checking has come. */
import "server-only";
import { z } from "zod";
import { type ArticleRow, countAssigned, countClaims, listArticleRows, listFilters } from "#db/articles.ts";
import type { Access, Person } from "../article/article.ts";
import type { Stage } from "../claim/claim.ts";
import type { Tone } from "../decision/standing.ts";
import type { Principal } from "../policy/can.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { database } from "./database.ts";
import { parseInput } from "./parse-input.ts";
import { searchForm } from "./search-form.ts";

/** As it stands in an address: all values are text. */
export const listQuery = z.strictObject({
  q: z.string().max(200).default(""),
  archived: z.enum(["false", "true", "all"]).default("false"),
  /** mine: with claims assigned to me that are not done with. unsettled: with stale or unplaced ones. */
  only: z.enum(listFilters).default("all"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** Claims that are not withdrawn. Stages and tones that do not occur are left out. */
export interface Progress {
  claims: number;
  /** Approved, and the approval still holds. */
  approved: number;
  stages: Partial<Record<Stage, number>>;
  tones: Partial<Record<Tone, number>>;
  stale: number;
  unplaced: number;
}

export interface ListedArticle {
  id: string;
  title: string;
  byline: string;
  dateline: string;
  language: string | null;
  deadline: string | null;
  access: Access;
  archived: boolean;
  signedOff: boolean;
  createdBy: Person;
  createdAt: string;
  changedAt: string;
  version: number;
  seq: number;
  progress: Progress;
  /** Claims assigned to the reader that are not done with. */
  mine: number;
}

export interface ArticlePage {
  articles: ListedArticle[];
  /** The `cursor` of the next page; null on the last. */
  next: string | null;
}

export async function listArticles(principal: Principal, input: z.input<typeof listQuery>): Promise<ArticlePage> {
  const { q, archived, only, cursor, limit } = parseInput(listQuery, input);
  const after = readCursor(cursor);
  const wanted = {
    readerId: principal.id,
    search: searchForm(q),
    archived: archived === "all" ? null : archived === "true",
    only,
    after: after === null ? null : { changedAt: after.at, id: after.id },
    limit: limit + 1,
  };
  const { rows, counts, mine } = await database().read(async (tx) => {
    const found = await listArticleRows(tx, wanted);
    const page = found.slice(0, limit).map((row) => row.id);
    return { rows: found, counts: await countClaims(tx, page), mine: await countAssigned(tx, principal.id, page) };
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    articles: page.map((row) => ({
      ...listed(row),
      progress: progressOf(counts.filter((count) => count.articleId === row.id)),
      mine: mine.get(row.id) ?? 0,
    })),
    next: rows.length > limit && last !== undefined ? writeCursor({ at: last.changedAt, id: last.id }) : null,
  };
}

type Counts = Awaited<ReturnType<typeof countClaims>>;

function progressOf(counts: Counts): Progress {
  const progress: Progress = { claims: 0, approved: 0, stages: {}, tones: {}, stale: 0, unplaced: 0 };
  for (const { stage, tone, stale, placed, count } of counts) {
    progress.claims += count;
    progress.stages[stage] = (progress.stages[stage] ?? 0) + count;
    progress.tones[tone] = (progress.tones[tone] ?? 0) + count;
    if (stage === "approved" && !stale) progress.approved += count;
    if (stale) progress.stale += count;
    if (!placed) progress.unplaced += count;
  }
  return progress;
}

function listed(row: ArticleRow): Omit<ListedArticle, "progress" | "mine"> {
  const { id, title, byline, dateline, language, deadline, access, archived, createdAt, changedAt, version, seq } = row;
  return {
    ...{ id, title, byline, dateline, language, deadline, access, archived, createdAt, changedAt, version, seq },
    signedOff: row.signOff !== null,
    createdBy: { id: row.createdById, name: row.createdByName },
  };
}
