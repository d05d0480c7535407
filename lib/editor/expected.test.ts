/** What is asked for stands on the screen at once, with or without a line, and is replaced by what the server made of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { caretBehind, type DeskRoom, openDeskRoom, select, type Tab, type } from "../testing/desk-room.ts";
import { seededRandom } from "../testing/seeded-random.ts";
import { place } from "../testing/typist.ts";
import type { DeskCommand } from "./desk-view.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TPP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
];

async function openRoom(...names: string[]): Promise<{ room: DeskRoom; tabs: Tab[] }> {
  const room = await openDeskRoom(paragraphs, names, seededRandom(1));
  return { room, tabs: [...room.tabs] };
}

test("offline, a claim with its note and its finding is shown at once, moves along with typing, and is delivered", async () => {
  const { room, tabs } = await openRoom("a");
  const { desk } = tabs[0]!;
  room.net.isDown = true;
  select(desk, "84% of attacks");
  const adding = desk.addClaimAtSelection();
  await room.net.pass(2000);
  const claimId = await adding;
  assert.equal(desk.read().active, claimId);
  const noted = desk.send({ type: "add-note", claimId, body: "Asked the bureau." });
  const [claim] = desk.read().claims;
  const found = desk.send({ type: "record-finding", claimId, finding: "accurate", basis: claim!.basis });
  caretBehind(desk, "Two provinces");
  type(desk, " in the north");
  await room.net.pass(2000);
  assert.deepEqual([await noted, await found], ["kept", "kept"]);
  assert.deepEqual([...new Set(desk.read().late)], [claimId]);
  const [shown] = desk.read().claims;
  assert.deepEqual(
    [shown!.exact, shown!.notes[0]!.body, shown!.stage, shown!.finding],
    ["84% of attacks", "Asked the bureau.", "checked", "accurate"],
  );
  const { from, to } = desk.rangeOf(claimId)!;
  assert.equal(desk.editorState().doc.textBetween(from, to), "84% of attacks");
  caretBehind(desk, "84% of");
  assert.equal(desk.read().active, claimId);

  room.net.isDown = false;
  await room.quiet();
  assert.equal(desk.read().claims[0]!.finding, "accurate");
  assert.deepEqual(desk.read().late, []);
  room.assertSame();
});

test("offline, what was just added is taken back at once, and for all when the line is back", async () => {
  const { room, tabs } = await openRoom("a", "b");
  const [a, b] = tabs as [Tab, Tab];
  select(a.desk, "TPP");
  const adding = a.desk.addClaimAtSelection();
  await room.net.pass(1000);
  const claimId = await adding;
  assert.equal(a.desk.read().justDone?.type, "add-claim");
  const { basis } = a.desk.read().claims[0]!;
  room.net.isDown = true;
  for (const command of [
    { type: "add-note", claimId, body: "A slip." },
    { type: "record-finding", claimId, finding: "accurate", basis },
  ] as const) {
    void a.desk.send(command);
    await room.net.pass(2000);
    const done = a.desk.read().justDone!;
    assert.equal(done.type, command.type);
    void a.desk.takeBack(done);
    await room.net.pass(2000);
    assert.equal(a.desk.read().justDone, null);
    const { notes, finding, stage } = a.desk.read().claims[0]!;
    assert.deepEqual({ notes, finding, stage }, { notes: [], finding: null, stage: "to-check" });
  }
  room.net.isDown = false;
  await room.quiet();
  room.assertSame();
  assert.deepEqual(b.desk.read().claims[0]!.notes, []);
  const types = room.net.room.log.slice(2).map(({ event }) => event.type);
  assert.deepEqual(types, ["note-added", "note-withdrawn", "finding-recorded", "finding-withdrawn"]);
});

test("a finding is no longer offered to be taken back once something rests on it; a newer thing replaces an older", async () => {
  const { room, tabs } = await openRoom("a");
  const { desk } = tabs[0]!;
  select(desk, "TPP");
  const adding = desk.addClaimAtSelection();
  await room.net.pass(1000);
  const claimId = await adding;
  const offered = async (command: DeskCommand) => {
    void desk.send(command);
    await room.net.pass(1000);
    return desk.read().justDone?.type;
  };
  assert.equal(await offered({ type: "add-note", claimId, body: "Asked." }), "add-note");
  assert.equal(await offered({ type: "edit-claim", claimId, kind: "name" }), "add-note");
  assert.equal(await offered({ type: "record-finding", claimId, finding: "accurate" }), "record-finding");
  assert.equal(await offered({ type: "return-claim", claimId, reason: "Ask again." }), undefined);
});

test("while the answer is slower than the stream nothing is shown twice", async () => {
  const { room, tabs } = await openRoom("a", "b");
  const [a] = tabs as [Tab, Tab];
  select(a.desk, "TPP");
  const adding = a.desk.addClaimAtSelection();
  await room.net.pass(1000);
  const claimId = await adding;
  room.net.line = { ...room.net.line, loseAnswer: 1 };
  void Promise.allSettled([a.desk.send({ type: "add-note", claimId, body: "Once." })]);
  let most = 0;
  for (let turn = 0; turn < 40; turn += 1) {
    most = Math.max(most, a.desk.read().claims[0]!.notes.length);
    await room.net.pass(50);
  }
  assert.equal(most, 1);
  room.net.line = { ...room.net.line, loseAnswer: 0 };
  await room.quiet();
  room.assertSame();
});

test("a claim that was given offline and is refused goes to the rescue list, and what waits goes on", async () => {
  const { room, tabs } = await openRoom("a", "b");
  const [a, b] = tabs as [Tab, Tab];
  room.net.isDown = true;
  select(a.desk, "84% of attacks");
  const adding = a.desk.addClaimAtSelection();
  await room.net.pass(2000);
  const claimId = await adding;
  void Promise.allSettled([a.desk.send({ type: "add-note", claimId, body: "On what is gone." })]);
  select(b.desk, " and 84% of attacks.");
  type(b.desk, ".");
  await room.net.pass(2000);
  assert.equal(a.desk.read().claims[0]!.notes.length, 1);
  room.net.isDown = false;
  await room.quiet();
  const rescued = a.desk.read().rescued.map(({ text }) => text);
  assert.ok(
    rescued.some((text) => /On what is gone/.test(text)),
    rescued.join(),
  );
  assert.equal(a.desk.read().claims.length, 0);
  room.assertSame();
});

test("a refusal that comes in time is told to whoever waits for it", async () => {
  const { room, tabs } = await openRoom("a");
  const { desk } = tabs[0]!;
  const sent = desk.send({ type: "add-note", claimId: "none", body: "x" });
  const refused = assert.rejects(sent, { code: "not-found" });
  await room.net.pass(1000);
  await refused;
  assert.deepEqual(desk.read().rescued, []);
});

test("another's edit fits the page while a command that changes words waits", async (t) => {
  const reported = t.mock.method(console, "error", () => {});
  const { room, tabs } = await openRoom("a", "b");
  const [a, b] = tabs as [Tab, Tab];
  select(b.desk, paragraphs[1]!);
  const adding = b.desk.addClaimAtSelection();
  await room.net.pass(500);
  await adding;
  room.net.line = { ...room.net.line, loseRequest: 1 };
  const replaced = a.desk.send({ type: "replace-words", words: { exact: "attacks" }, with: "raids" });
  await room.net.pass(20);
  const { from, to } = place(room.net.room.live.state.doc, "According to a report there was");
  const steps = [{ stepType: "replace", from, to }];
  room.net.run("c", { type: "edit-text", id: "cut", version: 0, clientId: "client-c", steps });
  await room.net.pass(500);
  room.net.line = { ...room.net.line, loseRequest: 0 };
  await room.quiet();
  await replaced;
  assert.equal(reported.mock.callCount(), 0);
  assert.equal(a.desk.read().claims[0]!.exact, paragraphs[1]!.replace("attacks", "raids"));
  room.assertSame();
});
