/**
 * Holds a house's files against what its server has acknowledged, after the server is gone: every acknowledged command is there
 * exactly once, nothing else is, and the house verifies: chains, stored states, tables.
 */
import Sqlite from "better-sqlite3";
import { closeDatabase, database } from "#lib/server/database.ts";
import { forgetAll } from "#lib/server/live-articles.ts";
import { verifyHouse } from "#lib/server/verify-house.ts";

/** Command id → the last entry its answer named. */
export type Acknowledged = ReadonlyMap<string, number>;

/** What is wrong, in words; empty when all is well. Opens the files, so no server may run on them. */
export async function findFaults(folder: string, articleId: string, acknowledged: Acknowledged): Promise<string[]> {
  const faults = [...faultsOfFile(`${folder}/stet.db`, articleId, acknowledged)];
  process.env.STET_DATA = folder;
  forgetAll();
  try {
    const verified = await database().read(verifyHouse);
    faults.push(...verified.faults.map(({ log, seq, what }) => `${log}, entry ${seq}: ${what}`));
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
