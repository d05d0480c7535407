import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, bashir, checkBy, claimForTest, queryForTest } from "#components/claim/claim-for-test.ts";
import type { Role } from "#lib/policy/can.ts";
import { hintFor } from "./hint.ts";

const as = (role: Role) => ({ ...bashir, role });

test("without claims the first thing is to add one, for those who may", () => {
  assert.match(hintFor([], as("writer"), false, false)?.words ?? "", /Add claim/);
  assert.equal(hintFor([], as("viewer"), false, false), null);
});

test("a reviewer is led to a claim that waits for exactly them", () => {
  const own = claimForTest({ number: 1, stage: "checked", check: checkBy(bashir) });
  const others = claimForTest({ number: 2, stage: "checked", check: checkBy(amina) });
  assert.equal(hintFor([own, others], as("reviewer"), false, false)?.claimId, "c2");
});

test("the legal reviewer is led to a legal claim nobody has cleared, the writer to a query", () => {
  const legal = claimForTest({ number: 3, importance: "legal" });
  assert.match(hintFor([legal], as("legal"), false, false)?.words ?? "", /3 waits for your clearance/);
  const asked = claimForTest({ number: 4, stage: "waiting", waitingFor: "writer", queries: [queryForTest()] });
  assert.match(hintFor([asked], as("writer"), false, false)?.words ?? "", /asks you about claim 4/);
});

test("when nothing is open an editor is told that the article can be signed off", () => {
  const done = claimForTest({ stage: "approved", check: checkBy(amina) });
  assert.match(hintFor([done], as("editor"), false, false)?.words ?? "", /signed off/);
});
