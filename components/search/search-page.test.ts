import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, sayHit } from "./search-page.ts";

const kinds = ["text", "claim", "note", "citation", "query", "correction", "attachment", "sign-off"] as const;
const claim = { id: "c", number: 7 };

test("a hit is called by what it is and whose it is", () => {
  assert.deepEqual(
    kinds.map((kind) => sayHit({ kind, claim, context: [] })),
    [
      ...["Text of claim 7", "Claim 7", "Note on claim 7", "Source of claim 7", "Query on claim 7"],
      ...["Correction of claim 7", "File of claim 7", "Sign-off"],
    ],
  );
  assert.equal(sayHit({ kind: "text", claim: null, context: [] }), "Text");
});

test("a hit leads to its claim, or to the article", () => {
  assert.equal(placeOf("a", { claim }), "/articles/a?claim=c");
  assert.equal(placeOf("a", { claim: null }), "/articles/a");
});
