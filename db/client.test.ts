import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { sql } from "drizzle-orm";
import { type Database, openDatabase, pragmas, type Tx } from "./client.ts";

let folder: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stet-db-"));
  database = openDatabase(join(folder, "stet.db"));
  await database.write(async (tx) => {
    tx.run(sql`CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE)`);
    tx.run(sql`CREATE TABLE parts (word INTEGER NOT NULL REFERENCES words (id) DEFERRABLE INITIALLY DEFERRED)`);
  });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const add = async (tx: Tx, word: string) => void tx.run(sql`INSERT INTO words (word) VALUES (${word})`);
const words = async (tx: Tx) =>
  tx.all<{ word: string }>(sql`SELECT word FROM words ORDER BY id`).map(({ word }) => word);
const settings = async (tx: Tx) =>
  Object.fromEntries(
    Object.keys(pragmas).map((name) => [name, Object.values(tx.all<object>(sql.raw(`PRAGMA ${name}`))[0] ?? {})[0]]),
  );

test("every connection has the pragmas, still after the first write: above all synchronous=FULL", async () => {
  await database.write((tx) => add(tx, "one"));
  assert.equal(pragmas.synchronous, 2, "2 is FULL");
  assert.deepEqual(await database.write(settings), pragmas);
  const readers = await Promise.all([1, 2, 3].map(() => database.read(settings)));
  for (const reader of readers) assert.deepEqual(reader, pragmas);
});

test("what waits is written in one transaction and answered after its commit", async () => {
  const counted = async (tx: Tx) => tx.all<{ n: number }>(sql`SELECT total_changes() AS n`)[0]!.n;
  const seenByReader: string[][] = [];
  const jobs = ["one", "two", "three"].map((word) =>
    database.write(async (tx) => {
      await add(tx, word);
      seenByReader.push(await database.read(words));
      return counted(tx);
    }),
  );
  await Promise.all(jobs);
  assert.deepEqual(seenByReader, [[], [], []], "nobody sees a job before the commit of the group");
  assert.deepEqual(await database.read(words), ["one", "two", "three"]);
});

test("a job that throws takes back its own work and nobody else's", async () => {
  const outcomes = await Promise.allSettled([
    database.write((tx) => add(tx, "one")),
    database.write(async (tx) => {
      await add(tx, "two");
      throw new Error("changed my mind");
    }),
    database.write((tx) => add(tx, "one")),
    database.write((tx) => add(tx, "three")),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected", "fulfilled"],
  );
  assert.deepEqual(await database.read(words), ["one", "three"]);
});

test("a commit that fails fails the whole group, and the next one goes on", async () => {
  const outcomes = await Promise.allSettled([
    database.write((tx) => add(tx, "one")),
    // The reference is looked at only at the commit.
    database.write(async (tx) => void tx.run(sql`INSERT INTO parts (word) VALUES (99)`)),
  ]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["rejected", "rejected"],
  );
  await database.write((tx) => add(tx, "two"));
  assert.deepEqual(await database.read(words), ["two"]);
});

test("everything read in one `read` comes from the same commit", async () => {
  await database.write((tx) => add(tx, "one"));
  await database.read(async (tx) => {
    const before = await words(tx);
    await database.write((other) => add(other, "two"));
    assert.deepEqual(await words(tx), before);
  });
  assert.deepEqual(await database.read(words), ["one", "two"]);
});

test("a reader cannot write, and more readers than connections wait their turn", async () => {
  await assert.rejects(
    database.read((tx) => add(tx, "no")),
    /readonly|Failed to run/,
  );
  const many = await Promise.all(Array.from({ length: 20 }, () => database.read(words)));
  assert.equal(many.length, 20);
});

test("a write made in the moment the queue runs empty is not forgotten", async () => {
  for (let index = 0; index < 50; index += 1) {
    await database.write((tx) => add(tx, `a${index}`)).then(() => database.write((tx) => add(tx, `b${index}`)));
  }
  assert.equal((await database.read(words)).length, 100);
});

test("a backup under writing is whole and holds every write answered before it was asked for", async () => {
  await Promise.all(Array.from({ length: 50 }, (_, index) => database.write((tx) => add(tx, `before ${index}`))));
  const copy = join(folder, "copy.db");
  const later = Array.from({ length: 50 }, (_, index) => database.write((tx) => add(tx, `later ${index}`)));
  await Promise.all([database.backup(copy), ...later]);
  const opened = openDatabase(copy);
  const kept = await opened.read(words);
  assert.ok(kept.filter((word) => word.startsWith("before")).length === 50);
  assert.deepEqual(await opened.read(async (tx) => tx.all(sql`PRAGMA integrity_check`)), [{ integrity_check: "ok" }]);
  await opened.close();
});
