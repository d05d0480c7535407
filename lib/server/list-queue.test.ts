import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppError } from "../app-error.ts";
import type { Principal } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { listQueue } from "./list-queue.ts";
import { readClaim } from "./read-claim.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

type Input = Parameters<typeof listQueue>[1];
const idsIn = async (who: Principal, view: Input["view"]) =>
  (await listQueue(who, { view, limit: 50 })).items.map(({ claim }) => claim.id);
const countIn = async (who: Principal, view: keyof Awaited<ReturnType<typeof listQueue>>["counts"]) =>
  (await listQueue(who, {})).counts[view];

/** An article with a claim that `checker` has found accurate. */
async function checked(more: { content?: string; by?: Principal; deadline?: string } = {}) {
  const by = more.by ?? house.people.checker;
  const { id } = await house.addArticle(more.content);
  if (more.deadline) await house.run(house.people.editor, id, { type: "edit-article", deadline: more.deadline });
  const claimId = await house.addClaim(by, id, "over 90%");
  await house.run(by, id, { type: "record-finding", claimId, finding: "accurate", reason: "Read the yearbook." });
  return { id, claimId };
}

const close = (id: string) => house.run(house.people.editor, id, { type: "archive" });
const restrict = (id: string, ...members: Principal[]) =>
  house.run(house.people.editor, id, {
    type: "set-access",
    access: "restricted",
    members: members.map((member) => member.id),
  });

test("what waits for my approval was checked by others, and is gone with my answer", async () => {
  const { reviewer, checker, viewer, legal } = house.people;
  const { id, claimId } = await checked();
  const mine = await checked({ by: reviewer });
  assert.deepEqual(await idsIn(reviewer, "approval"), [claimId]);
  assert.deepEqual(await idsIn(legal, "approval"), [claimId, mine.claimId]);
  for (const who of [checker, viewer]) assert.deepEqual(await idsIn(who, "approval"), [], who.role);
  const { items, counts } = await listQueue(reviewer, {});
  assert.equal(counts.approval, 1);
  const [item] = items;
  assert.deepEqual(
    [item?.passage?.before, item?.passage?.words],
    ["Attacks rose by 65% last year, an institute said, and ", "over 90%"],
  );
  assert.equal(item?.claim.reason, "Read the yearbook.");
  await house.run(reviewer, id, { type: "approve-claim", claimId, basis: item!.claim.basis });
  assert.deepEqual(await idsIn(reviewer, "approval"), []);
  for (const each of [id, mine.id]) await close(each);
});

test("an open query waits for the writer of the article, or for whoever asked somebody outside, until it is answered", async () => {
  const { checker, reviewer, writer } = house.people;
  const other = await house.addPerson("writer", "Nadia Rahman");
  const byline = await house.addArticle("Ships\n\nBy Nadia Rahman\n\nIt held 40 ships.");
  const { id, claimId } = await checked();
  const toWriter = { type: "ask-query", to: "writer", question: "Which yearbook?" } as const;
  await house.run(checker, id, { ...toWriter, claimId });
  const named = await house.addClaim(checker, byline.id, "40 ships");
  await house.run(checker, byline.id, { ...toWriter, claimId: named });
  await house.run(reviewer, byline.id, { ...toWriter, to: "source", whom: "The harbour", claimId: named });
  assert.deepEqual(await idsIn(writer, "queries"), [claimId], "who brought it in, where no byline names a writer");
  assert.deepEqual(await idsIn(other, "queries"), [named], "who stands in the byline");
  assert.deepEqual(await idsIn(reviewer, "queries"), [named], "who asked a source");
  assert.deepEqual(await idsIn(checker, "queries"), []);
  assert.equal(await countIn(writer, "queries"), 1);
  const { items } = await listQueue(writer, { view: "queries" });
  const [query] = items[0]!.claim.queries;
  await house.run(writer, id, { type: "answer-query", claimId, queryId: query!.id, reply: "answered", words: "2023" });
  assert.deepEqual(await idsIn(writer, "queries"), []);
  await restrict(byline.id, checker, house.people.editor);
  assert.deepEqual(await idsIn(other, "queries"), []);
  assert.equal(await countIn(reviewer, "queries"), 0);
  for (const each of [id, byline.id]) await close(each);
});

test("an open correction waits for who may decide on it", async () => {
  const { checker, editor } = house.people;
  const { id, claimId } = await checked();
  await house.run(checker, id, { type: "propose-correction", claimId, with: "over 80%" });
  assert.deepEqual(await idsIn(editor, "corrections"), [claimId]);
  assert.deepEqual(await idsIn(checker, "corrections"), []);
  const [correction] = (await listQueue(editor, { view: "corrections" })).items[0]!.claim.corrections;
  const decline = {
    type: "decline-correction",
    claimId,
    correctionId: correction!.id,
    reason: "It is right.",
  } as const;
  await house.run(editor, id, decline);
  assert.deepEqual(await idsIn(editor, "corrections"), []);
  await close(id);
});

test("who cited since the check waits for a second person, unless the house lets them", async () => {
  const { reviewer } = house.people;
  const { id, claimId } = await checked();
  await house.run(reviewer, id, { type: "add-citation", claimId, source: { title: "Yearbook" } });
  assert.deepEqual(await idsIn(reviewer, "approval"), []);
  await close(id);
});

