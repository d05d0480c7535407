import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { updatePerson } from "#db/people.ts";
import { AppError } from "../app-error.ts";
import type { Principal, Role } from "../policy/can.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { listInbox } from "./list-inbox.ts";
import { inboxMark, markInbox } from "./mark-inbox.ts";
import { readClaim } from "./read-claim.ts";
import { verifyHouse } from "./verify-house.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

type Input = Parameters<typeof listInbox>[1];
const linesOf = async (who: Principal, input: Input = {}) => (await listInbox(who, input)).lines;
const unreadOf = async (who: Principal) => (await listInbox(who, { limit: 0 })).unread;
const said = async (who: Principal, input?: Input) => (await linesOf(who, input)).map(({ kind, text }) => [kind, text]);
const mark = (who: Principal, input: object) => markInbox(who, inboxMark.parse(input), async () => who);

/** An article with one claim, and somebody of that role whom nothing concerns yet. */
async function started(role: Role) {
  const { editor } = house.people;
  const person = await house.addPerson(role, `Somebody who is ${role}`);
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(editor, id, "over 90%");
  const restrict = (...members: Principal[]) =>
    house.run(editor, id, { type: "set-access", access: "restricted", members: members.map((each) => each.id) });
  const note = (body: string, internal = true) =>
    house.run(editor, id, { type: "add-note", claimId, body, internal, mentions: [person.id] });
  return { person, id, claimId, restrict, note, editor };
}

test("a line stands in the inbox as soon as its entry does: article, claim, who, when, the words", async () => {
  const { person, id, claimId, note, editor } = await started("checker");
  const { seq, events } = await note("@Somebody, look.");
  assert.deepEqual(await listInbox(person, {}), {
    lines: [
      {
        article: { id, title: "Strikes near the border rise by 65%" },
        ...{ seq, kind: "mentioned", at: events[0]!.at, byName: editor.name, read: false },
        claim: { id: claimId, number: 1, words: "over 90%" },
        text: "@Somebody, look.",
      },
    ],
    next: null,
    unread: 1,
  });
  assert.deepEqual(await linesOf(editor), [], "not one's own act");
});

test("a refused command leaves no line, a repeated one no second", async () => {
  const { person, id, claimId, editor } = await started("checker");
  const stranger = { type: "add-note" as const, claimId, body: "x", mentions: [person.id, "nobody"] };
  await assert.rejects(house.run(editor, id, stranger), (error) => error instanceof AppError && error.code === "unfit");
  assert.equal(await unreadOf(person), 0);
  const assign = { type: "assign-claim", claimId, assigneeId: person.id } as const;
  for (let sent = 0; sent < 2; sent++) {
    await house.run(editor, id, { ...assign, id: `once-${person.id}` } as typeof assign);
  }
  assert.deepEqual(await said(person), [["assigned", ""]]);
});

test("who may not read the article is refused as somebody mentioned, and hears of nothing in it", async () => {
  const { person, id, claimId, restrict, note, editor } = await started("writer");
  const query = { type: "ask-query", claimId, to: "writer", whom: person.name, question: "Who counted?" } as const;
  await restrict(editor);
  await assert.rejects(note("x"), /may not read this article/);
  await house.run(editor, id, query);
  assert.equal(await unreadOf(person), 0);
  await restrict(editor, person);
  assert.equal(await unreadOf(person), 0, "what was asked before is not told now");
  await house.run(editor, id, query);
  assert.deepEqual(await said(person), [["asked", "Who counted?"]]);
});

test("a removed person is not mentioned and hears of nothing", async () => {
  const { person, id, claimId, note, editor } = await started("checker");
  await house.run(editor, id, { type: "assign-claim", claimId, assigneeId: person.id });
  await house.run(person, id, { type: "record-finding", claimId, finding: "accurate" });
  await database().write((tx) => updatePerson(tx, person.id, { removedAt: new Date().toISOString() }));
  await assert.rejects(note("x"), /may not read this article/);
  await house.run(house.people.reviewer, id, { type: "return-claim", claimId, reason: "Which year?" });
  assert.deepEqual(await said(person), [["assigned", ""]]);
});

test("rights are asked again when it is read: who lost the right has neither line nor count, and none to mark", async () => {
  const { person, restrict, note, editor } = await started("checker");
  await note("x");
  await restrict(editor);
  assert.deepEqual(await listInbox(person, {}), { lines: [], next: null, unread: 0 });
  assert.deepEqual(await mark(person, { until: "2999-01-01T00:00:00.000Z" }), { changed: 0, unread: 0 });
  await restrict(editor, person);
  assert.deepEqual([await said(person), await unreadOf(person)], [[["mentioned", "x"]], 1], "and still unread");
});

