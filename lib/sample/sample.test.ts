/**
 * The samples are played as a person would play them, through the decisions of the log, and every claim must come to stand where
 * its data says. Citations need the house's sources, which only the real door has: they are parsed here, not played.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { directionOf } from "../article/direction.ts";
import { documentText, mirrorOf } from "../article/document-text.ts";
import { importArticle } from "../article/import/import-article.ts";
import { claimKinds, stages, waitingFor } from "../claim/claim.ts";
import { findWords } from "../claim/place.ts";
import { rangeOf } from "../claim/range.ts";
import { basisOf } from "../decision/basis.ts";
import { type ClaimRecord, findings } from "../decision/decision.ts";
import { isStale, toneOf } from "../decision/standing.ts";
import { addCitation } from "../evidence/commands.ts";
import type { CommandInput } from "../log/command.ts";
import { can, type Principal } from "../policy/can.ts";
import { type Newsroom, newsroom } from "../testing/newsroom.ts";
import { articleMarkdown, byline, dateline, headline } from "./article.ts";
import { borderSample } from "./border-sample.ts";
import { dariHeadline, dariSample } from "./dari.ts";
import type { Sample, SampleAction, SampleClaim, SampleEnd, SampleRole } from "./sample.ts";

const samples: Record<string, Sample> = { border: borderSample, dari: dariSample };

function person(role: SampleRole): Principal {
  return { id: `the-${role}`, name: `The ${role}`, role };
}

interface Played {
  room: Newsroom;
  dropped: readonly string[];
}

function played(sample: Sample): Played {
  const { doc, dropped } = importArticle(sample.article);
  const room = newsroom(doc);
  const run = (by: SampleRole, command: CommandInput) => {
    assert.ok(can(person(by), command.type, person(by).id), `${by} may ${command.type}`);
    room.run(person(by), command);
  };
  let commands = 0;
  const id = () => {
    commands += 1;
    return `command-${commands}`;
  };
  for (const claim of sample.claims) {
    run(claim.by, { ...claim.add, id: id(), claimId: claim.key });
    for (const action of claim.actions) {
      const command = commandOf(action, claim, room, id());
      if (command !== null) run(action.by, command);
    }
  }
  for (const { by, command } of sample.edits) run(by, { ...command, id: id() });
  return { room, dropped };
}

/** Null for a citation: it is only parsed. */
function commandOf(
  { by, command }: SampleAction<string>,
  { key }: SampleClaim<string>,
  room: Newsroom,
  id: string,
): CommandInput | null {
  const ids = { id, claimId: key };
  if (command.type === "approve-claim") {
    return { ...command, ...ids, basis: basisOf(room.live.state.claims.get(key)!) };
  }
  if (command.type === "assign-claim") {
    return { type: command.type, ...ids, assigneeId: command.assignee === null ? null : person(command.assignee).id };
  }
  if (command.type !== "add-citation") return { ...command, ...ids };
  assert.ok(can(person(by), command.type));
  const { source, ...rest } = command;
  addCitation.parse({ ...rest, ...ids, sourceId: source });
  return null;
}

function endOf(room: Newsroom, claim: ClaimRecord): SampleEnd {
  const range = rangeOf(room.live.state.ranges, claim.id)!;
  const placed = range.from < range.to;
  return {
    stage: claim.stage,
    ...(claim.waitingFor === null ? {} : { waitingFor: claim.waitingFor }),
    ...(claim.check === null ? {} : { finding: claim.check.finding }),
    ...(claim.resolution === null ? {} : { resolution: claim.resolution.value }),
    ...(isStale(claim) ? { stale: true } : {}),
    ...(placed ? {} : { unplaced: true }),
    tone: toneOf(claim, placed),
  };
}

