/** Rights count at the moment of the write: whoever lost them while a request waited is refused. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { AppError, type ErrorCode } from "../app-error.ts";
import type { Principal } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { createArticle } from "./create-article.ts";
import { executeCommand } from "./execute-command.ts";
import { addPerson, changePerson } from "./people.ts";
import { readArticle } from "./read-article.ts";
import { makeToken, ownTokens } from "./token.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

const withCode = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code;
const ended = async () => null;
const article = { format: "text", content: "A headline\n\nSpending rose by 65%." };

async function checkedClaim(): Promise<{ id: string; claimId: string; basis: string }> {
  const { checker, reviewer } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  return { id, claimId, basis: (await readArticle(reviewer, id)).claims[0]!.basis };
}

test("who is demoted at the same moment approves nothing, and who is promoted may at once", async () => {
  const { id, claimId, basis } = await checkedClaim();
  const reviewer = await house.addPerson("reviewer");
  const approve = (by: Principal) => house.run(by, id, { type: "approve-claim", claimId, basis });
  const [demoted, approved] = await Promise.allSettled([
    changePerson(house.people.admin, reviewer.id, { role: "viewer" }),
    approve(reviewer),
  ]);
  assert.equal(demoted.status, "fulfilled");
  assert.ok(approved.status === "rejected" && withCode("forbidden")(approved.reason));
  await changePerson(house.people.admin, reviewer.id, { role: "legal" });
  await approve(reviewer);
});

test("who is removed, or whose session or token ended meanwhile, changes nothing and brings nothing in", async () => {
  const { id, claimId } = await checkedClaim();
  const gone = await house.addPerson("editor");
  await changePerson(house.people.admin, gone.id, { disabled: true });
  const note = () => ({ id: randomUUID(), type: "add-note", claimId, body: "Late" });
  await assert.rejects(executeCommand(gone, id, note()), withCode("not-signed-in"));
  await assert.rejects(createArticle(gone, article), withCode("not-signed-in"));
  const { editor } = house.people;
  await assert.rejects(executeCommand(editor, id, note(), ended), withCode("not-signed-in"));
  await assert.rejects(createArticle(editor, article, ended), withCode("not-signed-in"));
  assert.deepEqual((await readArticle(editor, id)).claims[0]!.notes, []);
});

test("a source is edited, and an article comes in, under the role of the moment of the write", async () => {
  const { id, claimId } = await checkedClaim();
  const person = await house.addPerson("checker");
  const { events } = await house.run(person, id, { type: "add-citation", claimId, source: { title: "Yearbook" } });
  const { event } = events[0]!;
  assert.ok(event.type === "citation-added" && event.source !== null);
  const edit = { type: "edit-source" as const, sourceId: event.source.id, fields: { publisher: "Press" } };
  const [, edited, created] = await Promise.allSettled([
    changePerson(house.people.admin, person.id, { role: "viewer" }),
    house.run(person, id, edit),
    createArticle(person, article),
  ]);
  for (const late of [edited, created]) {
    assert.ok(late.status === "rejected" && withCode("forbidden")(late.reason));
  }
});

test("an admin who is demoted at the same moment manages nobody, and an ended session leaves no token behind", async () => {
  const { admin } = house.people;
  const second = await house.addPerson("admin");
  const [, again] = await Promise.allSettled([
    changePerson(admin, second.id, { role: "viewer" }),
    changePerson(second, second.id, { role: "admin" }),
  ]);
  assert.ok(again.status === "rejected" && withCode("forbidden")(again.reason));
  const someone = { name: "Friend", email: "friend@house.test", role: "admin" as const };
  await assert.rejects(addPerson(second, someone), withCode("forbidden"));
  await assert.rejects(makeToken(second, "kept", ended), withCode("not-signed-in"));
  assert.deepEqual(await ownTokens(second.id), []);
});
