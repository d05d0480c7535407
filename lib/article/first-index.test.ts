import assert from "node:assert/strict";
import { test } from "node:test";
import { firstIndex } from "./first-index.ts";

test("the first that is behind is found among any number of things", () => {
  for (let count = 0; count < 9; count += 1)
    for (let first = 0; first <= count; first += 1)
      assert.equal(
        firstIndex(count, (index) => index >= first),
        first,
      );
});