for (const [name, sample] of Object.entries(samples)) {
  describe(`the ${name} sample`, () => {
    it("has words for every claim that stand exactly once in the imported article, in reading order", () => {
      const { doc } = importArticle(sample.article);
      const starts = sample.claims.map(({ key, add }) => {
        const found = findWords(doc, add.words);
        assert.equal(found.length, 1, key);
        return found[0]!.from;
      });
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(sample.claims.map(({ key }) => key)).size, sample.claims.length);
    });

    it("plays to the end, every claim standing where it says it will", () => {
      const { room } = played(sample);
      for (const { key, end } of sample.claims) {
        assert.deepEqual(endOf(room, room.live.state.claims.get(key)!), end, key);
      }
      room.live.state.doc.check();
    });

    it("has sources that the house can make, all of them used, and no approver who contributed", () => {
      const used = new Set<string>();
      for (const { key, actions } of sample.claims) {
        const contributors = new Set<string>();
        for (const { by, command } of actions) {
          if (command.type === "add-citation") used.add(command.source);
          if (command.type === "add-citation" || command.type === "record-finding") contributors.add(by);
          if (command.type === "approve-claim") assert.ok(!contributors.has(by), key);
        }
      }
      assert.deepEqual([...used].sort(), Object.keys(sample.sources).sort());
      for (const [key, source] of Object.entries(sample.sources)) {
        const readers = (source.readers ?? []).map((role) => person(role).id);
        addCitation.parse({ type: "add-citation", id: "c", claimId: "c", source: { ...source, readers } });
        if (source.access === "confidential") assert.ok(source.alias && readers.length > 0, key);
      }
    });
  });
}

describe("the border sample", () => {
  it("comes in with headline, byline, dateline, caption and credit in their places, in 500 to 700 words", () => {
    const { doc, dropped } = importArticle(borderSample.article);
    assert.deepEqual(mirrorOf(doc), { title: headline, byline, dateline });
    assert.equal(doc.child(3).child(1).textContent, "Photo: Frontier Press Agency");
    assert.deepEqual(dropped, ["1 picture (not loaded, address and description are kept)"]);
    const words = documentText(doc).split(/\s+/).length;
    assert.ok(words >= 500 && words <= 700, String(words));
    assert.equal(articleMarkdown.match(/SFR/g)?.length, 1);
  });

  it("shows claims in every stage, of every finding, tone, importance and kind of waiting, nested and overlapping", () => {
    const ends = borderSample.claims.map(({ end }) => end);
    const all = <T>(values: readonly (T | undefined)[]) =>
      [...new Set(values)].filter((value) => value !== undefined).sort();
    assert.deepEqual(all(ends.map(({ stage }) => stage)), [...stages].sort());
    assert.deepEqual(all(ends.map(({ finding }) => finding)), [...findings].sort());
    assert.deepEqual(all(ends.map((end) => end.waitingFor)), [...waitingFor].sort());
    assert.deepEqual(all(ends.map(({ tone }) => tone)), ["blue", "green", "grey", "orange", "red", "yellow"]);
    assert.deepEqual(all(borderSample.claims.map(({ add }) => add.importance)), ["key", "legal"]);
    assert.ok(borderSample.claims.some(({ add }) => add.criticism === true));
    assert.deepEqual(all(borderSample.claims.map(({ add }) => add.kind)).length, claimKinds.length - 1);
    assert.ok(ends.some(({ stale }) => stale) && ends.some(({ unplaced }) => unplaced));

    const { room } = played({ ...borderSample, edits: [] });
    const at = (key: string) => rangeOf(room.live.state.ranges, key)!;
    const [quote, length] = [at("fence-quote"), at("fence-length")];
    assert.ok(quote.from < length.from && length.to < quote.to, "nested");
    const [attack, chinese] = [at("six-engineers"), at("four-chinese")];
    assert.ok(attack.from < chinese.from && chinese.from < attack.to && attack.to < chinese.to, "overlapping");
  });

  it("each edit changes exactly the claims it is there for", () => {
    const before = played({ ...borderSample, edits: [] }).room.live.state.claims;
    const after = played(borderSample).room.live.state.claims;
    const changed = [...after.values()].filter(
      (claim) => claim.wordsHash !== before.get(claim.id)!.wordsHash || isStale(claim),
    );
    assert.deepEqual(
      changed.map(({ id }) => id),
      ["trade-share"],
    );
    assert.equal(after.get("trade-share")!.words, "nearly a third of the trade between the two countries");
    assert.equal(after.get("since-2014")!.words, "more than in any closure since 2014");
  });
});

it("the Dari sample runs from right to left", () => {
  const { doc } = importArticle(dariSample.article);
  assert.equal(mirrorOf(doc).title, dariHeadline);
  for (const { textContent } of doc.children) {
    if (textContent !== "") assert.equal(directionOf(textContent), "rtl");
  }
});
