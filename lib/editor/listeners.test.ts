/** Who hears of a key, and when. Desks without a screen, on a simulated network. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { TextSelection } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { MemoryDevice } from "../testing/memory-device.ts";
import { newsroom } from "../testing/newsroom.ts";
import { seededRandom } from "../testing/seeded-random.ts";
import { SimulatedNet } from "../testing/simulated-net.ts";
import { articleOf, place } from "../testing/typist.ts";
import { createDesk, type Desk } from "./desk.ts";
import { deskClaims } from "./plugins/claims.ts";

const paragraphs = ["The 65% increase in deaths in 2023.", "Over 90% of all fatalities and 84% of attacks."];
const checker = { id: "checker", name: "Checker" };

/** Two desks on an article with a checked claim on each of these words. */
async function desksOn(words: readonly string[]): Promise<{ net: SimulatedNet; a: Desk; b: Desk }> {
  const room = newsroom(articleOf(paragraphs));
  for (const [index, exact] of words.entries()) {
    const claimId = `claim-${index}`;
    room.run(checker, { type: "add-claim", id: `add-${index}`, claimId, words: { exact } });
    room.run(checker, { type: "record-finding", id: `check-${index}`, claimId, finding: "accurate" });
  }
  const net = new SimulatedNet(room, seededRandom(1));
  const [a, b] = ["a", "b"].map((name) => openDesk(net, name)) as [Desk, Desk];
  await net.pass(1000);
  return { net, a, b };
}

function openDesk(net: SimulatedNet, name: string): Desk {
  const desk = createDesk({
    article: net.room.live.state,
    me: { id: name, name, role: "editor" },
    mayEdit: true,
    mayAnnotate: true,
    transport: net.transportOf(name),
    store: new MemoryDevice().store(),
  });
  desk.connect();
  return desk;
}

function caretIn(desk: Desk, words: string): void {
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, place(state.doc, words).from + 1)));
    return true;
  });
}

async function press(net: SimulatedNet, desk: Desk, letter: string): Promise<void> {
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(letter));
    return true;
  });
  await net.pass(0);
}

/** How often it was called since the last time it was asked. */
function counted(subscribe: (listener: () => void) => unknown): () => number {
  let count = 0;
  subscribe(() => {
    count += 1;
  });
  return () => {
    const told = count;
    count = 0;
    return told;
  };
}

function drawnSets(desk: Desk): (DecorationSet | undefined)[] {
  const state = desk.editorState();
  return state.plugins.map((plugin) => plugin.props.decorations?.call(plugin, state) as DecorationSet | undefined);
}

test("keys pressed between claims are told once, when typing rests; a follower hears at once that they are being saved", async () => {
  const { net, a } = await desksOn(["65%"]);
  caretIn(a, "fatalities");
  await press(net, a, "x");
  await net.pass(3000);
  const told = counted(a.subscribe);
  const followed = counted(a.follow);
  for (const letter of "word") await press(net, a, letter);
  assert.deepEqual([told(), followed(), a.read().saveState], [0, 1, "saving"]);
  await net.pass(3000);
  assert.equal(told(), 1);
  assert.equal(a.read().saveState, "saved");
});

test("the first key in a checked claim is told at once, for it is stale then; the next ones when typing rests", async () => {
  const { net, a } = await desksOn(["65% increase", "84%"]);
  caretIn(a, "65% increase");
  await net.pass(3000);
  const told = counted(a.subscribe);
  await press(net, a, "1");
  assert.equal(told() > 0, true);
  assert.equal(a.read().claims[0]!.stale, true);
  await net.pass(3000);
  told();
  await press(net, a, "2");
  await press(net, a, "3");
  assert.equal(told(), 0);
  assert.match(a.read().claims[0]!.exact, /^6\d+5% increase$/);
  await net.pass(3000);
  assert.equal(told() > 0, true);
});

test("who types on without a rest is told all the same, now and then", async () => {
  const { net, a } = await desksOn(["65% increase"]);
  caretIn(a, "65% increase");
  await press(net, a, "1");
  await net.pass(3000);
  const told = counted(a.subscribe);
  for (let key = 0; key < 40; key += 1) {
    await press(net, a, "2");
    await net.pass(80);
  }
  const calls = told();
  assert.ok(calls > 0 && calls < 5, `${calls} calls for 40 keys`);
});

test("own text that comes back from the server leaves every drawn set and the list of claims as they are", async () => {
  const { net, a } = await desksOn(["65%", "84%"]);
  caretIn(a, "fatalities");
  await press(net, a, "x");
  const [sets, { claims }] = [drawnSets(a), a.read()];
  const { ranges } = deskClaims(a.editorState()).drawn;
  await net.pass(3000);
  assert.equal(a.hasUnsent(), false);
  assert.equal(deskClaims(a.editorState()).drawn.ranges, ranges);
  assert.deepEqual(
    drawnSets(a).map((set, index) => set === sets[index]),
    sets.map(() => true),
  );
  assert.equal(a.read().claims, claims);
});

test("an article that another has made shorter is taken in as it is, not fetched anew", async () => {
  const { net, a, b } = await desksOn(["84% of attacks"]);
  const complaints = mock.method(console, "error", () => {});
  try {
    b.run((state, dispatch) => {
      const claim = place(state.doc, "84%");
      const early = place(state.doc, "increase");
      dispatch?.(state.tr.delete(claim.from, claim.from + 1).delete(early.from, early.to));
      return true;
    });
    await net.pass(3000);
    assert.equal(complaints.mock.callCount(), 0);
    assert.equal(a.read().claims[0]!.exact, "4% of attacks");
    assert.ok(a.editorState().doc.eq(b.editorState().doc));
  } finally {
    complaints.mock.restore();
  }
});
