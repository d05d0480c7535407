import assert from "node:assert/strict";
import { test } from "node:test";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { LayeredMap } from "./layered-map.ts";

test("L9 a layered map says what a Map set one by one says, and earlier ones stay as they were", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  let layered: ReadonlyMap<number, number> = new Map();
  let plain: ReadonlyMap<number, number> = new Map();
  const earlier: { layered: ReadonlyMap<number, number>; expected: [number, number][] }[] = [];
  for (let turn = 0; turn < 600; turn += 1) {
    const entries = Array.from({ length: random.below(4) }, () => [random.below(200), turn] as const);
    layered = LayeredMap.over(layered, entries);
    plain = new Map([...plain, ...entries]);
    if (random.chance(0.3)) earlier.push({ layered, expected: [...plain] });
    const key = random.below(200);
    assert.equal(layered.get(key), plain.get(key), `seed ${seed}`);
    assert.equal(layered.has(key), plain.has(key), `seed ${seed}`);
    assert.equal(layered.size, plain.size, `seed ${seed}`);
  }
  for (const kept of earlier) assert.deepEqual([...kept.layered], kept.expected, `seed ${seed}`);
  assert.deepEqual([...layered.keys()], [...plain.keys()]);
  assert.deepEqual([...layered.values()], [...plain.values()]);
  const seen: [number, number][] = [];
  layered.forEach((value, key) => {
    seen.push([key, value]);
  });
  assert.deepEqual(seen, [...plain]);
});
