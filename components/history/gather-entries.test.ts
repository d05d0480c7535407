import assert from "node:assert/strict";
import test from "node:test";
import type { LogEntry } from "#lib/log/event.ts";
import { gatherEntries } from "./gather-entries.ts";

const move = { claimId: "c4", from: 1, to: 2, placed: true, words: "TTP", wordsHash: "00" };

function edit(seq: number, minute: number, { by = "p1", moves = [] as (typeof move)[] } = {}): LogEntry {
  return {
    seq,
    at: new Date(Date.UTC(2026, 4, 4, 9, minute)).toISOString(),
    by: { id: by, name: by },
    event: { type: "text-edited", version: seq - 1, clientId: "x", steps: [{ stepType: "replace" }], moves },
  };
}
const numberOf = () => 4;

test("a run of small edits by one person is one line that names the last version", () => {
  const lines = gatherEntries([edit(1, 0), edit(2, 1), edit(3, 9)], numberOf);
  assert.deepEqual(
    lines.map(({ says, seq, entries }) => ({ says, seq, entries })),
    [{ says: "edited the text 3 times (up to version 3)", seq: 3, entries: 3 }],
  );
});

test("another person, a long pause and an edit that changed a claim each begin a line of their own", () => {
  const lines = gatherEntries(
    [
      edit(1, 0),
      edit(2, 1, { by: "p2" }),
      edit(3, 20, { by: "p2" }),
      edit(4, 21, { by: "p2", moves: [move] }),
      edit(5, 22, { by: "p2" }),
    ],
    numberOf,
  );
  assert.deepEqual(
    lines.map((line) => line.seq),
    [5, 4, 3, 2, 1],
  );
  assert.equal(lines[1]?.also.length, 1);
});

test("a withheld entry, of which only the number is told, makes no line", () => {
  const withheld: LogEntry = { seq: 2, at: "", by: { id: "", name: "" }, event: { type: "withheld" } };
  assert.deepEqual(
    gatherEntries([edit(1, 0), withheld, edit(3, 1)], numberOf).map(({ seq }) => seq),
    [3],
  );
});