test("a claim whose words changed since the check is stale, and waits for nobody's approval", async () => {
  const { reviewer, editor, viewer } = house.people;
  const { id, claimId } = await checked();
  await house.run(editor, id, { type: "replace-words", words: { exact: "over 90%" }, with: "over 80%" });
  assert.deepEqual(await idsIn(reviewer, "approval"), []);
  assert.deepEqual(await idsIn(viewer, "stale"), [claimId]);
  await close(id);
});

test("what was returned waits for who checked it last and for who has it now; what is assigned, for its assignee", async () => {
  const { reviewer, checker, legal, writer } = house.people;
  const { id, claimId } = await checked();
  await house.run(reviewer, id, { type: "return-claim", claimId, reason: "Which yearbook?" });
  assert.deepEqual(await idsIn(checker, "returned"), [claimId]);
  assert.deepEqual(await idsIn(legal, "returned"), []);
  await house.run(reviewer, id, { type: "assign-claim", claimId, assigneeId: legal.id });
  for (const view of ["returned", "assigned"] as const) assert.deepEqual(await idsIn(legal, view), [claimId], view);
  assert.deepEqual(await idsIn(writer, "assigned"), []);
  await house.run(legal, id, { type: "record-finding", claimId, finding: "accurate" });
  assert.deepEqual(await idsIn(checker, "returned"), []);
  const { claim } = await readClaim(reviewer, id, claimId);
  await house.run(reviewer, id, { type: "approve-claim", claimId, basis: claim.basis });
  assert.deepEqual(await idsIn(legal, "assigned"), [], "done with");
  await close(id);
});

test("nothing of an article one may not read, nor of a closed one, is listed or counted", async () => {
  const { reviewer, editor, admin } = house.people;
  const { id, claimId } = await checked();
  await restrict(id, editor, reviewer);
  assert.deepEqual([await idsIn(admin, "approval"), await countIn(admin, "approval")], [[], 0]);
  assert.deepEqual([await idsIn(reviewer, "approval"), await countIn(reviewer, "approval")], [[claimId], 1]);
  await assert.rejects(
    readClaim(admin, id, claimId),
    (error) => error instanceof AppError && error.code === "not-found",
  );
  await house.run(editor, id, { type: "sign-off", override: "Goes out as it is." });
  assert.deepEqual([await idsIn(reviewer, "approval"), await countIn(reviewer, "approval")], [[], 0]);
  await house.run(editor, id, { type: "reopen", reason: "A reader wrote." });
  assert.equal(await countIn(reviewer, "approval"), 1);
  await close(id);
  assert.deepEqual([await idsIn(reviewer, "approval"), await countIn(reviewer, "approval")], [[], 0]);
});

test("the evidence comes as its reader may see it", async () => {
  const { reviewer, legal, checker, viewer, editor } = house.people;
  const { id, claimId } = await checked();
  const source = { title: "Leak", access: "confidential" as const, alias: "an official", readers: [legal.id] };
  await house.run(checker, id, { type: "add-citation", claimId, source, passage: "Ninety.", locator: "p. 4" });
  await house.run(checker, id, { type: "add-note", claimId, body: "Called twice.", internal: true });
  const seenBy = async (who: Principal) =>
    (await listQueue(who, {})).items.find(({ claim }) => claim.id === claimId)?.claim;
  const [named, masked] = [await seenBy(legal), await seenBy(reviewer)];
  assert.equal(named?.citations[0]?.source?.title, "Leak");
  assert.deepEqual(
    [masked?.citations[0]?.source, masked?.citations[0]?.alias, masked?.citations[0]?.passage],
    [null, "an official", ""],
  );
  assert.deepEqual([masked?.notes.length, masked?.basis === named?.basis], [1, true]);
  await house.run(editor, id, { type: "assign-claim", claimId, assigneeId: viewer.id });
  const [own] = (await listQueue(viewer, { view: "assigned" })).items;
  assert.deepEqual([own?.claim.notes, own?.claim.citations[0]?.source], [[], null]);
  await close(id);
});

test("the earliest deadline comes first whatever its zone, then the oldest article, in pages without gap or double", async () => {
  const { reviewer } = house.people;
  const later = await checked({ deadline: "2027-03-01T12:00:00+02:00" });
  const none = await checked();
  const sooner = await checked({ deadline: "2027-03-01T11:00:00+04:00" });
  const second = await checked();
  const more = await house.addClaim(house.people.checker, later.id, "65% last");
  await house.run(house.people.checker, later.id, { type: "record-finding", claimId: more, finding: "accurate" });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listQueue(reviewer, { limit: "2", ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ claim }) => claim.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(seen, [sooner.claimId, later.claimId, more, none.claimId, second.claimId]);
  for (const { id } of [later, none, sooner, second]) await close(id);
});

test("what nobody gave out is malformed: a cursor, a view, a limit", async () => {
  const wrong = [{ cursor: "bm8" }, { cursor: "WzEsMiwzLDRd" }, { view: "all" }, { limit: "51" }, { nonsense: "1" }];
  for (const query of wrong) {
    const failed = listQueue(house.people.reviewer, query as never);
    await assert.rejects(failed, (error) => error instanceof AppError && error.code === "malformed");
  }
});
