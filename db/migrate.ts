/**
 * Brings a database to the present schema at start: a verified copy of it first when there is something to lose, then Drizzle's
 * migrator with foreign keys off before its transaction (inside one the pragma does nothing, and rebuilding a table would empty
 * its children), then a check that no reference broke and no table lost rows.
 */
import { mkdirSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { type Database, openDatabase, type Tx } from "./client.ts";

export interface Migrated {
  /** Where the copy made before lies; null when the database was new or already current. */
  backup: string | null;
}

/** The database was left, or must be put back, as it was: the message says how to go on. */
export class MigrationRefused extends Error {}

export async function migrateDatabase(database: Database, folder: string): Promise<Migrated> {
  const pending = await database.exclusively((tx) => countPending(tx, folder));
  if (pending.missing === 0) return { backup: null };
  const backup = pending.isNew ? null : await backUpVerified(database);
  await database.exclusively((tx) => runMigrations(tx, folder));
  return { backup };
}

/** Copies the database beside itself and opens the copy: one that cannot be read is no backup. */
export async function backUpVerified(database: Database): Promise<string> {
  const folder = join(dirname(database.file), "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, nextName(folder, basename(database.file, ".db")));
  await database.backup(copy);
  await verifyCopy(copy);
  return copy;
}

async function verifyCopy(file: string): Promise<void> {
  const copy = openDatabase(file);
  try {
    const [row] = await copy.exclusively(async (tx) =>
      tx.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`),
    );
    if (row?.integrity_check !== "ok")
      throw new MigrationRefused(`The backup ${file} is damaged: ${row?.integrity_check}`);
  } finally {
    await copy.close();
  }
}

function nextName(folder: string, name: string): string {
  const taken = readdirSync(folder).filter((entry) => entry.endsWith(".db")).length;
  return `${name}-${new Date().toISOString().replace(/[:.]/g, "-")}-${taken + 1}.db`;
}

/** What is wrong with a file before anything in it is read as a house; null when it is whole and of the present schema. */
export async function oddInFile(tx: Tx, folder: string): Promise<string | null> {
  const pending = await countPending(tx, folder);
  if (pending.isNew) return "it holds no house";
  if (pending.missing > 0) return "it was written by an older Stet: start the present one on it, or on a copy, first";
  const [row] = tx.all<{ integrity_check: string }>(sql`PRAGMA integrity_check(1)`);
  if (row?.integrity_check !== "ok") return `the file is damaged: ${row?.integrity_check}`;
  const broken = tx.all<{ table: string }>(sql`PRAGMA foreign_key_check`);
  return broken[0] === undefined ? null : `rows of ${broken[0].table} refer to rows that are not there`;
}

async function countPending(tx: Tx, folder: string): Promise<{ missing: number; isNew: boolean }> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const tables = tableNames(tx);
  if (!tables.includes("__drizzle_migrations")) return { missing: known.length, isNew: tables.length === 0 };
  const [last] = tx.all<{ at: number | null }>(sql`SELECT max(created_at) AS at FROM __drizzle_migrations`);
  const newest = last?.at ?? -1;
  if (newest > Math.max(...known.map((migration) => migration.folderMillis))) {
    throw new MigrationRefused(
      "This database was written by a newer Stet. Start that one, or restore a backup made before.",
    );
  }
  return { missing: known.filter((migration) => migration.folderMillis > newest).length, isNew: false };
}

async function runMigrations(tx: Tx, folder: string): Promise<void> {
  const before = countRows(tx);
  tx.run(sql`PRAGMA foreign_keys = OFF`);
  try {
    migrate(tx, { migrationsFolder: folder });
  } catch (error) {
    throw isTakenBack(error) ? new MigrationRefused(takenBack) : error;
  } finally {
    tx.run(sql`PRAGMA foreign_keys = ON`);
  }
  const broken = tx.all(sql`PRAGMA foreign_key_check`);
  if (broken.length > 0)
    throw new MigrationRefused(`The migration broke ${broken.length} references; restore the backup`);
  const after = countRows(tx);
  const lost = [...before].filter(([table, rows]) => (after.get(table) ?? rows) < rows).map(([table]) => table);
  if (lost.length > 0) throw new MigrationRefused(`The migration lost rows of ${lost.join(", ")}; restore the backup`);
}

const takenBack = "Its disk is full or broken, so the migration was taken back. Make room and start again.";

/** SQLite ends the transaction itself when it cannot write; Drizzle then fails in its own ROLLBACK and drops the true error. */
function isTakenBack(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes("no transaction is active") || isTakenBack(error.cause);
}

function countRows(tx: Tx): Map<string, number> {
  return new Map(
    tableNames(tx).map((name) => {
      const [row] = tx.all<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${sql.identifier(name)}`);
      return [name, row?.rows ?? 0];
    }),
  );
}

function tableNames(tx: Tx): string[] {
  return tx
    .all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .map((row) => row.name);
}
