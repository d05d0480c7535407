import assert from "node:assert/strict";
import { test } from "node:test";
import type { InboxLine } from "#lib/log/inbox-line.ts";
import type { ConcernKind } from "#lib/log/whom-it-concerns.ts";
import { type Fold, foldLines, pathOf } from "./fold-lines.ts";
import { sayClaims, sayFold, sayText } from "./say-fold.ts";

let seq = 100;

function line(number: number | null, more: Partial<InboxLine> = {}): InboxLine {
  seq -= 1;
  return {
    article: { id: "a", title: "Ships" },
    ...{ seq, kind: "assigned", at: "2026-01-01T00:00:00.000Z", byName: "Rafael Moreno", read: false, text: "" },
    claim: number === null ? null : { id: `c${number}`, number, words: `words ${number}` },
    ...more,
  };
}

const sizes = (lines: readonly InboxLine[]) => foldLines(lines).map((fold) => fold.length);
const said = (...lines: [InboxLine, ...InboxLine[]]) => sayFold(lines);

test("neighbours that say the same are one, whatever stands between keeps them apart", () => {
  assert.deepEqual(sizes([line(3), line(2), line(1)]), [3]);
  assert.deepEqual(sizes([line(3), line(2, { kind: "returned" }), line(1)]), [1, 1, 1]);
  assert.deepEqual(sizes([]), []);
});

test("another article, person, text or one read already is a line of its own, and so is what is about no claim", () => {
  const others: Partial<InboxLine>[] = [
    { article: { id: "b", title: "Ships" } },
    { byName: "Grace Lim" },
    { text: "Which year?" },
    { read: true },
    { claim: null },
  ];
  for (const other of others) assert.deepEqual(sizes([line(2), line(1, other)]), [1, 1], JSON.stringify(other));
  assert.deepEqual(sizes([line(null), line(null)]), [1, 1]);
  assert.deepEqual(sizes([line(2, { text: "Which year?" }), line(1, { text: "Which year?" })]), [2]);
});

test("a fold is said by its number of claims, leads to the first of them and names them in order", () => {
  const fold: Fold = [line(9), line(4), line(11)];
  assert.equal(sayFold(fold), "assigned 3 claims to you");
  assert.equal(sayClaims(fold), "Claims 4, 9, and 11");
  assert.equal(pathOf(fold), "/articles/a?claim=c4");
  assert.equal(pathOf([line(null)]), "/articles/a");
});

test("a claim that was assigned twice is one claim", () => {
  assert.equal(said(line(4), line(4)), "assigned claim 4 to you");
  assert.equal(sayClaims([line(4), line(4)]), "words 4");
});

const sentences: Record<ConcernKind, [one: string, two: string]> = {
  assigned: ["assigned claim 7 to you", "assigned 2 claims to you"],
  mentioned: ["mentioned you in a note on claim 7", "mentioned you in notes on 2 claims"],
  returned: ["returned claim 7", "returned 2 claims"],
  asked: ["asked you about claim 7", "asked you about 2 claims"],
  answered: ["closed your query on claim 7", "closed your queries on 2 claims"],
  accepted: ["accepted your correction of claim 7", "accepted your corrections of 2 claims"],
  declined: ["declined your correction of claim 7", "declined your corrections of 2 claims"],
  "signed-off": ["signed the article off", "signed the article off"],
  reopened: ["reopened the article", "reopened the article"],
};

for (const [kind, [one, two]] of Object.entries(sentences) as [ConcernKind, [string, string]][]) {
  test(`in words: ${kind}`, () => {
    assert.equal(said(line(7, { kind })), one);
    assert.equal(said(line(7, { kind }), line(8, { kind })), two);
  });
}

test("a mention whose note is gone says so; nothing else is made up", () => {
  assert.equal(sayText([line(1, { kind: "mentioned" })]), "The note was taken back.");
  assert.equal(sayText([line(1, { kind: "mentioned", text: "Look." })]), "Look.");
  assert.equal(sayText([line(1, { kind: "asked" })]), "");
});
