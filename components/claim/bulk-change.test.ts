import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf } from "./bulk-change.ts";
import { amina, claimForTest } from "./claim-for-test.ts";

test("a claim that is so already is left alone, every other gets a command of its own", () => {
  const claim = claimForTest({ assignee: amina, kind: "number", importance: "normal" });
  assert.equal(changeOf(claim, "assignee", "amina"), null);
  assert.deepEqual(changeOf(claim, "assignee", ""), { type: "assign-claim", claimId: "c1", assigneeId: null });
  assert.equal(changeOf(claim, "kind", "number"), null);
  assert.deepEqual(changeOf(claim, "importance", "legal"), { type: "edit-claim", claimId: "c1", importance: "legal" });
});
