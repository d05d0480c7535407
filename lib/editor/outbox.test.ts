/** Unsent work: its order, what the device keeps of it, and going on with what a tab that is gone has left. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArticleEvent } from "../log/event.ts";
import { caretBehind, type DeskRoom, openDeskRoom, select, type Tab, textOf, type } from "../testing/desk-room.ts";
import { randomEdit } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { goodLine } from "../testing/simulated-net.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TPP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
];

async function openRoom(random: Random, ...names: string[]): Promise<{ room: DeskRoom; tabs: Tab[] }> {
  const room = await openDeskRoom(paragraphs, names, random);
  return { room, tabs: [...room.tabs] };
}

function eventsOf(room: DeskRoom): ArticleEvent["type"][] {
  return room.net.room.log.slice(1).map((entry) => entry.event.type);
}

/** Nobody waits for the answer here; a refusal shows in what the article holds afterwards. */
function give(...[tab, command]: [Tab, Parameters<Tab["desk"]["send"]>[0]]): void {
  void Promise.allSettled([tab.desk.send(command)]);
}

test("offline, text and commands are kept in the order they were given, and arrive in it", async () => {
  const { room, tabs } = await openRoom(seededRandom(1), "a");
  const [a] = tabs as [Tab];
  select(a.desk, "TPP");
  const adding = a.desk.addClaimAtSelection();
  await room.net.pass(500);
  const claimId = await adding;
  room.net.isDown = true;
  caretBehind(a.desk, "84% of attacks");
  type(a.desk, " yonder");
  give(a, { type: "record-finding", claimId, finding: "inaccurate" });
  select(a.desk, "TPP");
  type(a.desk, "TTP");
  give(a, { type: "add-note", claimId, body: "The group is TTP." });
  await room.net.pass(8 * 3_600_000);
  room.net.isDown = false;
  await room.quiet();
  assert.deepEqual(eventsOf(room), ["claim-added", "text-edited", "finding-recorded", "text-edited", "note-added"]);
  const [claim] = a.desk.read().claims;
  assert.deepEqual([claim!.finding, claim!.exact, claim!.stale], ["inaccurate", "TTP", true]);
  room.assertSame();
});

test("nothing is sent that is not on the device, word for word, before", async () => {
  const random = seededRandom(2);
  const { room, tabs } = await openRoom(random, "a", "b");
  const [a] = tabs as [Tab, Tab];
  const kept = new Set<string>();
  a.device.onKeep = ({ sent }) => kept.add(JSON.stringify(sent?.command));
  const arrived: { type: string; isKept: boolean }[] = [];
  room.net.onCommand = (name, command) => {
    if (name === "a") arrived.push({ type: command.type, isKept: kept.has(JSON.stringify(command)) });
  };
  room.net.line = { ...goodLine, loseRequest: 0.2, loseAnswer: 0.2 };
  for (let round = 0; round < 20; round += 1) {
    for (const { desk } of tabs) edit(desk, random);
    if (round % 5 === 0) {
      select(a.desk, "According");
      give(a, { type: "add-claim", at: a.desk.selectedWords()!.range });
    }
    await room.net.pass(random.below(400));
  }
  room.net.line = goodLine;
  await room.quiet();
  for (const { type, isKept } of arrived) assert.ok(isKept, `${type} was kept before`);
  const sent = (wanted: string) => arrived.filter(({ type }) => type === wanted).length;
  assert.ok(sent("edit-text") > 5 && sent("add-claim") > 2, "text and commands were sent");
  await room.net.pass(5000);
  assert.equal(a.device.size, 0, "an empty outbox is taken off the device");
});

/** Leaves the first words alone, for the claims. */
function edit(desk: Tab["desk"], random: Random): void {
  desk.run((state, dispatch) => {
    const at = state.doc.content.size - 2 - random.below(20);
    dispatch?.(state.tr.insertText(random.pick(["x", "yz", " "]), at));
    return true;
  });
}

