import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, bashir, checkBy, claimForTest } from "#components/claim/claim-for-test.ts";
import { newsBetween } from "./news.ts";

test("what others did is told, what I did is not", () => {
  const before = [claimForTest()];
  const note = { id: "n", by: amina, at: "", body: "asked", internal: true, mentions: [], editedAt: null };
  assert.deepEqual(newsBetween(before, [claimForTest({ notes: [note] })], "bashir"), ["Amina wrote a note on claim 1"]);
  assert.deepEqual(newsBetween(before, [claimForTest({ notes: [note] })], "amina"), []);
});

test("a claim that another moved on is told with its state", () => {
  const now = [claimForTest({ stage: "checked", check: checkBy(amina) })];
  assert.deepEqual(newsBetween([claimForTest()], now, "bashir"), ["Claim 1: Checked"]);
});

test("a claim that comes back is told as returned, a correction may be open or not", () => {
  const correction = {
    ...{ id: "k", by: amina, at: "", words: "65%", wordsHash: "hash of 65%", with: "66%", reason: "" },
    decided: null,
  };
  const returned = { by: amina, at: "", reason: "Which year?" };
  const before = [claimForTest({ stage: "checked", corrections: [correction] })];
  const now = [claimForTest({ stage: "returned", returned, corrections: [correction] })];
  assert.deepEqual(newsBetween(before, now, "bashir"), ["Claim 1: Returned"]);
});

test("a claim that stays the same object says nothing", () => {
  const claims = [claimForTest({ createdBy: bashir })];
  assert.deepEqual(newsBetween(claims, claims, "amina"), []);
});
