import assert from "node:assert/strict";
import { test } from "node:test";
import { sayRemarks } from "./say-remarks.ts";

const none = { found: 0, unplaced: 0 };

test("what a file holds is said by kind, with what has no place", () => {
  const counts = {
    comments: { found: 42, unplaced: 2 },
    replies: 7,
    footnotes: none,
    changes: { found: 3, unplaced: 0 },
  };
  assert.deepEqual(sayRemarks(counts), [
    "42 comments with 7 replies: 40 placed, 2 without a place in the text",
    "3 tracked changes",
  ]);
  assert.deepEqual(sayRemarks({ comments: none, replies: 0, footnotes: { found: 1, unplaced: 0 }, changes: none }), [
    "1 footnote",
  ]);
});
