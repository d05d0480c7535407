import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "drizzle-orm";
import { openDatabase } from "./client.ts";
import { migrateDatabase } from "./migrate.ts";
import { knownTo } from "./sources.ts";

test("whether somebody may read an article that cites a source is looked up by index", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stet-sources-"));
  const database = openDatabase(join(folder, "stet.db"));
  await migrateDatabase(database, join(import.meta.dirname, "../drizzle"));
  const plan = await database.read(async (tx) =>
    tx.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN SELECT id FROM sources WHERE ${knownTo("somebody")}`),
  );
  const details = plan.map(({ detail }) => detail).join("\n");
  assert.match(details, /SEARCH citations USING (COVERING )?INDEX citations_source/);
  assert.doesNotMatch(details, /SCAN (citations|articles|article_members)/, details);
  const asked = await database.read(async (tx) =>
    tx.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN SELECT id FROM queries WHERE source_id = ${"s"}`),
  );
  assert.match(asked.map(({ detail }) => detail).join("\n"), /USING INDEX queries_source/);
  await database.close();
  rmSync(folder, { recursive: true });
});
