import assert from "node:assert/strict";
import { test } from "node:test";
import { documentText, textBlocks, wordsBetween } from "../article/document-text.ts";
import { articleOf } from "../testing/typist.ts";
import { findWords, normaliseRange, quoteAt, quoteSearch } from "./place.ts";

const doc = articleOf(["  Deaths rose 65%  in 2023. ", "", "Cafe\u0301 👩‍🚀 said so. He said so."]);
/** Where the paragraph with this text starts. */
const start = (paragraph: number) => {
  let position = 1;
  for (let index = 0; index < 3 + paragraph; index += 1) position += doc.child(index).nodeSize;
  return position;
};
const words = (range: { from: number; to: number } | null) =>
  range === null ? null : doc.textBetween(range.from, range.to, "\n");

test("blanks at the ends of a selection are not part of the claim", () => {
  assert.equal(words(normaliseRange(doc, { from: start(0) + 13, to: start(0) + 19 })), "65%");
});

test("a selection that reaches into the next block, as a triple click does, stays in its own", () => {
  assert.equal(words(normaliseRange(doc, { from: start(0), to: start(2) })), "Deaths rose 65%  in 2023.");
});

test("a selection of nothing but blanks is no claim", () => {
  assert.equal(normaliseRange(doc, { from: start(1), to: start(1) }), null);
  assert.equal(normaliseRange(doc, { from: start(0), to: start(0) + 2 }), null);
});

test("half a grapheme becomes a whole one", () => {
  assert.equal(words(normaliseRange(doc, { from: start(2), to: start(2) + 4 })), "Cafe\u0301");
  assert.equal(words(normaliseRange(doc, { from: start(2) + 8, to: start(2) + 9 })), "👩‍🚀");
});

test("words are found with white space folded and characters composed", () => {
  assert.equal(words(findWords(doc, { exact: "65% in" })[0]!), "65%  in");
  assert.equal(words(findWords(doc, { exact: "Caf\u00e9" })[0]!), "Cafe\u0301");
  assert.equal(words(findWords(doc, { exact: "2023. Café" })[0]!), "2023. \n\nCafe\u0301");
});

test("every place of equal words is found, and context tells them apart", () => {
  assert.equal(findWords(doc, { exact: "said so" }).length, 2);
  assert.equal(findWords(doc, { exact: "said so", prefix: "He " }).length, 1);
  assert.equal(findWords(doc, { exact: "said so", suffix: ". He" }).length, 1);
  assert.equal(findWords(doc, { exact: "not there" }).length, 0);
});

test("a quote finds its own place again and no other", () => {
  const [first, second] = findWords(doc, { exact: "said so" });
  const search = quoteSearch(textBlocks(doc));
  assert.deepEqual(search.only(quoteAt(doc, first!)), first);
  assert.deepEqual(search.only(quoteAt(doc, second!)), second);
});

test("words in other surroundings are not taken for the quoted ones", () => {
  const quote = quoteAt(doc, findWords(doc, { exact: "65%" })[0]!);
  const other = quoteSearch(textBlocks(articleOf(["Attacks rose 65% in 2021."])));
  assert.equal(other.only(quote), null);
});

test("the article's text leaves empty blocks out and keeps the rest to the letter", () => {
  assert.equal(documentText(doc), "Headline\n  Deaths rose 65%  in 2023. \nCafe\u0301 👩‍🚀 said so. He said so.");
  assert.equal(wordsBetween(doc, start(0), start(0) + 27), "Deaths rose 65% in 2023.");
});
