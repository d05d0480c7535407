import assert from "node:assert/strict";
import { test } from "node:test";
import { claimForTest } from "./claim-for-test.ts";
import { progressOf } from "./progress.ts";

test("only fresh approvals count as approved, and what needs a look is named", () => {
  const claims = [
    claimForTest({ number: 1, stage: "approved", tone: "green" }),
    claimForTest({ number: 2, stage: "approved", stale: true, tone: "orange" }),
    claimForTest({ number: 3, placed: false, tone: "orange" }),
  ];
  const progress = progressOf(claims);
  assert.equal(progress.words, "1 of 3 approved · 1 stale · 1 unplaced");
  assert.deepEqual(
    progress.segments.filter(({ count }) => count > 0).map(({ tone, count }) => [tone, count]),
    [
      ["green", 1],
      ["orange", 2],
    ],
  );
});

test("no claims is said, not shown as all approved", () => {
  assert.equal(progressOf([]).words, "No claims yet");
});
