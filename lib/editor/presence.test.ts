/** Carets of others, on a simulated network. Replay a run with STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { undo } from "prosemirror-history";
import { EditorState, type Selection, TextSelection } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { caretBehind, DeskRoom, openDeskRoom, select, type Tab, type } from "../testing/desk-room.ts";
import { newsroom } from "../testing/newsroom.ts";
import { randomEdit } from "../testing/random-edit.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { goodLine, type Line } from "../testing/simulated-net.ts";
import { articleOf } from "../testing/typist.ts";
import type { Desk } from "./desk.ts";
import { initialsOf } from "./person-mark.ts";
import { claimsPlugin } from "./plugins/claims.ts";
import { hearPresence, isPresenceBehind, presencePlugin, whoIsHere } from "./plugins/presence.ts";
import { viewportPlugin } from "./plugins/viewport.ts";
import { RecentEdits } from "./recent-edits.ts";
import { collabPlugin } from "./unconfirmed.ts";

const paragraphs = [
  "The register counts 40 ships in the northern harbour and 90 nets on the quay.",
  "Two boats were lost in the storm of 2019.",
  "در ثبت ۴۰ کشتی آمده است.",
];

function openRoom(names: readonly string[], random: Random, line?: Line): Promise<DeskRoom> {
  return openDeskRoom(paragraphs, names, random, line);
}

/** Where a desk draws the carets of others, by name, and what it draws as selected. */
function drawnAt(desk: Desk) {
  return drawnIn(desk.editorState());
}

function drawnIn(state: EditorState) {
  const plugin = state.plugins.find(({ spec }) =>
    (spec.key as { key?: string } | undefined)?.key?.startsWith("presence$"),
  );
  const set = plugin!.props.decorations!.call(plugin!, state) as DecorationSet;
  const carets: Record<string, number> = {};
  const selected: { from: number; to: number }[] = [];
  for (const { from, to, spec } of set.find()) {
    if (typeof spec.key === "string") carets[spec.key.split(":")[0]!] = from;
    else selected.push({ from, to });
  }
  return { carets, selected };
}

function words(desk: Desk, position: number): string {
  return desk.editorState().doc.textBetween(Math.max(0, position - 5), position);
}

function selectionOf({ desk }: Tab): Selection {
  return desk.editorState().selection;
}

/** How many words about presence reach the server from now on. */
function countTold(room: DeskRoom): () => number {
  let count = 0;
  room.net.onPresence = () => {
    count += 1;
  };
  return () => count;
}

test("a caret and a selection appear with others within a second, and not before there is one", async () => {
  const room = await openRoom(["a", "b"], seededRandom(1));
  const [a, b] = room.desks as [Desk, Desk];
  assert.deepEqual(
    b.read().present.map(({ name }) => name),
    ["a"],
  );
  assert.deepEqual(drawnAt(b).carets, {});
  select(a, "40 ships");
  await room.net.pass(1000);
  const { from, to } = a.editorState().selection;
  assert.deepEqual(drawnAt(b), { carets: { a: to }, selected: [{ from, to }] });
  assert.deepEqual(drawnAt(a).carets, {}, "not one's own");
});

test("typing carries the caret along by the edits themselves: nothing is told of it", async () => {
  const room = await openRoom(["a", "b"], seededRandom(2));
  const [a, b] = room.desks as [Desk, Desk];
  caretBehind(a, "40 ships");
  await room.net.pass(1000);
  const told = countTold(room);
  for (const letter of " and boats") {
    type(a, letter);
    await room.net.pass(100);
  }
  await room.net.pass(300);
  assert.equal(words(b, drawnAt(b).carets.a!), "boats");
  assert.equal(told(), 0);
});

