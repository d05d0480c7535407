import assert from "node:assert/strict";
import { test } from "node:test";
import { Fragment, Slice } from "prosemirror-model";
import { schema } from "../article/schema.ts";
import {
  backspace,
  covered,
  edited,
  place,
  selectAndType,
  type Typist,
  typeAt,
  typist,
  undone,
} from "../testing/typist.ts";

function endOf(state: Typist, words: string): number {
  return place(state.doc, words).to;
}

test("text typed at either edge stays outside", () => {
  const start = typist("Deaths rose [65%] in 2023.");
  const right = typeAt(start, endOf(start, "65%"), " or so");
  assert.equal(covered(right), "65%");
  const left = typeAt(start, place(start.doc, "65%").from, "about ");
  assert.equal(covered(left), "65%");
});

test("text typed inside belongs to the claim", () => {
  const start = typist("They said [we fought wars] there.");
  assert.equal(covered(typeAt(start, endOf(start, "we"), " have")), "we have fought wars");
});

test("selecting the words and typing others makes the claim cover the others", () => {
  const start = typist("against the [TPP].");
  assert.equal(covered(selectAndType(start, "TPP", "TTP")), "TTP");
  assert.equal(covered(selectAndType(start, "TPP", "banned group of 2007")), "banned group of 2007");
});

test("a selection that took a blank along still rewrites the claim", () => {
  const start = typist("against the [TPP] now.");
  const { from, to } = place(start.doc, "TPP");
  let typed = edited(start, (tr) => tr.replaceWith(from, to + 1, schema.text("T")));
  typed = typeAt(typeAt(typed, from + 1, "T"), from + 2, "P");
  assert.equal(covered(typed)?.startsWith("TTP"), true);
});

test("backspacing the words and typing others makes the claim cover the others", () => {
  const start = typist("against the [TPP] now");
  const empty = backspace(start, endOf(start, "TPP"), 3);
  assert.equal(covered(empty), null);
  const from = place(start.doc, "TPP").from;
  let typed = empty;
  for (const [index, letter] of [..."TTP"].entries()) typed = typeAt(typed, from + index, letter);
  assert.equal(covered(typed), "TTP");
});

test("rewriting the end of a claim keeps what is typed there", () => {
  const start = typist("up [65%] on the year");
  const at = endOf(start, "65%");
  let typed = backspace(start, at, 1);
  assert.equal(covered(typed), "65");
  for (const [index, letter] of [..." percent"].entries()) typed = typeAt(typed, at - 1 + index, letter);
  assert.equal(covered(typed), "65 percent");
});

test("what another person types at an edge somebody deleted up to stays outside", () => {
  const start = typist("up [65%] on the year");
  const cut = backspace(start, endOf(start, "65%"), 1, "me");
  assert.equal(covered(typeAt(cut, endOf(cut, "65"), " points", "you")), "65");
});

test("an edge closes when its client edits elsewhere", () => {
  const start = typist("up [65 percent] on the year");
  const cut = backspace(start, endOf(start, "65 percent"), 8, "me");
  const elsewhere = typeAt(cut, endOf(cut, "year"), "s");
  assert.equal(covered(typeAt(elsewhere, endOf(elsewhere, "65"), " points")), "65");
});

test("a letter or digit glued to an edge belongs to the claim", () => {
  const start = typist("killed [90] people");
  assert.equal(covered(typeAt(start, endOf(start, "90"), "0")), "900");
  assert.equal(covered(typeAt(start, place(start.doc, "90").from, "1")), "190");
  const joined = typist("killed [90] 0 people");
  const at = endOf(joined, "90");
  assert.equal(covered(edited(joined, (tr) => tr.delete(at, at + 1))), "900");
});

test("decimals, per cent signs, currency and minus signs are part of a number", () => {
  const start = typist("rose [65] last year");
  const at = endOf(start, "65");
  assert.equal(covered(typeAt(typeAt(start, at, "."), at + 1, "5")), "65.5");
  assert.equal(covered(typeAt(start, at, "%")), "65%");
  assert.equal(covered(typeAt(start, place(start.doc, "65").from, "$")), "$65");
  assert.equal(covered(typeAt(start, place(start.doc, "65").from, "−")), "−65");
});

test("a point before a number below one, a currency sign behind one and a plus-minus sign are part of it, too", () => {
  const start = typist("rose [65] last year");
  const { from } = place(start.doc, "65");
  assert.equal(covered(typeAt(start, from, ".")), ".65");
  assert.equal(covered(typeAt(typeAt(start, from, "."), from, "0")), "0.65");
  assert.equal(covered(typeAt(start, from, "±")), "±65");
  assert.equal(covered(typeAt(start, endOf(start, "65"), "€")), "65€");
  assert.equal(covered(typeAt(start, from, "all of it. ")), "65", "the full stop of a sentence before it is none");
  const ended = typist("so he said [65] people");
  const behind = edited(ended, (tr) =>
    tr.replaceWith(place(ended.doc, "65").from - 1, place(ended.doc, "65").from, schema.text(".")),
  );
  assert.equal(covered(behind), "65", "nor is one that lost its blank");
});

