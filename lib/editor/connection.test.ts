/** Desks without a screen, against the real authority on a simulated network. Replay a run with STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { redo, undo } from "prosemirror-history";
import { AppError } from "../app-error.ts";
import { caretBehind, type DeskRoom, openDeskRoom, select, textOf, type } from "../testing/desk-room.ts";
import { randomEdit } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { goodLine, type Line, type SimulatedNet } from "../testing/simulated-net.ts";
import { place } from "../testing/typist.ts";
import type { Desk } from "./desk.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023, with the TPP the main cause.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
  "The minister said the matter would be raised.",
];

function openRoom(names: readonly string[], random: Random, line?: Line): Promise<DeskRoom> {
  return openDeskRoom(paragraphs, names, random, line);
}

test("what one types the other reads, and both are saved", async () => {
  const room = await openRoom(["a", "b"], seededRandom(1));
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "TPP");
  type(a, "TTP");
  assert.equal(a.read().saveState, "saving");
  await room.quiet();
  assert.match(textOf(b), /with the TTP the main cause/);
  assert.equal(a.read().saveState, "saved");
  room.assertSame();
});

test("a claim goes stale on the screen before the server has heard of it, covers the new words, and is fresh again after undo", async () => {
  const room = await openRoom(["a", "b"], seededRandom(2));
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "TPP");
  const adding = a.addClaimAtSelection({ kind: "name" });
  await room.net.pass(500);
  const claimId = await adding;
  const checking = b.send({ type: "record-finding", claimId, finding: "inaccurate" });
  await room.net.pass(500);
  await checking;
  const before = a.read().claims;
  assert.equal(before[0]!.stale, false);

  room.net.isDown = true;
  select(a, "TPP");
  type(a, "TTP");
  const [claim] = a.read().claims;
  assert.deepEqual([claim!.exact, claim!.stale, claim!.placed], ["TTP", true, true]);
  room.net.isDown = false;
  await room.quiet();
  assert.equal(b.read().claims[0]!.exact, "TTP");
  room.assertSame();

  for (let key = 0; key < 5; key += 1) a.run(undo);
  await room.quiet();
  assert.deepEqual([b.read().claims[0]!.exact, b.read().claims[0]!.stale], ["TPP", false]);
  room.assertSame();
});

test("typing away from claims keeps the list and every claim in it the same objects", async () => {
  const room = await openRoom(["a"], seededRandom(3));
  const [a] = room.desks as [Desk];
  select(a, "84%");
  const adding = a.addClaimAtSelection();
  await room.net.pass(500);
  const claimId = await adding;
  const { claims } = a.read();
  const from = a.rangeOf(claimId)!.from;
  select(a, "According");
  type(a, "Going by what was found");
  assert.equal(a.read().claims, claims);
  assert.ok(a.rangeOf(claimId)!.from > from);
});

test("a claim added while text is unsaved stands on the words that were selected", async () => {
  const room = await openRoom(["a", "b"], seededRandom(4), { ...goodLine, slowest: 400 });
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "According");
  type(a, "Reportedly, according");
  select(a, "over 90%");
  const adding = a.addClaimAtSelection();
  select(a, "significant");
  type(a, "most significant and alarming");
  select(b, "According");
  type(b, "In the words of");
  await room.net.pass(8000);
  const claimId = await adding;
  await room.quiet();
  assert.equal(b.read().claims.find(({ id }) => id === claimId)!.exact, "over 90%");
  room.assertSame();
});

test("undo takes back one's own typing and leaves the other's", async () => {
  const room = await openRoom(["a", "b"], seededRandom(5));
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "significant");
  type(a, "large");
  select(b, "raised");
  type(b, "taken up");
  await room.quiet();
  while (a.run(undo)) await room.net.pass(10);
  await room.quiet();
  assert.match(textOf(b), /a significant 65%/);
  assert.match(textOf(b), /would be taken up/);
  a.run(redo);
  await room.quiet();
  room.assertSame();
});

test("a lost answer does not apply twice, and while the line is down the state says so and the text is kept", async () => {
  const room = await openRoom(["a"], seededRandom(6));
  const [a] = room.desks as [Desk];
  room.net.line = { ...goodLine, loseAnswer: 1 };
  select(a, "TPP");
  type(a, "TTP");
  await room.net.pass(3500);
  assert.equal(a.read().saveState, "reconnecting", "the entry has come by stream, the line is bad");
  room.net.line = goodLine;
  await room.quiet();
  assert.equal(textOf(a).match(/TTP/g)!.length, 1);

  room.net.isDown = true;
  room.net.breakStreams();
  await room.net.pass(3000);
  assert.equal(a.read().saveState, "reconnecting");
  select(a, "minister");
  type(a, "secretary");
  await room.net.pass(3000);
  assert.equal(a.read().saveState, "unsaved");
  assert.equal(a.read().problem?.cure, "wait");
  assert.equal(a.hasUnsent(), true);
  room.net.isDown = false;
  await room.quiet();
  await room.net.pass(3000);
  assert.equal(a.read().saveState, "saved");
  room.assertSame();
});

test("a command that gets no answer is not said to be saving for longer than three seconds", async () => {
  const room = await openRoom(["a"], seededRandom(11), { ...goodLine, slowest: 5000 });
  const [a] = room.desks as [Desk];
  room.net.far.set("a", 5000);
  select(a, "TPP");
  void Promise.allSettled([a.addClaimAtSelection()]);
  await room.net.pass(1000);
  assert.equal(a.read().saveState, "saving");
  await room.net.pass(2000);
  assert.equal(a.read().saveState, "reconnecting");
  await room.quiet();
  room.net.far.clear();
  room.assertSame();
});

test("a page that has gone astray is found out within a minute, and keeps what is typed into it", async (context) => {
  context.mock.method(console, "error", () => {});
  const room = await openRoom(["a", "b"], seededRandom(8));
  const [a, b] = room.desks as [Desk, Desk];
  room.net.onDelivery = (name, { event }) => {
    if (name === "b" && event.type === "text-edited") {
      event.steps = JSON.parse(JSON.stringify(event.steps).replaceAll("secretary", "secretory"));
    }
  };
  a.run((state, dispatch) => {
    const { from, to } = place(state.doc, "minister");
    dispatch?.(state.tr.insertText("secretary", from, to));
    return true;
  });
  await room.net.pass(1000);
  assert.match(textOf(b), /secretory/);
  room.net.onDelivery = () => {};
  caretBehind(b, "84% of attacks");
  type(b, " in the north");
  await room.net.pass(60_000);
  assert.match(textOf(b), /secretary.*attacks in the north|attacks in the north.*secretary/s);
  room.assertSame();
});

test("a page left open over an upgrade is told so, and goes on working", async () => {
  const room = await openRoom(["a"], seededRandom(9));
  const [a] = room.desks as [Desk];
  await room.net.pass(60_000);
  assert.equal(a.read().isOlder, false);
  room.net.build = "newer";
  await room.net.pass(60_000);
  assert.equal(a.read().isOlder, true);
  type(a, "x");
  await room.quiet();
  room.assertSame();
});

test("text that another's deletion leaves no place for goes to the rescue list", async () => {
  const room = await openRoom(["a", "b"], seededRandom(7));
  const [a, b] = room.desks as [Desk, Desk];
  select(b, "Two provinces account for over 90% of all fatalities and 84% of attacks.");
  b.run((state, dispatch) => {
    dispatch?.(state.tr.deleteSelection());
    return true;
  });
  select(a, "fatalities");
  type(a, "deaths");
  await room.quiet();
  const everywhere = [textOf(b), ...a.read().rescued.map((rescue) => rescue.text)].join("\n");
  assert.match(everywhere, /deaths/);
  room.assertSame();
});

test("refused text stays on the screen with the reason, commands still go, and giving it up moves it to the rescue list", async () => {
  const room = await openRoom(["a"], seededRandom(8));
  const [a] = room.desks as [Desk];
  room.net.refusal = new AppError("unfit", "It does not fit.");
  select(a, "TPP");
  type(a, "TTP");
  await room.net.pass(2000);
  const { saveState, problem } = a.read();
  assert.deepEqual([saveState, problem?.cure], ["unsaved", "discard"]);
  assert.match(problem!.message, /It does not fit/);
  assert.equal(a.unsentText(), "TTP");
  select(a, "84%");
  const adding = a.addClaimAtSelection();
  await room.net.pass(1000);
  await adding;
  assert.equal(a.read().claims[0]!.exact, "84%");
  room.net.refusal = null;
  a.discardUnsent();
  await room.quiet();
  assert.deepEqual(
    a.read().rescued.map((rescue) => rescue.text),
    ["TTP"],
  );
  assert.match(textOf(a), /TPP/);
  room.assertSame();
});

test("signing off locks the text at once; what was being typed is kept and saved when it is reopened", async () => {
  const room = await openRoom(["a"], seededRandom(9));
  const [a] = room.desks as [Desk];
  select(a, "TPP");
  type(a, "T");
  room.net.run("editor", { type: "sign-off", id: "so", override: "urgent" });
  await room.net.pass(2000);
  assert.equal(a.read().editing, "signed-off");
  assert.equal(a.read().saveState, "unsaved");
  type(a, "x");
  assert.equal(a.unsentText(), "T");
  room.net.run("editor", { type: "reopen", id: "re", reason: "one more change" });
  await room.quiet();
  assert.match(textOf(a), /with the T the/);
  room.assertSame();
});

test("an entry that asks to start anew leads to the article fetched whole, with unsent text carried over", async () => {
  const room = await openRoom(["a", "b"], seededRandom(10));
  const [a, b] = room.desks as [Desk, Desk];
  select(b, "According");
  type(b, "Going by");
  await room.quiet();
  select(a, "84%");
  type(a, "85%");
  withholdNext(room.net);
  room.net.run("c", { type: "edit-article", id: "e1", language: "fr" });
  room.net.run("c", { type: "replace-words", id: "e2", words: { exact: "minister" }, with: "secretary" });
  await room.quiet();
  assert.equal(a.read().meta.language, "fr");
  assert.match(textOf(a), /85%/);
  assert.match(textOf(a), /The secretary said/);
  room.assertSame();
});

test("text that is in the article fetched whole does not stand there twice", async () => {
  const room = await openRoom(["a", "b"], seededRandom(12));
  const [a] = room.desks as [Desk];
  caretBehind(a, "would be raised");
  withholdNext(room.net);
  type(a, " again");
  await room.net.pass(150);
  type(a, " soon");
  await room.quiet();
  assert.match(textOf(a), /would be raised again soon\.$/);
  assert.deepEqual(a.read().rescued, []);
  room.assertSame();
});

/** The entry that comes next is withheld from everybody; the article itself has it. */
function withholdNext(net: SimulatedNet): void {
  const { log } = net.room;
  const push = log.push.bind(log);
  log.push = (...entries) => {
    log.push = push;
    return push(...entries.map((entry) => ({ ...entry, event: { type: "withheld" as const, resync: true as const } })));
  };
}

