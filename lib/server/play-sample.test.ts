import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { borderSample } from "../sample/border-sample.ts";
import { dariSample } from "../sample/dari.ts";
import type { Sample } from "../sample/sample.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { type Cast, playSample } from "./play-sample.ts";
import { readArticle } from "./read-article.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

async function assertEnds<Key extends string>(sample: Sample<Key>, cast: Cast): Promise<void> {
  const { claims } = await readArticle(cast.legal, await playSample(sample, cast));
  assert.equal(claims.length, sample.claims.length);
  for (const [index, { key, end }] of sample.claims.entries()) {
    const claim = claims.find(({ number }) => number === index + 1)!;
    const found = {
      stage: claim.stage,
      ...(claim.waitingFor === null ? {} : { waitingFor: claim.waitingFor }),
      ...(claim.finding === null ? {} : { finding: claim.finding }),
      ...(claim.resolution === null ? {} : { resolution: claim.resolution.value }),
      ...(claim.stale ? { stale: true } : {}),
      ...(claim.placed ? {} : { unplaced: true }),
      tone: claim.tone,
    };
    assert.deepEqual(found, end, key);
  }
}

test("both samples play through the one door, and every claim comes to stand where the sample says", async () => {
  await assertEnds(dariSample, house.people);
  await assertEnds(borderSample, house.people);
});
