/** Golden vectors: a basis made years ago must mean the same today. If one of these changes, old approvals lapse. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { foldWords } from "../article/document-text.ts";
import { hashWords } from "../claim/words-hash.ts";
import { citationCommitment } from "../evidence/citation-commitment.ts";
import type { Source } from "../evidence/evidence.ts";
import { basisOf, changedParts } from "./basis.ts";
import type { Check } from "./decision.ts";

const source: Source = {
  id: "s1",
  type: "report",
  title: "Security Report 2023",
  link: "https://example.org/report",
  publisher: "Institute",
  author: "",
  published: "2024-01",
  origin: "",
  access: "confidential",
  alias: "an institute",
  readers: ["p1"],
};
const cited = { id: "c1", relation: "supports", rank: "primary", locator: "p. 4", passage: "65 %" } as const;
const check: Check = {
  by: { id: "p1", name: "P" },
  at: "2026-01-01T00:00:00.000Z",
  finding: "accurate",
  reason: "",
  words: "65%",
  wordsHash: hashWords("65%"),
};

function basis(commitments: string[] = [], found: Check | null = check, words = "65%"): string {
  const citations = commitments.map((commitment) => ({ commitment }) as never);
  return basisOf({ wordsHash: hashWords(words), check: found, citations });
}

test("words are hashed folded: composed, white space as one blank, none at the ends", () => {
  assert.equal(hashWords(foldWords(" Cafe\u0301\n 65% ")), hashWords("Café 65%"));
  assert.equal(hashWords("65%"), "a5643728520ff9e860d49b393478c782373fae3f380b90b5104c9302de0c41e6");
});

test("golden: commitment and basis", () => {
  assert.equal(
    citationCommitment(cited, source, "salt"),
    "85db801777e4ae5b85ed9d0644fc7f3a9c612a461cc29837c11e5683bd18cf27",
  );
  assert.equal(
    basis([citationCommitment(cited, source, "salt")]),
    "a5643728520ff9e860d49b393478c782.66129f282d808c2fed66a7c41cf875d0.a0f2f7f3c99a88b707282d6c6ab66461",
  );
});

test("a basis names which of words, finding and evidence differ", () => {
  assert.deepEqual(changedParts(basis(), basis([], check, "66%")), ["words"]);
  assert.deepEqual(changedParts(basis(), basis([], { ...check, finding: "inaccurate" })), ["finding"]);
  assert.deepEqual(changedParts(basis(), basis(["aa"])), ["citations"]);
  assert.deepEqual(changedParts("nonsense", basis()), ["words", "finding", "citations"]);
  assert.deepEqual(changedParts(basis(["aa", "bb"]), basis(["bb", "aa"])), []);
});

test("a commitment changes with what identifies the source, the pinpoint, the passage and the stance, not with who may see it", () => {
  const before = citationCommitment(cited, source, "salt");
  assert.notEqual(citationCommitment({ ...cited, locator: "p. 5" }, source, "salt"), before);
  assert.notEqual(citationCommitment({ ...cited, relation: "contradicts" }, source, "salt"), before);
  assert.notEqual(citationCommitment(cited, { ...source, title: "Other" }, "salt"), before);
  assert.notEqual(citationCommitment(cited, source, "other salt"), before);
  assert.equal(citationCommitment(cited, { ...source, access: "public", alias: "", readers: [] }, "salt"), before);
});