test("a desk taken off the page goes on sending what it has", async () => {
  const room = await openRoom(["a", "b"], seededRandom(11));
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "TPP");
  type(a, "TTP");
  a.destroy();
  await room.quiet();
  assert.match(textOf(b), /TTP/);
  room.assertSame();
});

test("desks at random on bad lines converge; text and claims are equal everywhere", async () => {
  const seed = runSeed();
  console.log(`desks: seed ${seed}`);
  const rounds = Number(process.env.STET_DESK_ROUNDS ?? 8);
  let steps = 0;
  for (let round = 0; round < rounds; round += 1) {
    steps += await badDay(seededRandom(seed + round), `seed ${seed}, round ${round}`);
  }
  assert.ok(steps > rounds * 20, `only ${steps} steps were accepted`);
});

async function badDay(random: Random, message: string): Promise<number> {
  const line = { slowest: 300, loseRequest: 0.1, loseAnswer: 0.1, loseEntry: 0.1, doubleEntry: 0.1, breakStream: 0.05 };
  const room = await openRoom(["a", "b", "c", "d"].slice(0, 2 + random.below(3)), random, line);
  for (let turn = 0; turn < 120; turn += 1) {
    act(room, random.pick(room.desks), random);
    await room.net.pass(random.below(200));
  }
  room.net.isDown = false;
  room.net.line = goodLine;
  await room.quiet();
  room.assertSame(message);
  return room.net.room.live.state.version;
}

function act({ net }: DeskRoom, desk: Desk, random: Random): void {
  const kind = random.next();
  if (kind < 0.6) {
    desk.run((state, dispatch) => {
      const tr = randomEdit(state, random);
      if (tr !== null) dispatch?.(tr);
      return tr !== null;
    });
  } else if (kind < 0.68) desk.run(random.chance(0.7) ? undo : redo);
  else if (kind < 0.8) {
    const size = desk.editorState().doc.content.size;
    const from = random.below(size);
    const at = { from, to: Math.min(size, from + 1 + random.below(30)) };
    void desk.send({ type: "add-claim", at }).catch(expected);
  } else if (kind < 0.9) {
    const claim = random.pick(desk.read().claims);
    if (claim !== undefined)
      void desk.send({ type: "record-finding", claimId: claim.id, finding: "accurate" }).catch(expected);
  } else if (kind < 0.92) net.breakStreams();
  else if (kind < 0.95) withholdNext(net);
  else net.isDown = random.chance(0.4);
}

function expected(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
