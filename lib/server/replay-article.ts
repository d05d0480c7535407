/**
 * Holds what stands beside an article's log against the log: stored states, and every table it was projected onto. The log is played
 * from its start into an empty database by the very code that wrote the first, command by command; then the rows are compared.
 */
import "server-only";
import { isDeepStrictEqual } from "node:util";
import { insertArticle, setMembers } from "#db/articles.ts";
import { type Database, openDatabase, type Tx } from "#db/client.ts";
import { insertLogRow, type LogRow, logRows, snapshotRows } from "#db/log.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { commandRanges, projectedRows, type RawRow } from "#db/projection.ts";
import { applyEntry } from "../log/apply-entry.ts";
import type { ArticleState } from "../log/article-state.ts";
import { restoredState, storedState } from "../log/snapshot.ts";
import { migrationsFolder } from "./database.ts";
import { projectArticle, rowOf } from "./project-article.ts";
import { openEntry } from "./seal-entry.ts";

/** At which entry something is wrong, and what, without any words of the record. */
export interface Odd {
  seq: number;
  what: string;
}

/** The first thing that is not what the log leads to; null when all is. */
export async function oddInReplay(tx: Tx, articleId: string): Promise<Odd | null> {
  const beside = openDatabase(":memory:");
  try {
    await migrateDatabase(beside, migrationsFolder());
    // Sources are rows of the house: here nothing but the article is made again.
    await beside.exclusively(async (scratch) => void scratch.run("PRAGMA foreign_keys = OFF"));
    return await replayed(tx, articleId, beside);
  } finally {
    await beside.close();
  }
}

async function replayed(tx: Tx, articleId: string, beside: Database): Promise<Odd | null> {
  const rows = await logRows(tx, articleId, { after: 0 });
  const stored = new Map((await snapshotRows(tx, articleId, -1)).map(({ seq, state }) => [seq, state]));
  const lastOf = new Map((await commandRanges(tx, articleId)).map(({ first, last }) => [first, last]));
  const here = await projectedRows(tx, articleId);
  const end = rows.length;
  if (Math.max(0, ...stored.keys(), ...lastOf.values()) > end) {
    return { seq: end, what: "a stored state or a command speaks of entries behind the last one" };
  }
  // It is in no entry: it is taken as it stands.
  const salt = String(here.find(({ table }) => table === "articles")?.row.salt ?? "");
  return beside.write(async (scratch) => {
    let state: ArticleState | null = null;
    for (const group of groupsOf(rows, lastOf)) {
      const played: ArticleState | Odd = await playCommand(scratch, articleId, state, group, salt, stored);
      if ("what" in played) return played;
      state = played;
    }
    const odd = firstDifference(here, await projectedRows(scratch, articleId));
    return odd === null ? null : { seq: end, what: odd };
  });
}

type Rows = Awaited<ReturnType<typeof projectedRows>>;

/** The entries of one command, projected together as it was; the state behind them, or what is wrong with them. */
async function playCommand(
  scratch: Tx,
  articleId: string,
  before: ArticleState | null,
  group: readonly LogRow[],
  salt: string,
  stored: ReadonlyMap<number, string>,
): Promise<ArticleState | Odd> {
  let state = before;
  const touchedAt = new Map<string, number>();
  for (const row of group) {
    const { seq } = row;
    if (row.payload === null && !erasable.has(row.type))
      return { seq, what: `a ${row.type} entry has lost its content` };
    try {
      state = await playEntry(scratch, state, row, salt, touchedAt);
    } catch (error) {
      return { seq, what: `the entry cannot be played: ${error instanceof Error ? error.message : error}` };
    }
    const odd = oddIn(row, state, articleId, stored.get(seq));
    if (odd !== null) return { seq, what: odd };
  }
  const { hash: head, at } = group.at(-1)!;
  await projectArticle(scratch, before ?? state!, state!, { head, at, touchedAt });
  return state!;
}

/** Evidence may go; its commitment stays. */
const erasable: ReadonlySet<string> = new Set([
  "note-added",
  "note-edited",
  "citation-added",
  "citation-edited",
  "source-edited",
  "file-attached",
  "query-asked",
  "query-answered",
]);

function oddIn(row: LogRow, state: ArticleState, articleId: string, stored: string | undefined): string | null {
  if (state.meta.id !== articleId) return "the entry belongs to another article";
  if (state.version !== row.version) return `the entry leads to version ${state.version} and says ${row.version}`;
  if (stored === undefined || isDeepStrictEqual(readAnew(stored), JSON.parse(storedState(state)))) return null;
  return "the state stored there is not what the log leads to";
}

/** As it is read today: a state stored before there were some parts of a claim lacks them. Null when it cannot be read. */
function readAnew(stored: string): unknown {
  try {
    return JSON.parse(storedState(restoredState(stored)));
  } catch {
    return null;
  }
}

/** An entry onto an empty house, the first one with its article. `salt` is the article's own secret. */
export async function playEntry(
  tx: Tx,
  before: ArticleState | null,
  row: LogRow,
  salt: string,
  touchedAt: Map<string, number>,
): Promise<ArticleState> {
  const { state, touched } = applyEntry(before, openEntry(row));
  if (before === null) {
    const { meta } = state;
    await insertArticle(tx, { ...rowOf(meta), seq: 1, version: 0, head: row.hash, salt, changedAt: row.at });
    await setMembers(tx, meta.id, meta.members);
  }
  await insertLogRow(tx, row, touched);
  for (const claimId of touched) touchedAt.set(claimId, row.seq);
  return state;
}

/** What one command led to belongs together; `lastOf` says of the first entry of each which is its last. */
export function groupsOf(rows: readonly LogRow[], lastOf: ReadonlyMap<number, number>): LogRow[][] {
  const groups: LogRow[][] = [];
  for (let next = 0; next < rows.length; next += groups.at(-1)!.length) {
    groups.push(rows.slice(next, Math.max(next + 1, lastOf.get(next + 1) ?? 0)));
  }
  return groups;
}

/** Names the row by its table and ids and the columns that differ, never by what stands in them. */
function firstDifference(here: Rows, expected: Rows): string | null {
  const [present, wanted] = [byWhole(here), byWhole(expected)];
  const odd = [...present.keys()].find((key) => !wanted.has(key));
  const missing = [...wanted.keys()].find((key) => !present.has(key));
  if (odd === undefined && missing === undefined) return null;
  const { table, row } = (odd === undefined ? wanted.get(missing!) : present.get(odd))!;
  const name = `the table ${table}, ${nameOf(row)},`;
  if (odd === undefined) return `${name} lacks a row that the log leads to`;
  const meant = expected.find((each) => each.table === table && nameOf(each.row) === nameOf(row));
  if (meant === undefined) return `${name} has a row that the log does not lead to`;
  return `${name} is not what the log leads to: ${Object.keys(row)
    .filter((column) => row[column] !== meant.row[column])
    .join(", ")}`;
}

function byWhole(rows: Rows): Map<string, Rows[number]> {
  return new Map(rows.map((each) => [JSON.stringify(each), each]));
}

function nameOf(row: RawRow): string {
  const keys = ["id", "claim_id", "person_id", "seq"].filter((column) => row[column] !== undefined);
  return keys.map((column) => `${column} ${row[column]}`).join(", ");
}
