/** What the plugins hold and draw, without a screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fragment, Slice } from "prosemirror-model";
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import type { DecorationSet, EditorView } from "prosemirror-view";
import { schema } from "../../article/schema.ts";
import { MemoryDevice } from "../../testing/memory-device.ts";
import { type Newsroom, newsroom } from "../../testing/newsroom.ts";
import { seededRandom } from "../../testing/seeded-random.ts";
import { SimulatedNet } from "../../testing/simulated-net.ts";
import { articleOf, place } from "../../testing/typist.ts";
import { leaveLine } from "../commands/leave-line.ts";
import { setLink } from "../commands/set-link.ts";
import { createDesk, type Desk } from "../desk.ts";
import { receiveEntries } from "../receive-entries.ts";

const paragraphs = ["The 65% increase in deaths in 2023.", "Over 90% of all fatalities and 84% of attacks."];

/** A desk with a claim on each of the given words. */
function deskOf(words: readonly string[], mayEdit = true): Desk {
  const room = newsroom(articleOf(paragraphs));
  for (const [index, exact] of words.entries()) {
    room.run(
      { id: "a", name: "a" },
      { type: "add-claim", id: `c${index}`, claimId: `claim-${index}`, words: { exact } },
    );
  }
  return deskIn(room, mayEdit);
}

function deskIn(room: Newsroom, mayEdit = true): Desk {
  return createDesk({
    article: room.live.state,
    me: { id: "a", name: "a", role: "editor" },
    mayEdit,
    mayAnnotate: true,
    transport: new SimulatedNet(room, seededRandom(1)).transportOf("a"),
    store: new MemoryDevice().store(),
  });
}

/** Every drawn set, plugin by plugin. */
function drawn(state: EditorState): DecorationSet[] {
  return state.plugins.flatMap((plugin) => {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | null | undefined;
    return set && "find" in set && "map" in set ? [set] : [];
  });
}

interface Drawn {
  words: string;
  attributes: Record<string, string>;
}

function marks(desk: Desk): Drawn[] {
  const state = desk.editorState();
  return drawn(state).flatMap((set) =>
    set.find().map((decoration) => ({
      words: state.doc.textBetween(decoration.from, decoration.to),
      attributes: (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs,
    })),
  );
}

function insert(desk: Desk, before: string, text: string): void {
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(text, place(state.doc, before).from));
    return true;
  });
}

function caretIn(desk: Desk, position: number): void {
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, position)));
    return true;
  });
}

test("claims are drawn on their words, overlapping ones deeper, their numbers on the block they begin in", () => {
  const desk = deskOf(["65% increase in deaths", "increase in deaths in 2023", "84%"]);
  const claims = marks(desk).filter(({ attributes }) => attributes["data-claim"] !== undefined);
  assert.deepEqual(
    claims.map(({ words, attributes }) => [words, attributes.style, attributes.class]),
    [
      ["65% increase in deaths", "--claim-depth: 0", "claim claim-yellow"],
      ["increase in deaths in 2023", "--claim-depth: 1", "claim claim-yellow"],
      ["84%", "--claim-depth: 0", "claim claim-yellow"],
    ],
  );
  const numbers = marks(desk).flatMap(({ attributes }) => attributes["data-claims"] ?? []);
  assert.deepEqual(numbers, ["1 2", "3"]);
});

test("a moved caret keeps every drawn set; typing keeps marks on their words; a claim chosen redraws only the chosen one", () => {
  const desk = deskOf(["65%", "84%"]);
  const before = drawn(desk.editorState());
  caretIn(desk, place(desk.editorState().doc, "fatalities").from);
  assert.ok(drawn(desk.editorState()).every((set, index) => set === before[index]));
  insert(desk, "increase", "sudden ");
  assert.deepEqual(
    marks(desk).flatMap(({ words, attributes }) => (attributes["data-claim"] ? [words] : [])),
    ["65%", "84%"],
  );
  const typed = drawn(desk.editorState());
  desk.select("claim-1");
  const chosen = drawn(desk.editorState());
  assert.equal(chosen.filter((set, index) => set !== typed[index]).length, 1);
  assert.deepEqual(
    marks(desk).flatMap(({ words, attributes }) => (attributes.class === "claim-active" ? [words] : [])),
    ["84%"],
  );
});

test("a caret set in nested claims chooses the inner one and tells of both", () => {
  const desk = deskOf(["Over 90% of all fatalities", "90%"]);
  caretIn(desk, place(desk.editorState().doc, "90%").from + 1);
  assert.deepEqual([...desk.read().atSelection], ["claim-1", "claim-0"]);
  assert.equal(desk.read().active, "claim-1");
  caretIn(desk, place(desk.editorState().doc, "attacks").from);
  assert.equal(desk.read().active, null);
});

test("without the right to edit nothing changes the text, and selecting still works", () => {
  const desk = deskOf(["65%"], false);
  const { doc } = desk.editorState();
  insert(desk, "increase", "sudden ");
  assert.equal(desk.editorState().doc, doc);
  caretIn(desk, 30);
  assert.equal(desk.editorState().selection.from, 30);
  assert.equal(desk.read().editing, "no-right");
});

test("empty byline and dateline are marked, until something stands there", () => {
  const desk = deskOf([]);
  const empty = () => marks(desk).filter(({ attributes }) => attributes["data-empty"] !== undefined).length;
  assert.equal(empty(), 2);
  caretIn(desk, desk.editorState().doc.child(0).nodeSize + 1);
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.insertText("By somebody"));
    return true;
  });
  assert.equal(empty(), 1);
});

