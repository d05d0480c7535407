import assert from "node:assert/strict";
import { test } from "node:test";
import { buildCitation, buildNote, buildSource, checker } from "../testing/build-article.ts";
import { claimHistories, type HistoryEntry } from "./claim-history.ts";

const entry = (event: HistoryEntry["event"]): HistoryEntry => ({ at: "2026-06-02T09:00:00Z", by: checker, event });

test("each claim has its own lines in the order of the log; an edit speaks of the claims it moved", () => {
  const move = { from: 1, to: 4, words: "TTP", wordsHash: "x", placed: true };
  const histories = claimHistories([
    entry({ type: "check-started", claimId: "a" }),
    entry({
      type: "text-edited",
      moves: [
        { ...move, claimId: "a" },
        { ...move, claimId: "b", placed: false },
      ],
    }),
    entry({ type: "claim-returned", claimId: "b", reason: "Ask again" }),
    entry({ type: "archived" }),
    entry({ type: "withheld" }),
  ]);
  const said = (id: string) => histories.get(id)?.map((line) => line.what);
  assert.deepEqual(said("a"), ["started the check", "edited the text; the words became: TTP"]);
  assert.deepEqual(said("b"), ["edited the text; the words went", "returned the claim: Ask again"]);
  assert.equal(histories.size, 2);
});

test("a note's words and a source's name are not in the history", () => {
  const source = buildSource({ title: "secret title" });
  const histories = claimHistories([
    entry({ type: "note-added", claimId: "a", note: buildNote("secret note") }),
    entry({ type: "note-edited", claimId: "a", noteId: "n", body: "secret note", internal: true }),
    entry({
      type: "citation-added",
      claimId: "a",
      citation: buildCitation(source, { passage: "secret words" }),
      source,
    }),
    entry({ type: "source-edited", source, commitments: {}, veiled: false }),
  ]);
  assert.equal(histories.get("a")?.length, 3);
  assert.doesNotMatch(JSON.stringify([...histories]), /secret/);
});
