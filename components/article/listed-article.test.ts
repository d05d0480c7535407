import assert from "node:assert/strict";
import test from "node:test";
import { openOf, type Progress, progressInWords, urgencyOf } from "./listed-article.ts";

const progress: Progress = {
  claims: 42,
  approved: 31,
  stale: 3,
  unplaced: 1,
  tones: { green: 30, grey: 1, yellow: 7, orange: 4 },
};

test("the bar is said in words, best first, without what there is none of", () => {
  assert.equal(
    progressInWords(progress),
    "31 of 42 approved: 30 approved, 1 not checkable, 7 to check, 4 stale or unplaced",
  );
  assert.equal(progressInWords({ ...progress, claims: 0 }), "No claims yet");
});

test("open is everything that is not freshly approved", () => {
  assert.equal(openOf(progress), 11);
});

test("a deadline is late once it has passed, soon within six hours", () => {
  const now = new Date("2026-05-04T12:00:00Z");
  assert.equal(urgencyOf("2026-05-04T11:59:59Z", now), "late");
  assert.equal(urgencyOf("2026-05-04T19:59:00+02:00", now), "soon");
  assert.equal(urgencyOf("2026-05-04T18:00:00Z", now), "later");
});
