import assert from "node:assert/strict";
import { test } from "node:test";
import { documentText } from "../article/document-text.ts";
import { wordSteps } from "../article/word-steps.ts";
import { rangeOf } from "../claim/range.ts";
import { openCorrections } from "../decision/correction.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import {
  buildArticle,
  buildCorrection,
  type ClaimParts,
  checker,
  editor,
  node,
  words,
} from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { changesOf, correctedText } from "./copy-changes.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "UTC", house: "", history: [] };
const modelOf = (state: ArticleState) => annotatedCopy(state, "checking", context).copy;

const article = (...claims: ClaimParts[]) =>
  modelOf(buildArticle({ headline: "H", blocks: ["Deaths rose by 65% last year.", "Two were held."], claims }));
const at = (minute: number) => ({ at: `2026-06-02T10:${minute}:00Z` });

function shown(copy: ReturnType<typeof modelOf>): string[] {
  return changesOf(copy).changes.map(({ range, text }) => `${copy.text.slice(range.from, range.to)}>${text}`);
}

test("only the words that differ change; with all accepted the proposed words stand there", () => {
  const copy = article({
    exact: "rose by 65% last year",
    corrections: [buildCorrection("rose by 65% last year", "rose by 66% in the last year")],
  });
  assert.deepEqual(shown(copy), ["65>66", ">in the "]);
  assert.equal(correctedText(copy), "H\nDeaths rose by 66% in the last year.\nTwo were held.");
});

test("what an editor has decided changes nothing", () => {
  const decided = { outcome: "declined", by: editor, at: "2026-06-03T11:00:00Z", with: "", reason: "" } as const;
  const copy = article({ exact: "65%", corrections: [buildCorrection("65%", "66%", { decided })] });
  assert.deepEqual(changesOf(copy), { changes: [], shown: 0, told: [] });
});

test("of corrections that touch each other the first proposed is shown, others are told; apart from each other all are", () => {
  const outer = { exact: "rose by 65% last year" };
  const proposal = (text: string, minute: number) => buildCorrection(outer.exact, text, at(minute));
  const copy = article(
    { ...outer, corrections: [proposal("fell by 65% last year", 40), proposal("rose by 64% last year", 30)] },
    { exact: "65%", corrections: [buildCorrection("65%", "66%", at(20))] },
    { exact: "Two", corrections: [buildCorrection("Two", "Three", at(10))] },
  );
  assert.deepEqual(shown(copy), ["rose>fell", "65>66", "Two>Three"]);
  assert.deepEqual(changesOf(copy).told, [1]);
  assert.equal(correctedText(copy), "H\nDeaths fell by 66% last year.\nThree were held.");
});

test("a correction of other words than stand there, or of several blocks, is told alone", () => {
  const copy = article(
    { exact: "65%", corrections: [buildCorrection("64%", "66%")] },
    { exact: "last year", through: "Two", corrections: [buildCorrection("last year. Two", "last year. Three")] },
    { exact: "gone", unplaced: true, corrections: [buildCorrection("gone", "here")] },
  );
  assert.deepEqual(changesOf(copy), { changes: [], shown: 0, told: [1, 2, 3] });
});

test("a line that a correction empties is left out of the corrected words", () => {
  const copy = article({ exact: "Two were held.", corrections: [buildCorrection("Two were held.", "")] });
  assert.equal(correctedText(copy), "H\nDeaths rose by 65% last year.");
});

test("each change alone is what an editor's accepting does to the text", () => {
  const styled = buildArticle({
    headline: "H",
    blocks: [node("paragraph", [...words("one "), ...words("two", "em"), node("hard_break"), ...words("three")])],
    claims: [{ exact: "one two\nthree", corrections: [buildCorrection("one two three", "one and two, or three")] }],
  });
  let compared = 0;
  for (const state of [...Object.values(sampleArticles).map((build) => build()), styled]) {
    for (const claim of state.claims.values()) {
      for (const correction of openCorrections(claim)) {
        const alone = { ...claim, corrections: [correction] };
        const copy = modelOf({ ...state, claims: new Map([[claim.id, alone]]) });
        if (changesOf(copy).shown === 0) continue;
        const accepted = wordSteps(state.doc, rangeOf(state.ranges, claim.id)!, correction.with).docs.at(-1)!;
        assert.equal(correctedText(copy), documentText(accepted));
        compared += 1;
      }
    }
  }
  assert.equal(compared, 9);
});