test("what others type at a caret stays behind it, and what they have not sent yet moves it too", async () => {
  const room = await openRoom(["a", "b"], seededRandom(3));
  const [a, b] = room.desks as [Desk, Desk];
  caretBehind(a, "40 ships");
  caretBehind(b, "40 ships");
  await room.net.pass(1000);
  room.net.isDown = true;
  type(b, " at last");
  assert.equal(words(b, drawnAt(b).carets.a!), "ships");
  caretBehind(b, "The register");
  type(b, " of the port");
  assert.equal(words(b, drawnAt(b).carets.a!), "ships");
  room.net.isDown = false;
  await room.quiet();
  await room.net.pass(12_000);
  assert.equal(words(b, drawnAt(b).carets.a!), "ships");
  assert.equal(words(a, drawnAt(a).carets.b!), " port");
});

test("a caret told while own text is on its way is drawn where that text has moved it", async () => {
  const room = await openRoom(["a", "b"], seededRandom(9));
  const [a, b] = room.desks as [Desk, Desk];
  room.net.onCommand = (name) => {
    if (name === "b") throw new TypeError("network failure");
  };
  caretBehind(b, "The register");
  type(b, " of the port");
  caretBehind(a, "40 ships");
  await room.net.pass(1000);
  assert.ok(b.hasUnsent());
  assert.equal(words(b, drawnAt(b).carets.a!), "ships");
});

test("a place of a version that has not arrived waits for it, and is drawn nowhere until then", async () => {
  const room = await openRoom(["a", "b"], seededRandom(4));
  const [a, b] = room.desks as [Desk, Desk];
  caretBehind(a, "Two boats");
  await room.net.pass(1000);
  room.net.holdEntriesFrom("b");
  caretBehind(a, "The register");
  type(a, " of the port and its many quays");
  await room.net.pass(400);
  caretBehind(a, "90 nets");
  await room.net.pass(600);
  assert.ok(b.read().version < a.read().version, "the edit is still on its way");
  assert.deepEqual(drawnAt(b).carets, {});
  room.net.holdEntriesFrom(null);
  await room.quiet();
  assert.equal(words(b, drawnAt(b).carets.a!), " nets");
});

test("a caret that an edit moves elsewhere is told anew: undo, where typing has left another place", async () => {
  const room = await openRoom(["a", "b"], seededRandom(5));
  const [a, b] = room.desks as [Desk, Desk];
  caretBehind(a, "40 ships");
  type(a, " and boats");
  await room.quiet();
  caretBehind(a, "storm of 2019");
  await room.net.pass(1000);
  a.run(undo);
  await room.quiet();
  await room.net.pass(1000);
  assert.equal(drawnAt(b).carets.a, a.editorState().selection.head);
});

test("who leaves is gone at once; who is cut off sees nobody after some seconds, and everybody again afterwards", async () => {
  const room = await openRoom(["a", "b", "c"], seededRandom(6));
  const [a, b, c] = room.desks as [Desk, Desk, Desk];
  c.destroy();
  await room.net.pass(100);
  assert.deepEqual(
    b.read().present.map(({ name }) => name),
    ["a"],
  );
  room.net.isDown = true;
  room.net.breakStreams();
  await room.net.pass(9000);
  assert.deepEqual(b.read().present, []);
  room.net.isDown = false;
  await room.net.until(() => b.read().present.length === 1 && a.read().present.length === 1, 20_000);
});

test("carets that move change nothing of what screens see; people who come, go or open a claim do", async () => {
  const room = await openRoom(["a", "b"], seededRandom(7));
  const [a, b] = room.desks as [Desk, Desk];
  select(a, "40 ships");
  const adding = a.addClaimAtSelection();
  await room.net.pass(1000);
  const claimId = await adding;
  assert.deepEqual(b.read().present, [{ id: "a", name: "a", looksAt: [claimId] }]);
  const before = b.read();
  caretBehind(a, "40 sh");
  await room.net.pass(1000);
  assert.equal(b.read(), before);
  a.select(null);
  await room.net.pass(1000);
  assert.deepEqual(b.read().present, [{ id: "a", name: "a", looksAt: [] }]);
});

