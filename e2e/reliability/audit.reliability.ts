/**
 * Raw changes at random to the tables of the log of a small filled house, each made in a transaction that is taken back, and each
 * found. STET_MUTATIONS is their number; a run prints its seed, and STET_SEED replays it.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tx } from "#db/client.ts";
import { borderSample } from "#lib/sample/border-sample.ts";
import { database } from "#lib/server/database.ts";
import { playSample } from "#lib/server/play-sample.ts";
import { type VerifiedHouse, verifyHouse } from "#lib/server/verify-house.ts";
import { openHouse, type TestHouse } from "#lib/testing/house.ts";
import { runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import { mutateLog } from "./mutate-log.ts";

const rounds = Number(process.env.STET_MUTATIONS ?? 1000);

let house: TestHouse;
before(async () => {
  house = await openHouse();
  await playSample(borderSample, house.people);
  // Two of the same text: an entry of one passes for one of the other but for the chain.
  for (const _ of [1, 2]) {
    const { id } = await house.addArticle();
    const claimId = await house.addClaim(house.people.checker, id, "over 90%");
    await house.run(house.people.checker, id, { type: "add-note", claimId, body: "Asked.", internal: true });
  }
  // Whoever changes the file can take away what stands in the way.
  await database().write(async (tx) => void tx.run("DROP INDEX log_version"));
});
after(() => house.end());

const takenBack = new Error("taken back");

async function foundAfter(change: (tx: Tx) => void): Promise<VerifiedHouse> {
  let found: VerifiedHouse | undefined;
  const job = database().write(async (tx) => {
    tx.run("PRAGMA defer_foreign_keys = ON");
    change(tx);
    found = await verifyHouse(tx);
    throw takenBack;
  });
  await assert.rejects(job, takenBack);
  return found!;
}

test("every random raw change of a log is found, and nothing in a house that nobody touched", async () => {
  const random = seededRandom(runSeed());
  console.log(`audit: seed ${random.seed}, ${rounds} changes`);
  const untouched = async () => (await database().read(verifyHouse)).faults;
  assert.deepEqual(await untouched(), []);
  for (let round = 0; round < rounds; round += 1) {
    let made = "";
    const { faults } = await foundAfter((tx) => {
      made = mutateLog(tx, random);
    });
    assert.ok(faults.length > 0, `change ${round} of seed ${random.seed} was not found: ${made}`);
  }
  assert.deepEqual(await untouched(), []);
});
