/** The house's sources, as far as this person may see them, and the claims that rest on them that this person may read. */
import "server-only";
import { z } from "zod";
import { readableTitles } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { claimsRestingOn, type RestingRow, type SourceRow, searchSourceRows, sourceOf } from "#db/sources.ts";
import { AppError } from "../app-error.ts";
import type { Relation, Source } from "../evidence/evidence.ts";
import { presentSource } from "../log/present.ts";
import { can, canSeeSource, type Principal } from "../policy/can.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { database } from "./database.ts";
import { parseInput } from "./parse-input.ts";
import { searchForm } from "./search-form.ts";

/** As it stands in an address. */
export const sourcesQuery = z.strictObject({
  q: z.string().max(500).default(""),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export interface RestingClaim {
  articleId: string;
  articleTitle: string;
  claimId: string;
  number: number;
  words: string;
  relation: Relation;
}

export interface ListedSource extends Source {
  claims: RestingClaim[];
}

export interface SourcePage {
  sources: ListedSource[];
  next: string | null;
}

export async function searchSources(principal: Principal, input: z.input<typeof sourcesQuery>): Promise<SourcePage> {
  const { q, cursor, limit } = parseInput(sourcesQuery, input);
  refuseUnlessReader(principal);
  const from = readCursor(cursor);
  return database().read(async (tx) => {
    const start = from === null ? null : { createdAt: from.at, id: from.id };
    const rows = await visibleRows(tx, principal, searchForm(q), start, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      sources: await withClaims(tx, principal, page.map(sourceOf)),
      next: rows.length > limit && last !== undefined ? writeCursor({ at: last.createdAt, id: last.id }) : null,
    };
  });
}

export function refuseUnlessReader(principal: Principal): void {
  if (!can(principal, "read-sources")) throw new AppError("forbidden", "Your role may not read the list of sources.");
}

/** Pages are cut after the rights were asked, so that their length tells nothing about what is hidden. */
async function visibleRows(
  tx: Tx,
  principal: Principal,
  search: string,
  start: { createdAt: string; id: string } | null,
  wanted: number,
): Promise<SourceRow[]> {
  const visible: SourceRow[] = [];
  let after = start;
  while (visible.length < wanted) {
    const rows = await searchSourceRows(tx, { readerId: principal.id, search, after, limit: 200 });
    visible.push(...rows.filter((row) => canSeeSource(principal, row)));
    if (rows.length < 200) break;
    after = rows.at(-1)!;
  }
  return visible.slice(0, wanted);
}

export async function withClaims(tx: Tx, principal: Principal, sources: readonly Source[]): Promise<ListedSource[]> {
  const resting = await claimsRestingOn(
    tx,
    sources.map((source) => source.id),
  );
  const titles = await readableTitles(tx, principal.id, [...new Set(resting.map((row) => row.articleId))]);
  return sources.map((source) => ({
    ...presentSource(source, principal),
    claims: resting.filter((row) => row.sourceId === source.id).flatMap((row) => restingClaim(row, titles)),
  }));
}

function restingClaim(row: RestingRow, titles: ReadonlyMap<string, string>): RestingClaim[] {
  const articleTitle = titles.get(row.articleId);
  if (articleTitle === undefined) return [];
  const { articleId, claimId, number, words, relation } = row;
  return [{ articleId, articleTitle, claimId, number, words, relation }];
}
