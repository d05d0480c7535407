import assert from "node:assert/strict";
import { test } from "node:test";
import { type DiffLine, diffLines, gapsBetween } from "./text-diff.ts";

const said = (lines: readonly DiffLine[]) =>
  lines.map((line) =>
    line.map(({ kind, text }) => (kind === "same" ? text : kind === "cut" ? `[-${text}-]` : `[+${text}+]`)).join(""),
  );

test("blocks that are the same stay, others show their words cut and new", () => {
  assert.deepEqual(said(diffLines(["Head", "It rose 65%.", "End"], ["Head", "It fell 65%.", "End"])), [
    "Head",
    "It [-rose-][+fell+] 65%.",
    "End",
  ]);
});

test("a block that is new or cut stands alone, a split shows the new break and a join the cut one", () => {
  assert.deepEqual(said(diffLines(["a", "c"], ["a", "b", "c"])), ["a", "[+b+]", "c"]);
  assert.deepEqual(said(diffLines(["a", "b", "c"], ["a", "c"])), ["a", "[-b-]", "c"]);
  assert.deepEqual(said(diffLines(["one two"], ["one", "two"])), ["one[- -]", "two"]);
  assert.deepEqual(said(diffLines(["one", "two"], ["one two"])), ["one[-¶-][+ +]two"]);
  assert.deepEqual(said(diffLines([], ["a"])), ["[+a+]"]);
  assert.deepEqual(diffLines([], []), []);
});

test("whatever the two are, what is not cut is the newer text and what is not new the older", () => {
  const texts = [
    [],
    ["a"],
    ["a", "b", "c d"],
    ["c d", "a", "b"],
    ["b", "b", "a"],
    ["x y", "b c", "a", "z"],
    ["a", "a"],
  ];
  for (const old of texts) {
    for (const now of texts) {
      const lines = diffLines(old, now);
      const without = (kind: string) =>
        lines
          .map((line) =>
            line
              .filter((part) => part.kind !== kind)
              .map(({ text }) => text)
              .join(""),
          )
          .join("");
      assert.equal(without("cut"), now.join(""));
      assert.equal(without("new").replaceAll("¶", ""), old.join(""));
      for (const gap of gapsBetween(old, now)) {
        assert.ok(gap.old.to > gap.old.from || gap.now.to > gap.now.from);
      }
    }
  }
});