test("what is pasted into the headline comes as one line of words", () => {
  const desk = deskOf([]);
  caretIn(desk, 1);
  const { paragraph } = schema.nodes;
  const lines = ["One", "two"].map((text) => paragraph.create(null, schema.text(text)));
  const pasted = new Slice(Fragment.from(lines), 1, 1);
  const state = desk.editorState();
  const plugin = state.plugins.find((candidate) => candidate.props.transformPasted !== undefined)!;
  const slice = plugin.props.transformPasted!.call(plugin, pasted, { state } as EditorView, false);
  assert.equal(slice.content.childCount > 0 && slice.content.firstChild!.isText, true);
  assert.equal(slice.content.textBetween(0, slice.content.size), "One two");
});

test("Enter goes from headline to byline to dateline, and from there to a new paragraph", () => {
  const desk = deskOf([]);
  const parent = () => desk.editorState().selection.$head.parent.type.name;
  const enter = (command: Command) => desk.run(command);
  const blocks = desk.editorState().doc.childCount;
  caretIn(desk, 3);
  enter(leaveLine);
  assert.equal(parent(), "byline");
  enter(leaveLine);
  assert.equal(parent(), "dateline");
  enter(leaveLine);
  assert.equal(parent(), "paragraph");
  assert.equal(desk.editorState().doc.childCount, blocks + 1);
  assert.equal(desk.run(leaveLine), false);
});

test("a link is set only when it is safe, and taken back with the caret in it", () => {
  const desk = deskOf([]);
  const { from, to } = place(desk.editorState().doc, "2023");
  desk.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
    return true;
  });
  assert.equal(desk.run(setLink("javascript:alert(1)")), false);
  assert.equal(desk.run(setLink("https://example.org/a")), true);
  assert.ok(desk.editorState().doc.rangeHasMark(from, to, schema.marks.link));
  caretIn(desk, from + 1);
  assert.equal(desk.run(setLink(null)), true);
  assert.ok(!desk.editorState().doc.rangeHasMark(from, to, schema.marks.link));
});

test("a letter typed in a claim is put in here, beside claims and for control keys the browser does it", () => {
  const desk = deskOf(["84%"]);
  const press = (position: number, letter: string) => {
    caretIn(desk, position);
    const state = desk.editorState();
    const plugin = state.plugins.find((candidate) => candidate.props.handleKeyPress !== undefined)!;
    const view = {
      state,
      dispatch: (tr: Transaction) => desk.run((_, dispatch) => dispatch?.(tr) === undefined),
      someProp: () => undefined,
    } as unknown as EditorView;
    return plugin.props.handleKeyPress!.call(plugin, view, { charCode: letter.charCodeAt(0) } as KeyboardEvent);
  };
  const { from } = place(desk.editorState().doc, "84%");
  assert.equal(press(from + 1, "0"), true);
  assert.equal(desk.read().claims[0]!.exact, "804%");
  assert.equal(press(from + 1, "\r"), false);
  assert.equal(press(place(desk.editorState().doc, "fatalities").from + 1, "0"), false);
});

/** Struck-through words, and new ones with the words they stand behind. */
function proposed(state: EditorState): string[] {
  return drawn(state).flatMap((set) =>
    set.find().flatMap(({ from, to, spec, ...decoration }) => {
      const { attrs } = (decoration as unknown as { type: { attrs?: Record<string, string> } }).type;
      if (attrs?.class === "cut-words") return [`-${state.doc.textBetween(from, to)}`];
      return typeof spec.key === "string" && from === to ? [`+${spec.key.split(" ").slice(1).join(" ")}`] : [];
    }),
  );
}

test("an open correction is drawn as cut and new words, comes with the log, and goes when its words change or it is decided", () => {
  const room = newsroom(articleOf(paragraphs));
  const by = { id: "a", name: "a" };
  room.run(by, { type: "add-claim", id: "c", claimId: "c1", words: { exact: "65% increase in deaths" } });
  const state = () => deskIn(room).editorState();
  const before = state();
  const { length } = room.log;
  room.run(by, { type: "propose-correction", id: "p", claimId: "c1", with: "56% increase of deaths" });
  assert.deepEqual(proposed(before), []);
  const after = receiveEntries(before, room.log.slice(length), new Set(), 0).state;
  assert.deepEqual(proposed(after), ["-65", "+56", "-in", "+of"]);
  assert.deepEqual(proposed(state()), proposed(after));
  const typed = deskIn(room);
  insert(typed, "increase", "sudden ");
  assert.deepEqual(proposed(typed.editorState()), []);
  const correctionId = room.live.state.claims.get("c1")!.corrections[0]!.id;
  room.run(by, { type: "accept-correction", id: "x", claimId: "c1", correctionId });
  const accepted = receiveEntries(after, room.log.slice(length + 1), new Set(), 0).state;
  assert.deepEqual(proposed(accepted), []);
  assert.match(accepted.doc.textContent, /The 56% increase of deaths/);
});

test("what another does to a claim alone is drawn when its entry comes", () => {
  const room = newsroom(articleOf(paragraphs));
  const by = { id: "a", name: "a" };
  room.run(by, { type: "add-claim", id: "c", claimId: "c1", words: { exact: "65%" } });
  room.run(by, { type: "record-finding", id: "f", claimId: "c1", finding: "accurate" });
  const desk = deskIn(room);
  const { length } = room.log;
  room.run({ id: "b", name: "b" }, { type: "return-claim", id: "r", claimId: "c1", reason: "Which year?" });
  const state = receiveEntries(desk.editorState(), room.log.slice(length), new Set(), 0).state;
  const classes = drawn(state).flatMap((set) =>
    set.find().map((mark) => (mark as unknown as { type: { attrs: Record<string, string> } }).type.attrs.class),
  );
  assert.ok(classes.includes("claim claim-red"), classes.join(", "));
});
