import assert from "node:assert/strict";
import { test } from "node:test";
import { articleOf, place } from "../testing/typist.ts";
import { quoteAt } from "./place.ts";
import { suggestPlaces } from "./suggest-places.ts";

const before = articleOf(["The register counts 40 ships in the harbour."]);
const lost = quoteAt(before, place(before, "40 ships"));

test("words that stand elsewhere are suggested, those in like surroundings first", () => {
  const now = articleOf([
    "Somebody saw 40 ships at sea.",
    "A new register counts 40 ships in the bay.",
    "And 40 ships.",
  ]);
  const found = suggestPlaces(now, lost);
  assert.deepEqual(
    found.map(({ quote }) => quote.suffix),
    [" in the bay.", " at sea.", "."],
  );
  assert.equal(now.textBetween(found[0]!.range.from, found[0]!.range.to), "40 ships");
});

test("at most three are suggested, and none when the words are nowhere", () => {
  assert.equal(suggestPlaces(articleOf(Array(5).fill("40 ships.")), lost).length, 3);
  assert.deepEqual(suggestPlaces(articleOf(["41 ships."]), lost), []);
});