test("a full stop typed behind a claim stays outside", () => {
  const start = typist("the year was [2023]");
  assert.equal(covered(typeAt(start, endOf(start, "2023"), ".")), "2023");
});

test("deleting a part and undoing it brings the decided words back", () => {
  const start = typist("rose [65%] in 2023");
  const cut = backspace(start, endOf(start, "65%"), 1);
  assert.equal(covered(cut), "65");
  assert.equal(covered(undone(cut, 1)), "65%");
});

test("deleting the whole claim leaves it unplaced, and undo brings it back", () => {
  const start = typist("rose [65%] in 2023");
  const { from, to } = place(start.doc, "65%");
  const gone = edited(start, (tr) => tr.delete(from, to));
  assert.equal(covered(gone), null);
  assert.equal(covered(undone(gone, 1)), "65%");
});

test("undo of a rewriting covers the old words again", () => {
  const start = typist("against the [TPP].");
  const typed = selectAndType(start, "TPP", "TTP");
  assert.equal(covered(undone(typed, 3)), "TPP");
});

test("deleting more than the claim leaves it unplaced even when text is typed there", () => {
  const start = typist("against the [TPP] in Kabul");
  const { from } = place(start.doc, "the TPP in");
  const typed = edited(start, (tr) => tr.replaceWith(from, from + "the TPP in".length, schema.text("rebels of")));
  assert.equal(covered(typed), null);
});

test("an unplaced claim does not jump to equal words next to where it stood", () => {
  const start = typist("the [TPP] and the TPP fought");
  const { from } = place(start.doc, "TPP and the");
  assert.equal(covered(edited(start, (tr) => tr.delete(from, from + "TPP and the ".length))), null);
});

test("an unplaced claim does not settle on a pasted passage that holds its words among others", () => {
  const start = typist("the [TPP] fought");
  const { from, to } = place(start.doc, "TPP");
  const gone = edited(start, (tr) => tr.delete(from, to));
  const other = edited(gone, (tr) => tr.insert(from, schema.text("army and the TPP of old")), "you");
  assert.equal(covered(other), null);
});

test("splitting a block inside a claim keeps its words, splitting at an edge leaves the next block out", () => {
  const start = typist("He said [we fought wars] there");
  const inside = edited(start, (tr) => tr.split(endOf(start, "we")));
  assert.equal(covered(inside), "we\n fought wars");
  const edge = edited(start, (tr) => tr.split(endOf(start, "wars")));
  assert.equal(covered(edge), "we fought wars");
});

test("a claim cut back to the end of a block ends in that block's text: what is typed behind it stays outside", () => {
  const start = typist("They hold [over 90%]", "of it, they say.");
  const behind = endOf(start, "over 90%") + 1;
  const across = { ...start, ranges: { ...start.ranges, to: Int32Array.of(endOf(start, "of it")) } };
  const rest = new Slice(Fragment.from(schema.nodes.paragraph!.create()), 0, 1);
  const cut = edited(across, (tr) => tr.replace(behind, endOf(start, "of it,") + 1, rest));
  assert.equal(cut.doc.child(4).textContent, "they say.");
  assert.equal(covered(cut), "over 90%");
  assert.equal(covered(typeAt(cut, endOf(cut, "90%"), " of all")), "over 90%");
});

test("joining blocks glues words, and splitting them again brings the decided words back", () => {
  const start = typist("against the [Taliban]", "Acts follow");
  const at = endOf(start, "Taliban") + 1;
  const joined = edited(start, (tr) => tr.join(at));
  assert.equal(covered(joined), "TalibanActs");
  assert.equal(covered(edited(joined, (tr) => tr.split(at - 1))), "Taliban");
});

test("an edit of one claim leaves overlapping and nested ones where they are", () => {
  const start = typist("[over [90%] of [all] deaths] and [84%] of attacks");
  const typed = selectAndType(start, "84%", "85%");
  assert.deepEqual(
    ["1", "2", "3", "4"].map((id) => covered(typed, id)),
    ["over 90% of all deaths", "90%", "all", "85%"],
  );
  const nested = selectAndType(start, "90%", "91%");
  assert.equal(covered(nested, "2"), "91%");
  assert.equal(covered(nested, "1"), "over 91% of all deaths");
});

test("scripts without blanks do not glue", () => {
  const start = typist("死者增加[百分之六十五]在去年");
  assert.equal(covered(typeAt(start, endOf(start, "百分之六十五"), "左右")), "百分之六十五");
});

test("Arabic script: letters glue, separate words do not", () => {
  const start = typist("در سال [۲۰۲۳] افزایش یافت");
  const at = endOf(start, "۲۰۲۳");
  assert.equal(covered(typeAt(start, at, " میلادی")), "۲۰۲۳");
  assert.equal(covered(typeAt(start, at, "۴")), "۲۰۲۳۴");
});
