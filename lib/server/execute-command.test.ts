import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { approvals, checks, claims, contributors, notes, snapshots } from "#db/schema.ts";
import { AppError, type ErrorCode } from "../app-error.ts";
import { applyEntry } from "../log/apply-entry.ts";
import { viewClaims } from "../log/claim-view.ts";
import { snapshotOf, stateOf } from "../log/snapshot.ts";
import { openHouse, type TestHouse } from "../testing/house.ts";
import { database } from "./database.ts";
import { executeCommand } from "./execute-command.ts";
import { listEvents } from "./list-events.ts";
import { readArticle, readState } from "./read-article.ts";
import { verifyArticleLog, verifyHouseLog } from "./verify-log.ts";

let house: TestHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.end());

async function refused(code: ErrorCode, job: Promise<unknown>): Promise<AppError> {
  const error = await job.then(
    () => assert.fail(`was not refused with ${code}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code, error.message);
  return error;
}

test("a retry by the same person with the same content gets the same answer and changes nothing", async () => {
  const { id } = await house.addArticle();
  const command = { id: randomUUID(), type: "add-claim", words: { exact: "over 90%" } };
  const first = await executeCommand(house.people.checker, id, command);
  const again = await executeCommand(house.people.checker, id, command);
  assert.deepEqual(again, first);
  assert.equal((await readArticle(house.people.checker, id)).claims.length, 1);
});

test("two sendings of one command at the same moment are carried out once", async () => {
  const { id } = await house.addArticle();
  const command = { id: randomUUID(), type: "add-claim", words: { exact: "over 90%" } };
  const answers = await Promise.all([1, 2, 3].map(() => executeCommand(house.people.checker, id, command)));
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
  assert.equal((await readArticle(house.people.checker, id)).seq, 2);
});

test("the same id with other content, by another person or for another article is refused as id-reused", async () => {
  const [one, other] = [await house.addArticle(), await house.addArticle()];
  const command = { id: randomUUID(), type: "add-claim", words: { exact: "over 90%" } };
  await executeCommand(house.people.checker, one.id, command);
  await refused("id-reused", executeCommand(house.people.checker, one.id, { ...command, statement: "Other" }));
  await refused("id-reused", executeCommand(house.people.reviewer, one.id, command));
  await refused("id-reused", executeCommand(house.people.checker, other.id, command));
});

test("a note is taken back by who wrote it and by nobody else; its row and the log keep it", async () => {
  const { id } = await house.addArticle();
  const { checker, reviewer, admin } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const noteId = randomUUID();
  await executeCommand(checker, id, { id: noteId, type: "add-note", claimId, body: "Asked." });
  const again = { id: noteId, type: "add-note", claimId, body: "Asked again." };
  await refused("id-reused", executeCommand(checker, id, again));
  for (const other of [reviewer, admin]) {
    await refused("forbidden", house.run(other, id, { type: "withdraw-note", claimId, noteId }));
  }
  await house.run(checker, id, { type: "withdraw-note", claimId, noteId });
  await refused("not-found", house.run(checker, id, { type: "withdraw-note", claimId, noteId }));
  assert.deepEqual((await readArticle(checker, id)).claims[0]!.notes, []);
  const rows = await database().read(async (tx) =>
    tx
      .select()
      .from(notes)
      .all()
      .filter(({ articleId }) => articleId === id),
  );
  assert.deepEqual(
    rows.map(({ id: row, body, withdrawn }) => [row, body, withdrawn]),
    [[noteId, "Asked.", true]],
  );
});

test("a finding is taken back by who recorded it; the tables then say what they said before", async () => {
  const { id } = await house.addArticle();
  const { checker, reviewer, editor, admin } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  await house.run(editor, id, { type: "add-citation", claimId, source: { title: "Yearbook" } });
  const rows = () =>
    database().read(async (tx) => ({
      claim: tx
        .select()
        .from(claims)
        .all()
        .filter(({ articleId }) => articleId === id),
      contributors: tx
        .select()
        .from(contributors)
        .all()
        .filter(({ articleId }) => articleId === id),
    }));
  const before = await rows();
  await house.run(reviewer, id, { type: "record-finding", claimId, finding: "inaccurate" });
  await refused("forbidden", house.run(admin, id, { type: "withdraw-finding", claimId }));
  await house.run(reviewer, id, { type: "withdraw-finding", claimId });
  assert.deepEqual(await rows(), before);
  const recorded = await database().read(async (tx) =>
    tx
      .select()
      .from(checks)
      .all()
      .filter(({ articleId }) => articleId === id),
  );
  assert.equal(recorded.length, 2);
  const { basis } = (await readArticle(editor, id)).claims[0]!;
  await refused("self-approval", house.run(editor, id, { type: "approve-claim", claimId, basis }));
});

test("a foreign article looks like an absent one, before rights are asked and also to an admin", async () => {
  const { id } = await house.addArticle();
  await house.run(house.people.editor, id, { type: "set-access", access: "restricted", members: [] });
  const command = { id: randomUUID(), type: "add-claim", words: { exact: "over 90%" } };
  const foreign = await refused("not-found", executeCommand(house.people.viewer, id, command));
  const absent = await refused("not-found", executeCommand(house.people.viewer, randomUUID(), command));
  assert.equal(foreign.message, absent.message);
  await refused("not-found", executeCommand(house.people.admin, id, command));
  await refused("not-found", readArticle(house.people.admin, id));
});

test("what the table does not allow is forbidden; own work is told by its maker", async () => {
  const { id } = await house.addArticle();
  const { writer, checker, viewer } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  await refused("forbidden", house.run(viewer, id, { type: "add-claim", words: { exact: "65%" } }));
  await refused("forbidden", house.run(writer, id, { type: "edit-claim", claimId, statement: "Mine now" }));
  const mine = await house.addClaim(writer, id, "the minister");
  await house.run(writer, id, { type: "edit-claim", claimId: mine, statement: "A minister spoke" });
  await refused("not-found", house.run(writer, id, { type: "edit-claim", claimId: "nowhere", statement: "x" }));
});

test("a writer withdraws no claim of theirs that somebody else has put work into", async () => {
  const { writer, checker, reviewer } = house.people;
  const { id } = await house.addArticle();
  const withdraw = (claimId: string) =>
    house.run(writer, id, { type: "withdraw-claim", claimId, reason: "Not needed." });
  const asked = await house.addClaim(writer, id, "over 90%");
  await house.run(checker, id, { type: "ask-query", claimId: asked, to: "writer", question: "Says who?" });
  const noted = await house.addClaim(writer, id, "last year");
  await house.run(checker, id, { type: "add-note", claimId: noted, body: "The table says 56%." });
  const corrected = await house.addClaim(writer, id, "TPP");
  await house.run(reviewer, id, { type: "propose-correction", claimId: corrected, with: "TTP" });
  for (const claimId of [asked, noted, corrected]) await refused("forbidden", withdraw(claimId));
  const own = await house.addClaim(writer, id, "an institute");
  await house.run(writer, id, { type: "add-note", claimId: own, body: "In my notebook." });
  await withdraw(own);
  await house.run(checker, id, { type: "withdraw-claim", claimId: noted, reason: "Said twice." });
});

test("a writer takes from no claim of theirs what stands in the way of a sign-off", async () => {
  const { writer, checker, legal } = house.people;
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(writer, id, "over 90%");
  const edit = (fields: object) => house.run(writer, id, { type: "edit-claim", claimId, ...fields });
  await edit({ importance: "key", criticism: true });
  await refused("forbidden", edit({ importance: "normal" }));
  await refused("forbidden", edit({ criticism: false }));
  await house.run(legal, id, { type: "edit-claim", claimId, importance: "legal" });
  await refused("forbidden", edit({ statement: "A figure", importance: "key" }));
  await refused("forbidden", house.run(writer, id, { type: "withdraw-claim", claimId, reason: "Not needed." }));
  await edit({ statement: "A figure", importance: "legal", criticism: true });
  await house.run(checker, id, { type: "ask-query", claimId, to: "writer", question: "Says who?" });
  const queryId = (await readArticle(writer, id)).claims[0]!.queries[0]!.id;
  const drop = { type: "answer-query", claimId, queryId, reply: "dropped" } as const;
  await refused("forbidden", house.run(writer, id, drop));
  await house.run(checker, id, drop);
  await house.run(checker, id, { type: "edit-claim", claimId, importance: "normal", criticism: false });
});

test("a note is edited by its maker alone", async () => {
  const { id } = await house.addArticle();
  const { checker, editor } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const { events } = await house.run(checker, id, { type: "add-note", claimId, body: "Ask the institute" });
  const event = events[0]!.event;
  assert.ok(event.type === "note-added");
  const edit = { type: "edit-note", claimId, noteId: event.note.id, body: "Asked" } as const;
  await refused("forbidden", house.run(editor, id, edit));
  await house.run(checker, id, edit);
});

test("text is edited only under a client id issued to the person for the article", async () => {
  const [one, other] = [await house.addArticle(), await house.addArticle()];
  const { editor, checker } = house.people;
  const mine = await house.clientOf(editor, one.id);
  const edit = (clientId: string) => ({
    type: "edit-text" as const,
    version: 0,
    clientId,
    steps: [{ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "X" }] } }],
  });
  await refused("foreign-client", house.run(editor, one.id, edit(await house.clientOf(checker, one.id))));
  await refused("foreign-client", house.run(editor, one.id, edit(await house.clientOf(editor, other.id))));
  await refused("foreign-client", house.run(editor, one.id, edit("made-up")));
  const answer = await house.run(editor, one.id, edit(mine));
  assert.deepEqual([answer.version, answer.dropped], [1, 0]);
  assert.match((await readArticle(editor, one.id)).title, /^XStrikes/);
});

/** A life of an article with every kind of command in it. */
async function lived({ veiled = false } = {}): Promise<{ id: string; claimId: string }> {
  const { id } = await house.addArticle();
  const { writer, checker, reviewer, editor, legal } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90% of all deaths");
  const slip = await house.addClaim(writer, id, "TPP");
  const source = { title: "Yearbook of the institute", link: "https://institute.example/2025", publisher: "Institute" };
  await house.run(checker, id, { type: "start-check", claimId });
  await house.run(checker, id, { type: "assign-claim", claimId, assigneeId: checker.id });
  await house.run(checker, id, { type: "add-note", claimId, body: "internal word", internal: true });
  const added = await house.run(checker, id, {
    type: "add-citation",
    claimId,
    source,
    passage: "91%",
    locator: "p. 4",
  });
  const secret = { title: "A clerk", type: "person" as const, access: "confidential" as const, alias: "an official" };
  await house.run(checker, id, { type: "add-citation", claimId, source: secret, passage: "he said so" });
  await house.run(checker, id, { type: "record-finding", claimId, finding: "accurate" });
  await house.run(checker, id, { type: "attach-file", claimId, name: "../scan.png", content: png });
  const { basis } = (await readArticle(reviewer, id)).claims.find((claim) => claim.id === claimId)!;
  await house.run(reviewer, id, { type: "approve-claim", claimId, basis });
  await house.run(checker, id, { type: "record-finding", claimId: slip, finding: "inaccurate", reason: "It is TTP" });
  await house.run(editor, id, { type: "replace-words", words: { exact: "TPP" }, with: "TTP" });
  await house.run(editor, id, { type: "edit-article", title: "Strikes rise", language: "en" });
  await house.run(legal, id, { type: "set-resolution", claimId: slip, resolution: "changed" });
  const cited = added.events.map(({ event }) => event).find((event) => event.type === "citation-added")!;
  const sourceId = cited.citation.sourceId!;
  await house.run(checker, id, { type: "edit-source", sourceId, fields: { publisher: "The Institute" } });
  if (veiled) await house.run(checker, id, { type: "edit-source", sourceId, fields: { access: "internal" } });
  await house.run(checker, id, { type: "withdraw-claim", claimId: slip, reason: "Twice" });
  return { id, claimId };
}
const png = Buffer.from("\x89PNG\r\n\x1a\n rest", "latin1").toString("base64");

test("the tables of claims say what the state says", async () => {
  const { id } = await lived();
  const state = await readState(house.people.checker, id);
  const all = await database().read(async (tx) => tx.select().from(claims).all());
  const rows = all.filter((row) => row.articleId === id);
  assert.equal(rows.length, 2);
  for (const view of viewClaims(state)) {
    const row = rows.find((candidate) => candidate.id === view.id)!;
    assert.deepEqual(
      [row.number, row.words, row.wordsHash, row.stage, row.finding, row.placed, row.stale, row.tone, row.withdrawn],
      [view.number, view.words, view.wordsHash, view.stage, view.finding, view.placed, view.stale, view.tone, false],
    );
  }
});

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

test("snapshot + events = fresh snapshot, for every role and from every entry on", async () => {
  const { id } = await lived();
  for (const reader of Object.values(house.people)) {
    const fresh = await readArticle(reader, id);
    const { events } = await listEvents(reader, id, { limit: 500 });
    assert.equal(events.at(-1)!.seq, fresh.seq);
    let state = applyEntry(null, events[0]!).state;
    for (const entry of events.slice(1)) {
      assert.ok(
        entry.event.type !== "withheld" || !entry.event.resync,
        `${entry.seq}: nothing here needs a new snapshot`,
      );
      state = applyEntry(stateOf(json(snapshotOf(state)) as ReturnType<typeof snapshotOf>), entry).state;
    }
    assert.deepEqual(json(snapshotOf(state)), json(fresh), reader.role);
  }
});

test("a source that changed its veil asks every reader for a new snapshot", async () => {
  const { id } = await lived({ veiled: true });
  for (const reader of Object.values(house.people)) {
    const { events } = await listEvents(reader, id, { limit: 500 });
    assert.equal(events.filter(({ event }) => event.type === "withheld" && event.resync).length, 1, reader.role);
  }
});

test("a restart loads the same article for every reader", async () => {
  const { id } = await lived();
  const seen = async () => Promise.all(Object.values(house.people).map((reader) => readArticle(reader, id)));
  const before = JSON.stringify(await seen());
  await house.restart();
  assert.equal(JSON.stringify(await seen()), before);
});

test("the same stays true across stored states: 450 entries, restarted", async () => {
  const { id } = await house.addArticle();
  const { checker, editor } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const clientId = await house.clientOf(editor, id);
  for (let version = 0; version < 430; version += 1) {
    const step = { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "x" }] } };
    await house.run(editor, id, { type: "edit-text", version, clientId, steps: [step] });
    if (version % 20 === 0) await house.run(checker, id, { type: "add-note", claimId, body: `Note ${version}` });
  }
  const before = JSON.stringify(await readArticle(checker, id));
  await house.restart();
  assert.equal(JSON.stringify(await readArticle(checker, id)), before);
  const late = { stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "late" }] } };
  const send = (version: number) => house.run(editor, id, { type: "edit-text", version, clientId, steps: [late] });
  await refused("history-gone", send(20));
  assert.equal((await send(300)).version, 431, "a batch made before the restart is still rebased");
  await house.restart();
  assert.equal((await send(431)).version, 432, "the newest stored state is enough for whoever is current");
  assert.equal((await send(300)).version, 433, "and the window still grows back for whoever is late");
  const kept = await database().read(async (tx) => tx.select().from(snapshots).all());
  assert.equal(kept.filter((row) => row.articleId === id).length, 2);
  assert.equal((await database().read((tx) => verifyArticleLog(tx, id))).ok, true);
});

test("after all of that the chains of the article and of the house verify", async () => {
  const { id } = await lived();
  assert.equal((await database().read((tx) => verifyArticleLog(tx, id))).ok, true);
  assert.equal((await database().read(verifyHouseLog)).ok, true);
});

test("a contributor's approval is refused by the database itself", async () => {
  const { id, claimId } = await lived();
  const row = { articleId: id, claimId, seq: 1, basis: "b", rules: 1, byName: "n", at: "2026-01-01T00:00:00.000Z" };
  const insert = (byId: string, self: boolean, seq: number) =>
    database().write(
      async (tx) =>
        void tx
          .insert(approvals)
          .values({ ...row, seq, byId, self })
          .run(),
    );
  await assert.rejects(insert(house.people.checker.id, false, 900), /contributor/);
  await insert(house.people.checker.id, true, 901);
  await insert(house.people.legal.id, false, 902);
});

test("who found it may not approve it, unless the house allows it, and then it says so", async () => {
  const { id } = await house.addArticle();
  const { reviewer } = house.people;
  const claimId = await house.addClaim(reviewer, id, "over 90%");
  await house.run(reviewer, id, { type: "record-finding", claimId, finding: "accurate" });
  const { basis } = (await readArticle(reviewer, id)).claims[0]!;
  await refused("self-approval", house.run(reviewer, id, { type: "approve-claim", claimId, basis }));
  await house.allowSelfApproval();
  await house.run(reviewer, id, { type: "approve-claim", claimId, basis });
  assert.deepEqual((await readArticle(reviewer, id)).claims[0]!.approval?.self, true);
});

test("forty commands at once are all carried out, in one order without holes", async () => {
  const { id } = await house.addArticle();
  const claimId = await house.addClaim(house.people.checker, id, "over 90%");
  const bodies = Array.from({ length: 40 }, (_, index) => `Note ${index}`);
  const jobs = bodies.map((body, index) =>
    index % 10 === 9
      ? house.run(house.people.viewer, id, { type: "add-note", claimId, body }).catch(() => null)
      : house.run(house.people.checker, id, { type: "add-note", claimId, body }),
  );
  const answers = await Promise.all(jobs);
  assert.equal(answers.filter((answer) => answer === null).length, 4);
  const article = await readArticle(house.people.checker, id);
  assert.equal(article.seq, 2 + 36);
  assert.equal(article.claims[0]!.notes.length, 36);
  assert.equal((await database().read((tx) => verifyArticleLog(tx, id))).ok, true);
});

test("a commit that fails leaves nothing in memory: the same command can be sent again", async () => {
  const { id } = await house.addArticle();
  const { checker } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  const note = { id: randomUUID(), type: "add-note", claimId, body: "Once" };
  const spoilsTheCommit = database().write(async (tx) => {
    tx.run("PRAGMA defer_foreign_keys = ON");
    tx.run("INSERT INTO article_members (article_id, person_id) VALUES ('nowhere', 'nobody')");
  });
  const [first] = await Promise.allSettled([executeCommand(checker, id, note), spoilsTheCommit]);
  assert.equal(first.status, "rejected");
  assert.deepEqual((await readArticle(checker, id)).claims[0]!.notes, []);
  await executeCommand(checker, id, note);
  assert.equal((await readArticle(checker, id)).claims[0]!.notes.length, 1);
  assert.equal((await database().read((tx) => verifyArticleLog(tx, id))).ok, true);
});

test("a command that is refused leaves no trace", async () => {
  const { id } = await house.addArticle();
  const { checker } = house.people;
  const before = JSON.stringify(await readArticle(checker, id));
  const command = { id: randomUUID(), type: "add-claim", words: { exact: "not in it" } };
  await refused("words-not-found", executeCommand(checker, id, command));
  assert.equal(JSON.stringify(await readArticle(checker, id)), before);
  await executeCommand(checker, id, { ...command, words: { exact: "over 90%" } });
});

test("the history of a claim does not hint at what is withheld", async () => {
  const { id } = await house.addArticle();
  const { checker, viewer } = house.people;
  const claimId = await house.addClaim(checker, id, "over 90%");
  await house.run(checker, id, { type: "add-note", claimId, body: "canary", internal: true });
  const types = async (query: { claim?: string }) =>
    (await listEvents(viewer, id, query)).events.map(({ event }) => event.type);
  assert.deepEqual(await types({ claim: claimId }), ["claim-added"]);
  assert.deepEqual(await types({}), ["article-created", "claim-added", "withheld"]);
  // Nor do its pages, however short: neither by where the next one begins nor by one that is empty.
  const paged = (after: number) => listEvents(viewer, id, { claim: claimId, after, limit: 1 });
  assert.equal((await paged(0)).next, null);
  await house.run(checker, id, { type: "start-check", claimId });
  const first = await paged(0);
  assert.equal(first.next, first.events[0]!.seq);
  const second = await paged(first.next!);
  assert.deepEqual([second.events.map(({ event }) => event.type), second.next], [["check-started"], null]);
});