test("what a killed tab had not delivered is delivered by the next one, once, also when only the answer was lost", async () => {
  for (const lost of ["the request", "the answer"] as const) {
    const { room, tabs } = await openRoom(seededRandom(3), "a", "b");
    const [a, b] = tabs as [Tab, Tab];
    select(a.desk, "TPP");
    type(a.desk, "TTP");
    select(a.desk, "65%");
    give(a, { type: "add-claim", claimId: "claim-65", at: a.desk.selectedWords()!.range });
    caretBehind(a.desk, "84% of attacks");
    type(a.desk, " yonder");
    room.net.line = { ...goodLine, [lost === "the request" ? "loseRequest" : "loseAnswer"]: 1 };
    await room.net.pass(1000);
    a.kill();
    room.net.line = goodLine;
    caretBehind(b.desk, "over 90%");
    type(b.desk, " or so");
    await room.quiet();

    room.open("a");
    room.open("a");
    await room.net.pass(100);
    await room.quiet();
    await room.net.pass(2000);
    assert.equal(a.device.size, 0, "nothing stays behind");
    const text = textOf(b.desk);
    for (const once of [/TTP/g, / yonder/g, / or so/g]) assert.equal(text.match(once)?.length, 1, `${once}, ${lost}`);
    assert.deepEqual(
      b.desk.read().claims.map(({ id, exact }) => [id, exact]),
      [["claim-65", "65%"]],
    );
    assert.doesNotMatch(text, /TPP/);
    room.assertSame(lost);
  }
});

test("what is typed while the last batch is on its way is on the device at once, also right after all was saved", async () => {
  const { room, tabs } = await openRoom(seededRandom(8), "a");
  const [a] = tabs as [Tab];
  room.net.line = { ...goodLine, slowest: 400 };
  type(a.desk, "one ");
  await room.quiet();
  room.net.line = { ...goodLine, loseAnswer: 1, loseEntry: 1 };
  type(a.desk, "two ");
  await room.net.pass(10);
  type(a.desk, "three ");
  await room.net.pass(100);
  a.kill();
  room.net.line = goodLine;
  const again = room.open("a");
  await room.net.pass(100);
  await room.quiet();
  assert.match(textOf(again.desk), /one two three /);
});

test("a rescue list survives the tab until the person has dealt with it", async () => {
  const { room, tabs } = await openRoom(seededRandom(4), "a", "b");
  const [a, b] = tabs as [Tab, Tab];
  select(b.desk, "Two provinces account for over 90% of all fatalities and 84% of attacks.");
  b.desk.run((state, dispatch) => {
    dispatch?.(state.tr.deleteSelection());
    return true;
  });
  select(a.desk, "fatalities");
  type(a.desk, "deaths");
  await room.net.pass(3000);
  const [rescue] = a.desk.read().rescued;
  assert.match(rescue!.text, /deaths/);
  assert.match(rescue!.place, /Two provinces account for/);
  a.kill();
  const again = room.open("a");
  await room.net.pass(500);
  const [kept] = again.desk.read().rescued;
  assert.deepEqual([kept!.text, kept!.place], [rescue!.text, rescue!.place]);
  again.desk.dismissRescue(kept!.id);
  await room.net.pass(2000);
  assert.equal(a.device.size, 0);
});

test("a rescue list that one tab hands to the next is on the device at every moment", async () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const { room, tabs } = await openRoom(seededRandom(seed), "a", "b");
    const [a, b] = tabs as [Tab, Tab];
    room.net.isDown = true;
    select(a.desk, "fatalities");
    a.desk.run((state, dispatch) => {
      dispatch?.(state.tr.insertText("losses"));
      return true;
    });
    await room.net.pass(1000);
    a.kill();
    room.net.isDown = false;
    select(b.desk, "Two provinces account for over 90% of all fatalities and 84% of attacks.");
    b.desk.run((state, dispatch) => {
      dispatch?.(state.tr.deleteSelection());
      return true;
    });
    await room.net.pass(20_000);
    room.net.line = { ...goodLine, slowest: 150 };
    const next = room.open("a");
    for (let moment = 0; moment < 1200; moment += 2) {
      await room.net.pass(2);
      assert.ok(a.device.holds("losses"), `seed ${seed}, after ${moment} ms`);
    }
    assert.match(
      next.desk
        .read()
        .rescued.map(({ text }) => text)
        .join(),
      /losses/,
    );
  }
});

