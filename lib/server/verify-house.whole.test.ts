import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openDatabase } from "#db/client.ts";
import { borderSample } from "../sample/border-sample.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { playSample } from "./play-sample.ts";
import { verifyHouse } from "./verify-house.ts";

let house: TestHouse;
let id: string;
before(async () => {
  house = await openHouse();
  id = await playSample(borderSample, house.people);
});
after(() => house.end());

/** What is found first after a change, which leaves nothing behind. */
async function foundAfter(statement: string): Promise<string> {
  let found = "nothing";
  const takenBack = new Error("taken back");
  const job = database().write(async (tx) => {
    tx.run("PRAGMA defer_foreign_keys = ON");
    tx.run(statement);
    const [fault] = (await verifyHouse(tx)).faults;
    if (fault !== undefined) found = `${fault.log}, ${fault.seq}: ${fault.what}`;
    throw takenBack;
  });
  await assert.rejects(job, takenBack);
  return found;
}

test("a house nobody touched verifies, and says what it holds", async () => {
  const { faults, articles, entries, houseEntries } = await database().read(verifyHouse);
  assert.deepEqual(faults, []);
  assert.equal(articles, 1);
  assert.ok(entries > 100 && houseEntries > 5);
});

test("the first bad entry of a log is named, and what is wrong with it", async () => {
  assert.match(await foundAfter("UPDATE log SET by_id = 'x' WHERE seq >= 7"), new RegExp(`^${id}, 7: .* not chained`));
  assert.match(await foundAfter("UPDATE log SET salt = '' WHERE seq = 9"), /, 9: the content is not what was written/);
  assert.match(await foundAfter("DELETE FROM log WHERE seq = 5"), /, 5: an entry is missing/);
  assert.match(await foundAfter("UPDATE house_log SET at = '' WHERE seq = 2"), /^the house, 2: /);
});

test("what stands beside an unbroken log is held against it", async () => {
  const beside: [statement: string, found: RegExp][] = [
    ["UPDATE claims SET stage = 'approved' WHERE number = 2", /table claims, id .* log leads to: stage/],
    ["UPDATE notes SET body = 'Never asked.'", /table notes, .*: body/],
    ["DELETE FROM notes", /table notes, .* lacks a row/],
    ["UPDATE articles SET title = 'Another'", /table articles, .*: title/],
    ["UPDATE sources SET title = 'Another'", /^the house, .* the source .*: title/],
    ["DELETE FROM house_log", /^the house, 0: no entry brings in/],
    ["UPDATE log SET version = 7 WHERE seq = 3", /, 3: the entry leads to version 0/],
    ["UPDATE commands SET last_seq = 1000", /entries behind the last/],
    ["UPDATE log SET payload = NULL, salt = NULL WHERE seq = 2", /, 2: .* lost its content/],
    [`INSERT INTO snapshots (article_id, seq, state) VALUES ('${id}', 2, '{}')`, /, 2: the state stored there/],
  ];
  for (const [statement, found] of beside) assert.match(await foundAfter(statement), found);
});

test("what npm run verify runs tells what a file holds, or what is wrong with it, and then fails", async () => {
  const copy = join(house.folder, "copy.db");
  await database().backup(copy);
  const sound = verify(copy);
  assert.equal(sound.status, 0, sound.stderr);
  assert.match(sound.stdout, /verifies: 1 articles with \d+ entries/);
  const opened = openDatabase(copy);
  await opened.write(async (tx) => void tx.run("UPDATE log SET by_id = 'x' WHERE seq = 7"));
  await opened.close();
  const broken = verify(copy);
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, new RegExp(`${id}, entry 7: `));
  const none = verify(import.meta.filename);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /cannot be read/);
});

function verify(file: string) {
  const script = join(import.meta.dirname, "verify-file.ts");
  return spawnSync(process.execPath, ["--conditions=react-server", script, file], { encoding: "utf8" });
}
