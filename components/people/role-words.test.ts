import assert from "node:assert/strict";
import test from "node:test";
import { fieldTable, table } from "#lib/policy/can.ts";
import { actionGroups, fieldLabels } from "./role-words.ts";

test("the help page names every action of the table of rights exactly once", () => {
  const named = actionGroups.flatMap((group) => Object.keys(group.actions));
  assert.deepEqual(named.toSorted(), Object.keys(table).toSorted());
});

test("the help page names every field of the table of rights", () => {
  assert.deepEqual(Object.keys(fieldLabels).toSorted(), Object.keys(fieldTable).toSorted());
});
