import assert from "node:assert/strict";
import { test } from "node:test";
import { cutWords, foldLetters } from "./words.ts";

const wordsOf = (text: string) => cutWords(text).map(({ word }) => word);

test("words are compared without case, accents and signs around them", () => {
  assert.deepEqual(wordsOf("“Žižek's” 65% of U.S. cafe\u0301s, 1,000\u00a0times"), [
    ...["zizek", "s", "65", "of", "u", "s", "cafes", "1", "000", "times"],
  ]);
  assert.deepEqual(wordsOf("İstanbul ΟΔΟΣ οδός Ёлка"), ["istanbul", "οδοσ", "οδοσ", "елка"]);
});

test("Arabic script: vowel signs, stretched letters, letters and digits typed in two ways, the sign between halves of a word", () => {
  assert.deepEqual(wordsOf("كِتَابٌ"), wordsOf("کتاب"));
  assert.deepEqual(wordsOf("مــرز"), wordsOf("مرز"));
  assert.deepEqual(wordsOf("علي ۶۵ ٦٥"), ["علی", "65", "65"]);
  assert.deepEqual(wordsOf("می\u200cخواهم"), wordsOf("می خواهم"));
  assert.deepEqual(wordsOf("\u200fمرز\u200e"), ["مرز"]);
});

test("scripts without spaces are cut into characters, with the marks that belong to them", () => {
  assert.deepEqual(wordsOf("東京でAPI"), ["東", "京", "で", "api"]);
  assert.deepEqual(wordsOf("กำลัง"), ["ก", "ำ", "ลั", "ง"].map(foldLetters));
  assert.notDeepEqual(wordsOf("が"), wordsOf("か"));
  assert.deepEqual(wordsOf("か\u3099"), wordsOf("が"));
});

test("where marks are letters of their own they stay", () => {
  assert.notDeepEqual(wordsOf("मिल"), wordsOf("मूल"));
  assert.deepEqual(wordsOf("한국"), ["한국"]);
});

test("what is no word is none: emoji, signs, marks alone, NUL, half a character", () => {
  assert.deepEqual(wordsOf("👩‍🚀 ❤️ — … \0 \ud83d \u0301 \u200d *\"'();"), []);
  assert.deepEqual(wordsOf("a\0b"), ["a", "b"]);
});

test("a word's place is its place in the text, whatever was folded", () => {
  const text = "Der Cafe\u0301-Gast 👩‍🚀 lebt in مــرز 東京";
  for (const { from, to, word } of cutWords(text)) assert.equal(foldLetters(text.slice(from, to)), word);
  assert.deepEqual(
    cutWords(text).map(({ from, to }) => text.slice(from, to)),
    ["Der", "Cafe\u0301", "Gast", "lebt", "in", "مــرز", "東", "京"],
  );
});
