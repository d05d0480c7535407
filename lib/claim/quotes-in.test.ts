import assert from "node:assert/strict";
import { test } from "node:test";
import { articleOf } from "../testing/typist.ts";
import { quoteAt } from "./place.ts";
import { quotesIn } from "./quotes-in.ts";

test("the quote of every range is the one that is found by itself, in folded and in unfolded blocks", () => {
  const doc = articleOf(["Over 90% of the deaths.", "Two  blanks,  cafe\u0301 ", "Café 👩‍🚀 دری", ""]);
  const quoteOf = quotesIn(doc);
  for (let from = 0; from < doc.content.size; from += 1) {
    for (let to = from + 1; to <= doc.content.size; to += 1) {
      assert.deepEqual(quoteOf({ from, to }), quoteAt(doc, { from, to }), `${from} to ${to}`);
    }
  }
});
