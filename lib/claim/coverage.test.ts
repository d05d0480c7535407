import assert from "node:assert/strict";
import { test } from "node:test";
import { textBetween } from "../article/document-text.ts";
import { statementsOf } from "../article/statements.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf, edited, place, typist } from "../testing/typist.ts";
import { coverageOf, percentCovered } from "./coverage.ts";
import { noRanges, withRanges } from "./range.ts";

test("a statement is covered by a claim on any of its words, and open again when the claim's words are gone", () => {
  const before = typist("It held [40] ships. Nobody counted the barges. He saw [30 of them. He left] at dawn.");
  const open = (state: typeof before) => coverageOf(state).open.map(({ from, to }) => textBetween(state.doc, from, to));
  assert.deepEqual(open(before), ["Nobody counted the barges."]);
  assert.equal(percentCovered(coverageOf(before)), 75);
  const { from, to } = place(before.doc, "40");
  const after = edited(before, (tr) => tr.delete(from, to));
  assert.deepEqual(open(after), ["It held  ships.", "Nobody counted the barges."]);
});

test("all means all, and an article that states nothing is covered", () => {
  const many = typist(`${"It held [2] ships. ".repeat(198)}It held 3 ships.`);
  assert.equal(percentCovered(coverageOf(many)), 99);
  assert.equal(percentCovered(coverageOf(typist("Background"))), 100);
});

test("claims at random, nested and overlapping: what is open is what shares no character with any of them", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  for (let run = 0; run < 200; run += 1) {
    const sentence = () => `It held ${random.below(90)} ships at dawn.`;
    const doc = articleOf(Array.from({ length: 3 }, () => Array.from({ length: 4 }, sentence).join(" ")));
    const claims = Array.from({ length: random.below(8) }, (_, id) => {
      const from = random.below(doc.content.size);
      return { id: String(id), from, to: Math.min(from + random.below(60), doc.content.size), anchor: "" };
    });
    const expected = statementsOf(doc).filter(
      (statement) => !claims.some(({ from, to }) => from < to && from < statement.to && to > statement.from),
    );
    assert.deepEqual(coverageOf({ doc, ranges: withRanges(noRanges, claims) }).open, expected, `seed ${seed}`);
  }
});
