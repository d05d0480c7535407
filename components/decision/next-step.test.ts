import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, bashir, checkBy, claimForTest } from "#components/claim/claim-for-test.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { Role } from "#lib/policy/can.ts";
import { isOpen, mayApprove, nextStep } from "./next-step.ts";

const house = { selfApproval: false, locked: false };
const as = (role: Role, person = bashir) => ({ ...person, role });
const step = (fields: Partial<ClaimView>, role: Role, person = bashir, rules = house) =>
  nextStep(claimForTest(fields), as(role, person), rules);

test("a checker starts, then records", () => {
  assert.equal(step({}, "checker").action, "start");
  assert.equal(step({ stage: "checking" }, "checker").action, "record");
  assert.equal(step({ stage: "waiting", waitingFor: "source" }, "checker").action, "start");
});

test("a reviewer approves what another has checked", () => {
  assert.equal(step({ stage: "checked", check: checkBy(amina) }, "reviewer").action, "approve");
});

test("who checked, changed the evidence or wrote the words waits for a second person and is told why", () => {
  const own = step({ stage: "checked", check: checkBy(bashir) }, "reviewer");
  assert.equal(own.action, "next");
  assert.match(own.note, /you checked this/);
  assert.match(step({ stage: "checked", check: checkBy(amina), evidenceBy: ["bashir"] }, "reviewer").note, /evidence/);
  assert.match(step({ stage: "checked", check: checkBy(amina), wordsBy: ["bashir"] }, "editor").note, /words/);
});

test("a house that allows it lets people approve what they checked", () => {
  const rules = { ...house, selfApproval: true };
  assert.equal(step({ stage: "checked", check: checkBy(bashir) }, "reviewer", bashir, rules).action, "approve");
  assert.equal(mayApprove(claimForTest({ check: checkBy(bashir) }), as("checker"), rules), false);
});

test("a stale claim is checked again before anything else", () => {
  assert.equal(step({ stage: "approved", check: checkBy(amina), stale: true }, "reviewer").action, "record");
});

test("an unplaced claim is placed before anything else", () => {
  assert.equal(step({ placed: false, stage: "checked" }, "checker").action, "place");
  assert.equal(step({ placed: false }, "writer").action, null);
});

test("the writer who is asked answers", () => {
  assert.equal(step({ stage: "waiting", waitingFor: "writer" }, "writer").action, "answer");
});

test("an approved finding of inaccurate still asks what becomes of the words", () => {
  const fields = { stage: "approved", check: checkBy(amina, "inaccurate") } as const;
  assert.equal(step(fields, "editor").action, "resolve");
  assert.ok(isOpen(claimForTest(fields)));
});

test("in a closed article nothing is offered", () => {
  assert.equal(step({}, "editor", bashir, { ...house, locked: true }).action, null);
});
