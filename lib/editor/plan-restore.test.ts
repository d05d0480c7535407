import assert from "node:assert/strict";
import { test } from "node:test";
import { packState } from "../log/packed-snapshot.ts";
import { buildArticle } from "../testing/build-article.ts";
import { planRestore } from "./plan-restore.ts";

const packed = (blocks: string[], claims: string[]) =>
  packState(buildArticle({ headline: "Ships", blocks, claims: claims.map((exact) => ({ exact })) }));

test("what people would read otherwise is told by word, and which claims, also those whose words would be gone", () => {
  const now = packed(["It fell by 56% on Monday.", "Nobody counted."], ["56%", "Monday", "Nobody"]);
  const plan = planRestore(now, packed(["It rose by 65% on Monday."], []));
  assert.deepEqual(plan.changed, [
    { number: 1, words: "56%", after: "65%" },
    { number: 3, words: "Nobody", after: null },
  ]);
  assert.deepEqual(
    plan.text.flat().flatMap(({ kind, text }) => (kind === "same" ? [] : [`${kind} ${text}`])),
    ["cut fell", "new rose", "cut 56", "new 65", "cut ¶Nobody counted."],
  );
});

test("where nothing would change there is nothing to do", () => {
  const now = packed(["It rose."], ["rose"]);
  const { steps, changed } = planRestore(now, now);
  assert.deepEqual([steps, changed], [[], []]);
});
