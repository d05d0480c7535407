import assert from "node:assert/strict";
import { test } from "node:test";
import { ReplaceStep } from "prosemirror-transform";
import { editedAtRandom } from "../testing/random-edit.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";
import { changeBetween } from "./change-between.ts";

test("equal documents need no change", () => {
  assert.equal(changeBetween(articleOf(["One."]), articleOf(["One."])), null);
});

test("a change inside one block touches only the differing letters", () => {
  const step = changeBetween(articleOf(["with the TPP the", "aa"]), articleOf(["with the TTP the", "aa"]));
  assert.ok(step instanceof ReplaceStep);
  assert.equal(step.to - step.from, 1);
  const longer = changeBetween(articleOf(["aa"]), articleOf(["aaa"]));
  assert.ok(longer instanceof ReplaceStep);
  assert.deepEqual([longer.to - longer.from, longer.slice.size], [0, 1]);
});

test("whatever was edited, the change leads to exactly the other document", () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  let doc = articleOf(["One two three.", "", "Four five."]);
  for (let round = 0; round < 300; round += 1) {
    const before = doc;
    for (let edits = 0; edits < 3; edits += 1) {
      doc = editedAtRandom(doc, random);
    }
    const step = changeBetween(before, doc);
    const after = step === null ? before : step.apply(before).doc;
    assert.ok(after?.eq(doc), `seed ${seed}, round ${round}`);
  }
});
