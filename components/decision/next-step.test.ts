import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, bashir, checkBy, claimForTest, queryForTest } from "#components/claim/claim-for-test.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { Role } from "#lib/policy/can.ts";
import { isOpen, mayApprove, nextStep, queryToAnswer } from "./next-step.ts";

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

test("a waiting claim leads to writing down the answer: the writer to what the writer is asked, others to the oldest", () => {
  const toSource = queryForTest({ id: "q1", to: "source" });
  const toWriter = queryForTest({ id: "q2", to: "writer" });
  const waiting = { stage: "waiting", waitingFor: "source", queries: [toSource, toWriter] } as const;
  assert.equal(step(waiting, "checker").label, "Write down the answer");
  assert.equal(step(waiting, "writer").label, "Answer");
  assert.equal(queryToAnswer(claimForTest(waiting), as("checker"))?.id, "q1");
  assert.equal(queryToAnswer(claimForTest(waiting), as("writer"))?.id, "q2");
  assert.equal(step({ ...waiting, queries: [toSource] }, "writer").action, null);
});

test("the legal reviewer clears a legal claim's words once nothing else is next, but not words they wrote", () => {
  const done = { importance: "legal", stage: "approved", check: checkBy(amina) } as const;
  assert.equal(step(done, "legal").action, "clear");
  assert.equal(step(done, "editor").action, "next");
  assert.equal(step({ ...done, wordsBy: ["bashir"] }, "legal").action, "next");
  assert.equal(step({ ...done, stage: "checked" }, "legal").action, "approve");
  const clearance = { by: amina, at: "", words: "65%", wordsHash: "hash of 65%", remark: "" };
  assert.equal(step({ ...done, clearance }, "legal").action, "next");
  assert.equal(step({ ...done, clearance: { ...clearance, wordsHash: "other" } }, "legal").action, "clear");
});

test("whose source is withheld goes on checking: the answer is for others to write down", () => {
  const withheld = queryForTest({ to: "source", channel: null });
  assert.equal(step({ stage: "waiting", waitingFor: "source", queries: [withheld] }, "checker").action, "start");
});

test("an approved claim with an open query is still open, and asks the writer", () => {
  const fields = { stage: "approved", check: checkBy(amina), queries: [queryForTest({ to: "writer" })] } as const;
  assert.ok(isOpen(claimForTest(fields)));
  assert.equal(step(fields, "writer").action, "answer");
});

test("an approved finding of inaccurate still asks what becomes of the words", () => {
  const fields = { stage: "approved", check: checkBy(amina, "inaccurate") } as const;
  assert.equal(step(fields, "editor").action, "resolve");
  assert.ok(isOpen(claimForTest(fields)));
});

test("in a closed article nothing is offered", () => {
  assert.equal(step({}, "editor", bashir, { ...house, locked: true }).action, null);
});
