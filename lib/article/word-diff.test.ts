import assert from "node:assert/strict";
import { test } from "node:test";
import { hunksBetween, inStretches, wordDiff } from "./word-diff.ts";

const said = (old: string, now: string, parts = wordDiff(old, now)) =>
  parts.map(({ kind, text }) => (kind === "same" ? text : kind === "cut" ? `[-${text}-]` : `[+${text}+]`)).join("");

test("whole words are cut and new, what is the same stays", () => {
  assert.equal(said("rose 65% in 2023", "rose 56% in 2023"), "rose [-65-][+56+]% in 2023");
  assert.equal(said("the TPP, he said", "the TTP, he said"), "the [-TPP-][+TTP+], he said");
  assert.equal(said("over 90% of all", "90% of all attacks"), "[-over -]90% of all[+ attacks+]");
  assert.equal(said("همه چیز", ""), "[-همه چیز-]");
  assert.equal(said("same", "same"), "same");
});

test("hunks put into the old text make the new one, whatever the two are", () => {
  const texts = ["", "a", "a b c", "c b a", "naïve e\u0301tude 😀 ok", "one, two; three", "three two one  one"];
  for (const old of texts) {
    for (const now of texts) {
      let made = old;
      for (const { from, to, text } of hunksBetween(old, now).toReversed()) {
        made = made.slice(0, from) + text + made.slice(to);
      }
      assert.equal(made, now);
    }
  }
});

test("a sentence written anew is read as one stretch; words that stay part it, and so does a break", () => {
  const read = (old: string, now: string) => said(old, now, inStretches(wordDiff(old, now)));
  assert.equal(read("He left at dawn.", "A witness came forward."), "[-He left at dawn-][+A witness came forward+].");
  assert.equal(read("He left at dawn", "She left by night"), "[-He-][+She+] left [-at dawn-][+by night+]");
  assert.equal(read("one\ntwo", "three\nfour"), "[-one-][+three+]\n[-two-][+four+]");
  assert.equal(read("a b", "a x b"), "a [+x +]b");
});
