import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { articles, houseLog, log } from "#db/schema.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { verifyArticleLog, verifyHouseLog } from "./verify-log.ts";

let house: TestHouse;
let id: string;
beforeEach(async () => {
  house = await openHouse();
  id = (await house.addArticle()).id;
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  await house.run(house.people.checker, id, { type: "add-citation", claimId, source: { title: "Report" } });
});
afterEach(() => house.end());

const article = () => database().read((tx) => verifyArticleLog(tx, id));
const ofHouse = () => database().read(verifyHouseLog);
const change = (set: Partial<typeof log.$inferInsert>) =>
  database().write(async (tx) => void tx.update(log).set(set).run());

test("an untouched log verifies, and its head is the hash of the last entry", async () => {
  const verified = await article();
  assert.deepEqual([verified.ok, verified.entries, verified.erased], [true, 3, 0]);
  assert.match(verified.head, /^[0-9a-f]{64}$/);
  assert.equal((await ofHouse()).entries, 1);
});

test("a changed author, moment or payload is found at the first entry it stands in", async () => {
  await change({ byId: "somebody-else" });
  assert.deepEqual((await article()).broken, { seq: 1, why: "chain" });
});

test("a changed payload is found by its commitment", async () => {
  await change({ payload: "{}" });
  assert.deepEqual((await article()).broken, { seq: 1, why: "payload" });
});

test("an erased payload still verifies", async () => {
  await change({ payload: null, salt: null });
  const verified = await article();
  assert.deepEqual([verified.ok, verified.erased], [true, 3]);
});

test("a log cut short is found by the head of the article, a hole by its number", async () => {
  await database().write(async (tx) => void tx.update(articles).set({ seq: 4 }).run());
  assert.deepEqual((await article()).broken, { seq: 3, why: "head" });
});

test("the house's log is checked the same way", async () => {
  await database().write(async (tx) => void tx.update(houseLog).set({ at: "2020-01-01T00:00:00.000Z" }).run());
  assert.deepEqual((await ofHouse()).broken, { seq: 1, why: "chain" });
});
