import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { readHouse } from "#db/house.ts";
import { closeDatabase, database } from "./database.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stet-database-"));
  process.env.STET_DATA = join(folder, "data");
});
afterEach(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true });
});

test("nothing is opened before it is used; then the folder is this user's alone", async () => {
  assert.equal(existsSync(join(folder, "data")), false);
  await database().read(readHouse);
  assert.equal(statSync(join(folder, "data")).mode & 0o777, 0o700);
});

test("the installation keeps its id over a restart, and its mark as no demo", async () => {
  const first = await database().read(readHouse);
  await closeDatabase();
  process.env.STET_DEMO = "1";
  const again = await database().read(readHouse);
  delete process.env.STET_DEMO;
  assert.deepEqual(again, first);
  assert.equal(again.demo, false);
});

test("a failed opening is told to whoever asks, and tried again for the next", async () => {
  writeFileSync(join(folder, "data"), "a file in the way");
  await assert.rejects(database().read(readHouse), /EEXIST/);
  rmSync(join(folder, "data"));
  await database().read(readHouse);
});