test("a command of a killed tab that is refused in the end goes to the rescue list in words", async () => {
  const { room, tabs } = await openRoom(seededRandom(5), "a", "b");
  const [a, b] = tabs as [Tab, Tab];
  select(b.desk, "65%");
  const adding = b.desk.addClaimAtSelection();
  await room.net.pass(500);
  const claimId = await adding;
  room.net.isDown = true;
  await room.net.pass(100);
  give(a, { type: "add-note", claimId, body: "Asked the institute." });
  await room.net.pass(1000);
  a.kill();
  room.net.isDown = false;
  await room.net.pass(20_000);
  room.net.run("b", { type: "sign-off", id: "so", override: "urgent" });
  const again = room.open("a");
  await room.net.pass(100);
  await room.quiet();
  await room.net.pass(500);
  const [rescue] = again.desk.read().rescued;
  assert.equal(rescue!.text, "A note: Asked the institute.");
  assert.match(rescue!.why, /signed off/);
});

test("after signing in anew the person is asked first, and can give it up", async () => {
  const { room, tabs } = await openRoom(seededRandom(7), "a");
  const [a] = tabs as [Tab];
  room.net.isDown = true;
  select(a.desk, "TPP");
  type(a.desk, "TTP");
  give(a, { type: "add-claim", at: { from: 1, to: 9 }, statement: "There is a headline." });
  await room.net.pass(1000);
  a.kill();
  a.device.isOfThisSignIn = false;
  room.net.isDown = false;
  const again = room.open("a");
  await room.net.pass(3000);
  const [left] = again.desk.read().left;
  assert.match(left!.text, /TTP/);
  assert.match(left!.text, /There is a headline\./);
  assert.equal(again.desk.hasUnsent(), true);
  assert.match(textOf(again.desk), /TPP/);
  again.desk.takeUp(left!.id);
  await room.quiet();
  assert.match(textOf(again.desk), /TTP/);
  assert.equal(again.desk.read().left.length, 0);
  room.assertSame();

  room.net.isDown = true;
  type(again.desk, "never mind");
  await room.net.pass(1000);
  again.kill();
  room.net.isDown = false;
  const last = room.open("a");
  await room.net.pass(1000);
  last.desk.giveUp(last.desk.read().left[0]!.id);
  await room.quiet();
  assert.doesNotMatch(textOf(last.desk), /never mind/);
  assert.equal(a.device.size, 0);
});

test("a device that keeps nothing stops nobody from sending, and the desk says so", async () => {
  const { room, tabs } = await openRoom(seededRandom(6), "a");
  const [a] = tabs as [Tab];
  a.device.isBroken = true;
  room.net.isDown = true;
  type(a.desk, "x");
  await room.net.pass(6000);
  assert.match(a.desk.read().problem!.message, /on this page alone/);
  room.net.isDown = false;
  await room.quiet();
  room.assertSame();
});

test("tabs killed at random over a bad line lose nothing that was kept and double nothing", async () => {
  const seed = runSeed();
  for (let round = 0; round < 6; round += 1)
    await killRound(seededRandom(seed + round), `seed ${seed}, round ${round}`);
  console.log(`killed tabs: seed ${seed}`);
});

async function killRound(random: Random, message: string): Promise<void> {
  const { room } = await openRoom(random, "a", "b", "c");
  room.net.line = { ...goodLine, slowest: 300, loseRequest: 0.1, loseAnswer: 0.1, loseEntry: 0.05, doubleEntry: 0.05 };
  for (let turn = 0; turn < 120; turn += 1) {
    const tab = random.pick(room.tabs);
    tab.desk.run((state, dispatch) => {
      const tr = randomEdit(state, random);
      if (tr !== null) dispatch?.(tr);
      return true;
    });
    if (random.chance(0.1)) {
      const size = tab.desk.editorState().doc.content.size;
      const from = random.below(size);
      give(tab, { type: "add-claim", at: { from, to: Math.min(size, from + 1 + random.below(20)) } });
    }
    await room.net.pass(random.below(120));
    if (random.chance(0.05)) {
      // What was pressed in the last moment may not be on the device yet; all that was before is.
      await room.net.pass(200);
      tab.kill();
      room.open(tab.name);
    }
  }
  room.net.line = goodLine;
  await room.quiet();
  room.assertSame(message);
  const ids = room.net.accepted.map((command) => command.id);
  assert.equal(new Set(ids).size, ids.length, `${message}: no command twice`);
}
