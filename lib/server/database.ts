/**
 * The house's database: opened lazily from STET_DATA (never at import, never during `next build`), migrated once, and kept on
 * `globalThis`, because Next loads modules more than once.
 */
import "server-only";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { ensureHouse } from "#db/house.ts";
import { migrateDatabase } from "#db/migrate.ts";

const key = Symbol.for("stet.database");
const held = globalThis as { [key]?: Database };

/** The folder everything of this installation lies in. */
export function dataFolder(): string {
  return resolve(/* turbopackIgnore: true */ process.env.STET_DATA ?? "data");
}

/** Answers at once; the first read or write waits until the database is open and migrated. */
export function database(): Database {
  held[key] ??= opening(open());
  return held[key];
}

/** For an orderly end, and for tests that start again on the same files. */
export async function closeDatabase(): Promise<void> {
  const open = held[key];
  delete held[key];
  await open?.close();
}

function opening(opened: Promise<Database>): Database {
  // Whoever uses it hears of a failed opening; the next use tries again.
  opened.catch(() => {
    delete held[key];
  });
  return {
    file: databaseFile(),
    write: async (job) => (await opened).write(job),
    read: async (job) => (await opened).read(job),
    exclusively: async (job) => (await opened).exclusively(job),
    backup: async (to) => (await opened).backup(to),
    close: async () => (await opened).close(),
  };
}

export function databaseFile(): string {
  return join(dataFolder(), "stet.db");
}

async function open(): Promise<Database> {
  mkdirSync(dataFolder(), { recursive: true, mode: 0o700 });
  const opened = openDatabase(databaseFile());
  try {
    await migrateDatabase(opened, migrationsFolder());
    await opened.write((tx) => ensureHouse(tx, { now: new Date().toISOString(), demo: process.env.STET_DEMO === "1" }));
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

export function migrationsFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "drizzle");
}
