import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";

const real = join(import.meta.dirname, "..", "drizzle");
let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stet-migrate-"));
  database = openDatabase(join(folder, "stet.db"));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** A copy of the real migrations with one more behind them. */
function withMigration(statements: string): string {
  const copy = join(folder, "drizzle");
  cpSync(real, copy, { recursive: true });
  mkdirSync(join(copy, "meta"), { recursive: true });
  const file = join(copy, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_next" });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(copy, "9999_next.sql"), statements);
  return copy;
}

/** A copy of the real migrations, only the first `count` of them. */
function withMigrations(count: number): string {
  const copy = join(folder, `drizzle-${count}`);
  cpSync(real, copy, { recursive: true });
  const file = join(copy, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return copy;
}

/** An article with an entry, a claim, a note and a command. */
const oldRows = [
  "INSERT INTO articles VALUES ('a', 't', '', '', '', NULL, NULL, NULL, 'open', 0, NULL, 'p', 'P', '', '', 0, 2, 'h', 's')",
  "INSERT INTO log VALUES ('a', 2, 0, 'note-added', 'p', 'P', '', '{}', 's', 'c', 'h')",
  "INSERT INTO claims VALUES ('a', 'c', 1, '', 'other', 'normal', 0, '', NULL, 'to-check', NULL, NULL, NULL, '', '', '{}', 1, 1, 2, 0, 0, 'yellow', 0, 'p', '')",
  "INSERT INTO log_claims VALUES ('a', 'c', 2)",
  "INSERT INTO notes VALUES ('a', 'c', 'n', 'Asked', 1, 'p', 'P', '2026-01-01', NULL)",
  "INSERT INTO commands VALUES ('k', 'a', 'p', 2, 2, 'hash')",
];

const rows = (table: string) =>
  database.read(async (tx) => tx.all<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.identifier(table)}`)[0]!.n);

async function fill(): Promise<void> {
  await migrateDatabase(database, real);
  await database.write(async (tx) => {
    tx.run(sql`INSERT INTO people (id, email, name, role, created_at) VALUES ('p', 'p@x', 'P', 'editor', '')`);
    tx.run(
      sql`INSERT INTO sessions (id, person_id, created_at, seen_at, expires_at, browser) VALUES ('s', 'p', '', '', '', '')`,
    );
  });
}

test("a new database is migrated without a backup, a current one is left alone", async () => {
  assert.deepEqual(await migrateDatabase(database, real), { backup: null });
  assert.equal(await rows("log"), 0);
  assert.deepEqual(await migrateDatabase(database, real), { backup: null });
});

test("tables that every command writes to have no row ids: Drizzle does not know it and would lose it in a rebuild", async () => {
  await migrateDatabase(database, real);
  const withoutRowIds = await database.read(async (tx) =>
    tx.all<{ name: string }>(
      sql`SELECT name FROM pragma_table_list WHERE wr = 1 AND type = 'table' AND schema = 'main' ORDER BY name`,
    ),
  );
  assert.deepEqual(
    withoutRowIds.map(({ name }) => name),
    ["commands", "inbox", "log_claims", "notes"],
  );
});

test("the rows of rebuilt tables are those of before", async () => {
  const first = withMigrations(2);
  await migrateDatabase(database, first);
  await database.write(async (tx) => {
    for (const statement of oldRows) tx.run(sql.raw(statement));
  });
  const seen = () =>
    database.read(async (tx) =>
      ["commands", "log_claims", "notes"].map((table) => tx.all(sql.raw(`SELECT * FROM ${table}`))),
    );
  const before = await seen();
  await migrateDatabase(database, withMigrations(3));
  assert.deepEqual(await seen(), before);
  assert.deepEqual(
    before.map((found) => found.length),
    [1, 1, 1],
  );
});

test("a database with something in it is copied and the copy opened before it is changed", async () => {
  await fill();
  const { backup } = await migrateDatabase(database, withMigration("ALTER TABLE people ADD COLUMN nick text;"));
  assert.ok(backup !== null);
  const copy = openDatabase(backup);
  assert.equal((await copy.read(async (tx) => tx.all(sql`SELECT id FROM people`))).length, 1);
  assert.equal(
    (await copy.read(async (tx) => tx.all(sql`SELECT name FROM pragma_table_info('people') WHERE name = 'nick'`)))
      .length,
    0,
  );
  await copy.close();
  assert.equal(await rows("people"), 1);
});

test("rebuilding a parent table keeps its children", async () => {
  await fill();
  const rebuild = `CREATE TABLE people_new AS SELECT * FROM people;
--> statement-breakpoint
DROP TABLE people;
--> statement-breakpoint
CREATE TABLE people (id text PRIMARY KEY, email text, name text, role text, password_hash text, created_at text, removed_at text, mail integer);
--> statement-breakpoint
INSERT INTO people SELECT * FROM people_new;
--> statement-breakpoint
DROP TABLE people_new;`;
  await migrateDatabase(database, withMigration(rebuild));
  assert.deepEqual([await rows("people"), await rows("sessions")], [1, 1]);
  assert.deepEqual(await database.write(async (tx) => tx.all(sql`PRAGMA foreign_keys`)), [{ foreign_keys: 1 }]);
});

test("a migration that loses rows or breaks a reference is refused aloud", async () => {
  await fill();
  await assert.rejects(migrateDatabase(database, withMigration("DELETE FROM people;")), /references/);
});

test("a database of a newer Stet is refused", async () => {
  await migrateDatabase(database, withMigration("SELECT 1;"));
  await assert.rejects(migrateDatabase(database, real), /newer Stet/);
});
