import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "./client.ts";
import { insertSnapshot, snapshotRowAt, snapshotRows } from "./log.ts";
import { migrateDatabase } from "./migrate.ts";

test("of stored states the newest stay, and one in a thousand entries for whoever looks at the past", async () => {
  const database = openDatabase(":memory:");
  await migrateDatabase(database, join(import.meta.dirname, "../drizzle"));
  await database.exclusively(async (tx) => void tx.run("PRAGMA foreign_keys = OFF"));
  await database.write(async (tx) => {
    for (let seq = 200; seq <= 3800; seq += 200) await insertSnapshot(tx, "a", seq, `${seq}`, 2);
    await insertSnapshot(tx, "b", 200, "of another", 2);
    const kept = await snapshotRows(tx, "a", -1);
    assert.deepEqual(
      kept.map(({ seq }) => seq),
      [3800, 3600, 3000, 2000, 1000, 200],
    );
    assert.equal((await snapshotRowAt(tx, "a", 2999))?.seq, 2000);
    assert.equal((await snapshotRows(tx, "b", -1)).length, 1);
  });
  await database.close();
});
