import assert from "node:assert/strict";
import { test } from "node:test";
import { findHit } from "./find-hit.ts";
import { termsOf } from "./terms.ts";

const find = (query: string, ...texts: string[]) => findHit(termsOf(query), texts);
/** The context with its hits in brackets. */
const said = (query: string, ...texts: string[]) =>
  find(query, ...texts)
    ?.context.map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("") ?? null;

test("all terms must be there, in whichever of the texts; none is no find", () => {
  assert.equal(said("deaths two", "Most deaths", "were in two provinces"), "Most [deaths]");
  assert.equal(said("deaths three", "Most deaths", "were in two provinces"), null);
  assert.equal(said("", "Most deaths"), null);
});

test("the text that holds most of the terms is shown", () => {
  assert.equal(said("in deaths two", "Most deaths", "deaths in two provinces"), "[deaths] [in] [two] provinces");
});

test("a phrase stands in one text, word for word", () => {
  assert.equal(said('"two provinces"', "Two, provinces"), "[Two, provinces]");
  assert.equal(said('"two provinces"', "two", "provinces"), null);
  assert.equal(said('"two provinces"', "two large provinces"), null);
});

test("every hit of the window is marked whole, also when it was only begun or written otherwise", () => {
  assert.equal(said("CAFE", "Cafe\u0301s and cafés, decaf"), "[Cafe\u0301s] and [cafés], decaf");
  assert.equal(said("کتاب", "این كِتَابٌ است"), "این [كِتَابٌ] است");
  assert.equal(said("京都", "東京都"), "東[京都]");
  assert.equal(said('"a b" "b c"', "x a b c y"), "x [a b c] y", "hits that overlap are one");
});

test("far in a long paragraph the context begins and ends between words and says that it was cut", () => {
  const before = "Long ago in a harbour far away there was a register. ".repeat(40);
  const context = find("needle", `${before}Here the needle 👩‍🚀 lies.${before}`)!.context;
  const all = context.map(({ text }) => text).join("");
  assert.ok(all.length <= 203, `${all.length}`);
  assert.match(all, /^…[A-Z a-z].*Here the needle 👩‍🚀 lies\..*[a-z]…$/su);
  for (const word of all.slice(1, -1).match(/\p{L}+/gu)!)
    assert.match(`${before}Here the needle lies`, new RegExp(`\\b${word}\\b`));
  assert.deepEqual(
    context.filter(({ hit }) => hit).map(({ text }) => text),
    ["needle"],
  );
});

test("the parts are the text: right to left, emoji and signs come through as they stand", () => {
  const text = "👩‍🚀 در «مــرز» ۶۵٪ 🇦🇫 گفت";
  assert.equal(
    find("مرز", text)!
      .context.map((part) => part.text)
      .join(""),
    text,
  );
});

test("a word longer than the window is cut between characters", () => {
  for (const filler of ["x", "e\u0301", "𝒳"]) {
    const context = find("ab", `ab${filler.repeat(500)}`)!.context;
    const all = context.map(({ text }) => text).join("");
    assert.ok(all.length <= 203 && all.endsWith("…") && all.isWellFormed(), filler);
    assert.equal(all.slice(2, -1), filler.repeat((all.length - 3) / filler.length));
  }
});
