import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, claimForTest } from "./claim-for-test.ts";
import { type ClaimFilter, filterClaims, narrowness, noFilter } from "./filter-claims.ts";

const note = { id: "n", by: amina, at: "", body: "Rang the institute", internal: true, mentions: [], editedAt: null };
const claims = [
  claimForTest({ number: 1, stage: "approved", finding: "accurate", assignee: amina }),
  claimForTest({ number: 2, stale: true, exact: "TPP", words: "TPP", statement: "The group is called TTP" }),
  claimForTest({ number: 3, placed: false, notes: [note] }),
];
const numbers = (filter: Partial<ClaimFilter>) =>
  filterClaims(claims, { ...noFilter, ...filter }).map((claim) => claim.number);

test("an empty filter shows all, and the very same list", () => {
  assert.equal(filterClaims(claims, noFilter), claims);
  assert.equal(narrowness(noFilter), 0);
});

test("stage, finding, assignee and flags each narrow the list", () => {
  assert.deepEqual(numbers({ stage: "approved" }), [1]);
  assert.deepEqual(numbers({ finding: "none" }), [2, 3]);
  assert.deepEqual(numbers({ assignee: "amina" }), [1]);
  assert.deepEqual(numbers({ assignee: "nobody" }), [2, 3]);
  assert.deepEqual(numbers({ flag: "stale" }), [2]);
  assert.deepEqual(numbers({ flag: "unplaced" }), [3]);
  assert.deepEqual(numbers({ flag: "without-source", stage: "approved" }), [1]);
});

test("the search looks in words, statement, notes, and takes a number for a claim's", () => {
  assert.deepEqual(numbers({ search: "tpp" }), [2]);
  assert.deepEqual(numbers({ search: "institute" }), [3]);
  assert.deepEqual(numbers({ search: "#3" }), [3]);
  assert.deepEqual(numbers({ search: "nowhere" }), []);
});