test("where streams are held back, pages tell who is here", async () => {
  const room = new DeskRoom(articleOf(paragraphs), seededRandom(8));
  room.net.holdsBack = true;
  for (const name of ["a", "b"]) room.open(name);
  await room.net.pass(4000);
  const [a, b] = room.desks as [Desk, Desk];
  caretBehind(a, "40 ships");
  await room.net.pass(4000);
  assert.equal(words(b, drawnAt(b).carets.a!), "ships");
});

test("three people edit and move at random on a bad line; once it is quiet every caret is drawn where it is", async (context) => {
  const seed = runSeed();
  context.diagnostic(`STET_SEED=${seed}`);
  const random = seededRandom(seed);
  const bad = { ...goodLine, slowest: 300, loseRequest: 0.05, loseAnswer: 0.05, loseEntry: 0.02, breakStream: 0.02 };
  const room = await openRoom(["a", "b", "c"], random, bad);
  for (let round = 0; round < 150; round += 1) {
    const desk = random.pick(room.desks);
    if (random.chance(0.7)) desk.run((state, dispatch) => give(randomEdit(state, random), dispatch));
    else moveAnywhere(desk, random);
    await room.net.pass(random.below(400));
    for (const { carets } of room.desks.map(drawnAt)) assert.ok(Object.keys(carets).length <= 2);
  }
  room.net.line = goodLine;
  await room.quiet();
  await room.net.pass(25_000);
  for (const reader of room.tabs) {
    const { carets } = drawnAt(reader.desk);
    for (const tab of room.tabs) {
      if (tab === reader || !selectionOf(tab).$head.parent.inlineContent) continue;
      assert.equal(carets[tab.name], selectionOf(tab).head, `the caret of ${tab.name} as ${reader.name} sees it`);
    }
  }
});

function give<T>(tr: T | null, dispatch: ((tr: T) => void) | undefined): boolean {
  if (tr !== null) dispatch?.(tr);
  return tr !== null;
}

function moveAnywhere(desk: Desk, random: Random): void {
  desk.run((state, dispatch) => {
    const at = () => state.doc.resolve(random.below(state.doc.content.size + 1));
    dispatch?.(state.tr.setSelection(TextSelection.between(at(), at())));
    return true;
  });
}

test("while the page must not be touched nothing is drawn, but who is here is known; then everything is drawn at once", () => {
  const article = newsroom(articleOf(paragraphs)).live.state;
  let isBusy = true;
  const plugins = [
    collabPlugin(article.version),
    claimsPlugin(article),
    viewportPlugin(),
    presencePlugin(new RecentEdits(), () => isBusy),
  ];
  let state = EditorState.create({ doc: article.doc, plugins });
  const at = { version: 0, from: 3, to: 6 };
  const here = [{ key: "zoe:tab", person: { id: "zoe", name: "zoe" }, at, claimId: null }];
  const empty = drawnIn(state);
  state = state.apply(hearPresence(state.tr, { article: article.meta.id, all: true, here, gone: [] }));
  assert.deepEqual([drawnIn(state), isPresenceBehind(state)], [empty, true]);
  assert.deepEqual(whoIsHere(state), [{ id: "zoe", name: "zoe", looksAt: [] }]);
  isBusy = false;
  state = state.apply(state.tr);
  assert.deepEqual(drawnIn(state), { carets: { zoe: 6 }, selected: [{ from: 3, to: 6 }] });
  assert.equal(isPresenceBehind(state), false);
});

test("an edit that leads nowhere, as only a spoilt entry has, carries nobody anywhere", () => {
  const edits = new RecentEdits();
  edits.note(3, { version: 3, maps: [], personId: "a" });
  assert.equal(edits.carry({ version: 3, from: 1, to: 1 }, "a", 4), null);
});

test("initials: first and last name; one letter where letters join", () => {
  assert.deepEqual(["Mira Novak", "Ana Maria de Souza", "Zoe", "  åsa öberg ", "مریم احمدی", ""].map(initialsOf), [
    "MN",
    "AS",
    "Z",
    "ÅÖ",
    "م",
    "",
  ]);
});