test("of notes and queries that a role does not see, neither line nor count", async () => {
  const { person, id, claimId, note, editor } = await started("writer");
  await house.run(editor, id, {
    type: "ask-query",
    claimId,
    to: "writer",
    whom: person.name,
    question: "Who counted?",
  });
  await note("internal");
  await note("for all", false);
  assert.equal(await unreadOf(person), 3);
  const asViewer = { ...person, role: "viewer" } as const;
  assert.deepEqual([await said(asViewer), await unreadOf(asViewer)], [[["mentioned", "for all"]], 1]);
});

test("the text is that of now: an edited note reads anew, a withdrawn one has none, a hidden one leaves with its line", async () => {
  const { person, id, claimId, note, editor } = await started("viewer");
  await note("first", false);
  const noteOf = async () => (await linesOf(person))[0];
  const { noteId } = await lastNote(id, claimId);
  const edit = { type: "edit-note", claimId, noteId, body: "second" } as const;
  await house.run(editor, id, edit);
  assert.equal((await noteOf())?.text, "second");
  await house.run(editor, id, { ...edit, internal: true });
  assert.deepEqual([await noteOf(), await unreadOf(person)], [undefined, 0]);
  await house.run(editor, id, { ...edit, internal: false });
  await house.run(editor, id, { type: "withdraw-note", claimId, noteId });
  assert.deepEqual([(await noteOf())?.text, await unreadOf(person)], ["", 1]);
});

async function lastNote(id: string, claimId: string): Promise<{ noteId: string }> {
  const { claim } = await readClaim(house.people.editor, id, claimId);
  return { noteId: claim.notes.at(-1)!.id };
}

test("an answer from a source that is named to others only comes without its words", async () => {
  const { person, id, claimId, editor } = await started("checker");
  const readers = [person.id];
  const source = { title: "Leak", access: "confidential" as const, alias: "an official", readers };
  await house.run(editor, id, { type: "add-citation", claimId, source });
  const { claim } = await readClaim(editor, id, claimId);
  const sourceId = claim.citations[0]!.sourceId!;
  await house.run(person, id, { type: "ask-query", claimId, to: "source", sourceId, question: "Is it so?" });
  const asked = (await readClaim(person, id, claimId)).claim.queries[0]!;
  const answer = { type: "answer-query", claimId, queryId: asked.id, reply: "confirmed", words: "It is." } as const;
  await house.run(editor, id, answer);
  assert.deepEqual(await said(person), [["answered", "It is."]]);
  await house.run(editor, id, { type: "edit-source", sourceId, fields: { readers: [editor.id] } });
  assert.deepEqual(await said(person), [["answered", ""]]);
});

test("lines are marked by name or up to a moment, and unread again; nobody marks another's", async () => {
  const { person, note } = await started("checker");
  const other = house.people.legal;
  for (const body of ["a", "b", "c"]) await note(body);
  const [c, b, a] = await linesOf(person);
  const named = ({ article, seq }: NonNullable<typeof c>) => ({ articleId: article.id, seq });
  assert.equal((await mark(other, { lines: [named(a!)] })).changed, 0);
  assert.deepEqual(await mark(person, { lines: [named(a!), named(c!)] }), { changed: 2, unread: 1 });
  assert.deepEqual(await mark(person, { lines: [named(a!)] }), { changed: 0, unread: 1 });
  assert.deepEqual(await said(person, { only: "unread" }), [["mentioned", "b"]]);
  assert.deepEqual(await mark(person, { lines: [named(a!)], read: false }), { changed: 1, unread: 2 });
  assert.deepEqual(await mark(person, { until: b!.at }), { changed: 2, unread: 0 });
  assert.deepEqual(
    (await linesOf(person)).map(({ read }) => read),
    [true, true, true],
  );
  await house.restart();
  assert.equal(await unreadOf(person), 0, "as it was, after a restart");
});

test("newest first, in pages without gap or double, while new lines come", async () => {
  const { person, note } = await started("checker");
  for (const body of ["1", "2", "3", "4", "5"]) await note(body);
  const first = await listInbox(person, { limit: 2 });
  await note("6");
  const second = await listInbox(person, { limit: 2, cursor: first.next! });
  const third = await listInbox(person, { limit: 2, cursor: second.next! });
  const seen = [first, second, third].flatMap(({ lines }) => lines.map(({ text }) => text));
  assert.deepEqual(seen, ["5", "4", "3", "2", "1"]);
  assert.deepEqual([third.next, third.unread], [null, 6]);
  await assert.rejects(listInbox(person, { cursor: "x" }), /cursor/);
});

test("bad input is refused with what is wrong", () => {
  for (const input of [{}, { lines: [] }, { lines: [{ articleId: "a", seq: 0 }] }, { until: "then" }]) {
    assert.equal(inboxMark.safeParse(input).success, false, JSON.stringify(input));
  }
  const both = inboxMark.safeParse({ lines: [{ articleId: "a", seq: 1 }], until: "2026-01-01T00:00:00Z" });
  assert.match(both.error?.issues[0]?.message ?? "", /either `lines` or `until`/);
});

test("a house with inboxes verifies: they are no projection, and stand in nobody's way", async () => {
  assert.deepEqual((await database().read(verifyHouse)).faults, []);
});
