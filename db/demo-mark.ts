/** Is a database file marked as a demo? Asked before it is migrated, so by the one column that matters, and of any version. */
import { existsSync } from "node:fs";
import { sql } from "drizzle-orm";
import { openDatabase } from "./client.ts";

/** Null when there is no database, or one that no house was made in yet. */
export async function demoMarkOf(file: string): Promise<boolean | null> {
  if (!existsSync(file)) return null;
  const database = openDatabase(file);
  try {
    return await database.read(async (tx) => {
      const known = tx.get(sql`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'house'`);
      if (known === undefined) return null;
      const row = tx.get<{ demo: number }>(sql`SELECT demo FROM house WHERE id = 1`);
      return row === undefined ? null : row.demo === 1;
    });
  } finally {
    await database.close();
  }
}
