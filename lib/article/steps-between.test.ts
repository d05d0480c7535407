import assert from "node:assert/strict";
import { test } from "node:test";
import { Transform } from "prosemirror-transform";
import { editedAtRandom } from "../testing/random-edit.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";
import { stepsBetween } from "./steps-between.ts";

function changed(now: string[], past: string[]): [from: number, to: number, size: number][] {
  return stepsBetween(articleOf(now), articleOf(past)).map((step) => {
    const { from, to, slice } = step as unknown as { from: number; to: number; slice: { size: number } };
    return [from, to, slice.size];
  });
}

test("the same article takes no step", () => {
  assert.deepEqual(changed(["One."], ["One."]), []);
});

test("only the words that differ are exchanged, in whichever blocks", () => {
  const steps = changed(["It rose 65%.", "The same.", "He said so."], ["It fell 65%.", "The same.", "She said so."]);
  assert.deepEqual(
    steps.map(([from, to, size]) => [to - from, size]),
    [
      [2, 3],
      [4, 4],
    ],
  );
});

test("a block between others is put in or taken out alone, beside one that was edited", () => {
  const [inserted, ...none] = changed(["One.", "Three."], ["One.", "Two.", "Three."]);
  assert.deepEqual([inserted![1] - inserted![0], inserted![2], none.length], [0, 6, 0]);
  const steps = changed(["A long line that stays.", "Three."], ["A long line that stood.", "Two.", "Three."]);
  assert.deepEqual(
    steps.map(([from, to, size]) => [to - from, size]),
    [
      [0, 6],
      [5, 5],
    ],
  );
});

test("whatever was edited over the whole schema, the steps lead to exactly the old article", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  let doc = articleOf(["One two three.", "", "Four five six seven.", "Eight."]);
  for (let round = 0; round < 400; round += 1) {
    const past = doc;
    for (let edits = 0; edits < 1 + random.below(8); edits += 1) {
      doc = editedAtRandom(doc, random);
    }
    const tr = new Transform(doc);
    for (const step of stepsBetween(doc, past)) tr.step(step);
    assert.ok(tr.doc.eq(past), `seed ${seed}, round ${round}`);
  }
});
