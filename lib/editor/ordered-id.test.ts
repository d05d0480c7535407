import assert from "node:assert/strict";
import { test } from "node:test";
import { orderedId } from "./ordered-id.ts";

test("an id is a UUID of version 7, and a later one sorts behind an earlier one", () => {
  const moments = [0, 1, 1_764_000_000_000, 1_764_000_000_001, 2 ** 48 - 1];
  const ids = moments.map((moment) => orderedId(moment));
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
});

test("ids of the same millisecond differ", () => {
  const ids = Array.from({ length: 1000 }, () => orderedId(7));
  assert.equal(new Set(ids).size, 1000);
});
