import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { entriesBehind, tailOf } from "./log-tail.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

async function seqsBehind(id: string, cursor: number, limit = 100): Promise<number[]> {
  const entries = await entriesBehind(id, (await tailOf(id))!, cursor, limit);
  return entries.map(({ entry }) => entry.seq);
}

test("all readers share one reading until the article is written to, then the new one has what was written", async () => {
  const { id } = await house.addArticle();
  const tail = tailOf(id);
  assert.equal(tailOf(id), tail);
  assert.equal((await tail)?.seq, 1);
  await house.addClaim(house.people.checker, id, "over 90%");
  const next = await tailOf(id);
  assert.equal(next?.seq, 2);
  assert.deepEqual(await seqsBehind(id, 1), [2]);
});

test("the rights that stand beside an entry are those it leaves", async () => {
  const { id } = await house.addArticle();
  await tailOf(id);
  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [] });
  assert.equal((await tailOf(id))?.state.meta.access, "restricted");
});

test("without a wake the log is looked at anew after a second", async () => {
  const { id } = await house.addArticle();
  const now = Date.now();
  const tail = tailOf(id, now);
  assert.equal(tailOf(id, now + 999), tail);
  assert.notEqual(tailOf(id, now + 1000), tail);
});

test("a reader farther behind than the tail gets the log without a hole", async () => {
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  const note = { type: "add-note" as const, claimId, body: "word ".repeat(1000) };
  for (let sent = 0; sent < 300; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => house.run(house.people.checker, id, note)));
    await tailOf(id);
  }
  const tail = (await tailOf(id))!;
  assert.equal(tail.seq, 302);
  assert.ok(tail.entries.length <= 200);
  for (const cursor of [0, 50, 101, 150, 250]) {
    const next = Array.from({ length: Math.min(100, 302 - cursor) }, (_, index) => cursor + 1 + index);
    assert.deepEqual(await seqsBehind(id, cursor), next);
  }
  assert.deepEqual(await seqsBehind(id, 302), []);
});

test("an article that is not there has no tail", async () => {
  assert.equal(await tailOf("00000000-0000-4000-8000-000000000000"), null);
});
