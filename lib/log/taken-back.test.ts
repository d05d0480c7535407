/** A finding that was taken back, against the same log without it. Replay: STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { basisOf } from "../decision/basis.ts";
import { contributorsOf } from "../decision/contributors.ts";
import type { Source } from "../evidence/evidence.ts";
import { agreedOn, attempt, type Newsroom, newsroom } from "../testing/newsroom.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf } from "../testing/typist.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { CommandInput } from "./command.ts";
import type { LogEntry } from "./event.ts";

const source: Source = {
  ...{ id: "s1", type: "report", title: "Report", link: null, publisher: "", author: "", published: "", origin: "" },
  ...{ access: "public", alias: "", readers: [] },
};
const people = ["a", "b", "c"].map((id) => ({ id, name: id }));
const claimId = "c1";

test("L15 at random, a finding that was taken back is as if it had never been recorded, and nobody approves by it", () => {
  const seed = runSeed();
  const counts = { withdrawn: 0, approved: 0 };
  for (let round = 0; round < 150; round += 1) {
    const random = seededRandom(seed + round);
    const room = newsroom(articleOf(["Deaths rose 65% in 2023, and aid fell 65% too."]), [source]);
    attempt(room, people[0]!, { type: "add-claim", id: "a", claimId, words: { exact: "65%", prefix: "rose " } });
    for (let turn = 0; turn < 60; turn += 1) {
      const by = random.pick(people);
      const before = room.log.length;
      attempt(room, by, { ...chosen(room, random), id: `t${turn}` } as CommandInput);
      const made = room.log.at(-1)!.event.type;
      if (room.log.length === before || (made !== "finding-withdrawn" && made !== "claim-approved")) continue;
      const message = `seed ${seed}, round ${round}, turn ${turn}`;
      if (made === "finding-withdrawn") {
        counts.withdrawn += 1;
        assert.deepEqual(agreed(replayed(withoutTakenBack(room.log))), agreed(room.live.state), message);
      } else {
        counts.approved += 1;
        const seen = replayed(withoutTakenBack(room.log.slice(0, before))).claims.get(claimId)!;
        assert.ok(!contributorsOf(seen).has(by.id), `${message}: ${by.id} approved what they made`);
      }
    }
  }
  console.log(`taken back: seed ${seed}`, counts);
  assert.ok(counts.withdrawn > 100 && counts.approved > 50);
});

function chosen({ live }: Newsroom, random: Random): object {
  const claim = live.state.claims.get(claimId)!;
  const citation = claim.citations.at(-1)?.id ?? "none";
  return random.pick<() => object>([
    ...Array<() => object>(4).fill(() => ({
      ...{ type: "record-finding", claimId, reason: "so" },
      finding: random.pick(["accurate", "disputed", "unverifiable"]),
    })),
    ...Array<() => object>(6).fill(() => ({ type: "withdraw-finding", claimId })),
    ...Array<() => object>(4).fill(() => ({ type: "approve-claim", claimId, basis: basisOf(claim) })),
    () => ({ type: "return-claim", claimId, reason: "look again" }),
    () => ({ type: "start-check", claimId }),
    () => ({ type: "wait-claim", claimId, for: "writer" }),
    () => ({ type: "set-resolution", claimId, resolution: "stands" }),
    () => ({ type: "add-citation", claimId, sourceId: source.id }),
    () => ({ type: "remove-citation", claimId, citationId: citation }),
    () => ({ type: "edit-source", sourceId: source.id, fields: { publisher: `p${random.below(3)}` } }),
    () => ({ type: "add-note", claimId, body: "asked" }),
    () => ({ type: "assign-claim", claimId, assigneeId: "b" }),
    () => ({
      type: "replace-words",
      words: { exact: claim.words, prefix: "rose " },
      with: random.pick(["65%", "66%"]),
    }),
    () => ({ type: "replace-words", words: { exact: "2023" }, with: "2023" }),
    () => ({ type: "place-claim", claimId, words: { exact: "65%", prefix: random.pick(["rose ", "fell "]) } }),
  ])();
}

/** The log without each finding that was taken back, and without its taking back. */
function withoutTakenBack(log: readonly LogEntry[]): LogEntry[] {
  const kept: LogEntry[] = [];
  for (const entry of log) {
    if (entry.event.type !== "finding-withdrawn") kept.push(entry);
    else
      kept.splice(
        kept.findLastIndex(({ event }) => event.type === "finding-recorded"),
        1,
      );
  }
  return kept.map((entry, index) => ({ ...entry, seq: index + 1 }));
}

function replayed(log: readonly LogEntry[]): ArticleState {
  let state: ArticleState | null = null;
  for (const entry of log) state = applyEntry(state, entry).state;
  return state!;
}

function agreed(state: ArticleState): unknown {
  return agreedOn({ ...state, seq: 0 });
}
