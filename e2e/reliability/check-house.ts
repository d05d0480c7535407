/**
 * Holds a house's files against what its server has acknowledged, after the server is gone: every acknowledged command is there
 * exactly once, nothing else is, the chain verifies, memory, stored states and tables are what the log leads to.
 */
import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { logRows } from "#db/log.ts";
import { applyEntry } from "#lib/log/apply-entry.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import { viewClaim } from "#lib/log/claim-view.ts";
import { restoredState, storedState } from "#lib/log/snapshot.ts";
import { closeDatabase, database } from "#lib/server/database.ts";
import { articleToRead, forgetAll } from "#lib/server/live-articles.ts";
import { openEntry } from "#lib/server/seal-entry.ts";
import { verifyArticleLog, verifyHouseLog } from "#lib/server/verify-log.ts";

/** Command id → the last entry its answer named. */
export type Acknowledged = ReadonlyMap<string, number>;

/** What is wrong, in words; empty when all is well. Opens the files, so no server may run on them. */
export async function findFaults(folder: string, articleId: string, acknowledged: Acknowledged): Promise<string[]> {
  const faults = [...faultsOfFile(`${folder}/stet.db`, articleId, acknowledged)];
  process.env.STET_DATA = folder;
  forgetAll();
  try {
    for (const [name, { broken }] of Object.entries({
      article: await verifyArticleLog(articleId),
      house: await verifyHouseLog(),
    })) {
      if (broken !== null) faults.push(`the log of the ${name} is broken at ${broken.seq}: ${broken.why}`);
    }
    faults.push(...(await faultsOfReplay(articleId)));
  } finally {
    await closeDatabase();
    forgetAll();
  }
  return faults;
}

interface CommandRange {
  id: string;
  first: number;
  last: number;
}

function* faultsOfFile(file: string, articleId: string, acknowledged: Acknowledged): Generator<string> {
  const client = new Sqlite(file);
  try {
    const integrity = client.pragma("integrity_check", { simple: true });
    if (integrity !== "ok") yield `integrity_check: ${String(integrity)}`;
    const broken = client.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) yield `foreign_key_check: ${JSON.stringify(broken[0])}`;
    yield* faultsOfCommands(client, articleId, acknowledged);
  } finally {
    client.close();
  }
}

/** Each entry behind the first belongs to exactly one command; each acknowledged command is one of them. */
function* faultsOfCommands(client: Sqlite.Database, articleId: string, acknowledged: Acknowledged): Generator<string> {
  const commands = client
    .prepare(
      "SELECT id, first_seq AS first, last_seq AS last FROM commands WHERE article_id = ? ORDER BY first_seq, last_seq",
    )
    .all(articleId) as CommandRange[];
  const seqs = client
    .prepare("SELECT seq FROM log WHERE article_id = ? ORDER BY seq")
    .pluck()
    .all(articleId) as number[];
  let expected = 2;
  for (const { id, first, last } of commands) {
    if (last < first) continue;
    if (first !== expected) yield `command ${id} begins at entry ${first} where ${expected} was due`;
    expected = last + 1;
  }
  if (seqs.length !== expected - 1 || seqs.at(-1) !== expected - 1)
    yield `the log has ${seqs.length} entries up to ${seqs.at(-1)}, the commands made ${expected - 1}`;
  const known = new Map(commands.map(({ id, last }) => [id, last]));
  for (const [id, seq] of acknowledged) {
    if (known.get(id) !== seq) yield `command ${id} was acknowledged with ${seq}, the house knows ${known.get(id)}`;
  }
}

async function faultsOfReplay(articleId: string): Promise<string[]> {
  const client = new Sqlite(`${process.env.STET_DATA}/stet.db`);
  try {
    return await database().read(async (tx) => {
      const faults: string[] = [];
      const stored = new Map(
        (client.prepare("SELECT seq, state FROM snapshots WHERE article_id = ?").all(articleId) as Stored[]).map(
          ({ seq, state }) => [seq, state],
        ),
      );
      let state: ArticleState | null = null;
      for (const row of await logRows(tx, articleId, { after: 0 })) {
        state = applyEntry(state, openEntry(row)).state;
        if (state.version !== row.version)
          faults.push(`entry ${row.seq} leads to version ${state.version}, not ${row.version}`);
        const snapshot = stored.get(row.seq);
        if (snapshot !== undefined && !isSame(restoredState(snapshot), state))
          faults.push(`the state stored at ${row.seq} is not what the log leads to`);
      }
      const loaded = await articleToRead(tx, articleId);
      if (state === null || loaded === null) return [...faults, "there is no such article"];
      if (!isSame(loaded.live.state, state)) faults.push("the article as it is loaded is not what the log leads to");
      return [...faults, ...faultsOfTables(client, state)];
    });
  } catch (error) {
    return [`the log cannot be replayed: ${String(error)}`];
  } finally {
    client.close();
  }
}

interface Stored {
  seq: number;
  state: string;
}

function isSame(one: ArticleState, other: ArticleState): boolean {
  try {
    assert.deepEqual(JSON.parse(storedState(one)), JSON.parse(storedState(other)));
    return true;
  } catch {
    return false;
  }
}

function faultsOfTables(client: Sqlite.Database, state: ArticleState): string[] {
  const rows = client
    .prepare(
      `SELECT id, number, statement, stage, finding, words_hash AS wordsHash, placed, stale, tone,
         (SELECT count(*) FROM notes WHERE notes.article_id = claims.article_id AND notes.claim_id = claims.id) AS notes
       FROM claims WHERE article_id = ? ORDER BY id`,
    )
    .all(state.meta.id);
  const expected = [...state.claims.values()]
    .map((record) => ({ record, view: viewClaim(state, record) }))
    .map(({ record, view }) => ({
      id: record.id,
      number: record.number,
      statement: record.statement,
      stage: record.stage,
      finding: view.finding,
      wordsHash: record.wordsHash,
      placed: Number(view.placed),
      stale: Number(view.stale),
      tone: view.tone,
      notes: record.notes.length,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const faults = expected.flatMap((row, index) =>
    JSON.stringify(row) === JSON.stringify(rows[index])
      ? []
      : [`the row of claim ${row.number} is ${JSON.stringify(rows[index])}, not ${JSON.stringify(row)}`],
  );
  return rows.length === expected.length
    ? faults
    : [...faults, `${rows.length} claims in the table, ${expected.length} in the log`];
}
