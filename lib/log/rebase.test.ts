/** The rebase held against the stock client: what prosemirror-collab still wants to send after it received the same. Replay: STET_SEED. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { schema } from "../article/schema.ts";
import { type Random, runSeed, seededRandom } from "../testing/seeded-random.ts";
import { randomSteps, stockRebase } from "../testing/stock-client.ts";
import { articleOf } from "../testing/typist.ts";
import { type MissedEntry, rebased } from "./rebase.ts";
import { documentsThrough } from "./text-walk.ts";

const paragraphs = [
  "According to a report there was a significant 65% increase in deaths in 2023.",
  "Two provinces account for over 90% of all fatalities and 84% of attacks.",
  "",
  "“We have fought wars,” he said. The Taliban did not answer.",
  "The figures are those of an institute in the capital.",
];

test("L2 a late batch is moved as the stock client moves it, whether it meets the others' edits or not", () => {
  const seed = runSeed();
  console.log(`rebase: seed ${seed}`);
  for (let round = 0; round < 1500; round += 1) {
    sameAsStock(articleOf(paragraphs), seededRandom(seed + round), `seed ${seed}, round ${round}`);
  }
});

test("L2 letters typed in one paragraph are moved alike beside letters, splits and emphasis in others", () => {
  const seed = runSeed();
  for (let round = 0; round < 1500; round += 1) {
    const random = seededRandom(seed + round);
    sameAsStock(articleOf(paragraphs), random, `seed ${seed}, round ${round}`, typing);
  }
});

type Made = (doc: Node, random: Random) => readonly Step[];
const anything: Made = (doc, random) => randomSteps(doc, random, 1 + random.below(4));

function sameAsStock(doc: Node, random: Random, message: string, made = anything): void {
  const steps = made(doc, random);
  const { missed, now } = others(doc, random);
  const stock = stockRebase(doc, steps, missed);
  const walk = rebased({ steps, docs: documentsThrough(doc, steps) }, missed, now);
  assert.deepEqual(json(walk.steps), json(stock.steps), message);
  assert.equal(walk.docs.length, walk.steps.length + 1, message);
  assert.ok(walk.docs[0]!.eq(now), `${message}: begins at the present document`);
  assert.ok(walk.docs.at(-1)!.eq(stock.doc), `${message}: ends where the client's text is`);
}

/** One to six entries of one or two edits each, one behind the other. */
function others(doc: Node, random: Random): { missed: MissedEntry[]; now: Node } {
  const missed: MissedEntry[] = [];
  let now = doc;
  for (let count = 1 + random.below(6); count > 0; count -= 1) {
    const steps = randomSteps(now, random, 1 + random.below(2));
    if (steps.length === 0) continue;
    missed.push({ before: now, steps });
    now = documentsThrough(now, steps).at(-1)!;
  }
  return { missed, now };
}

/** Inserts, deletes and overwrites within one paragraph, near each other. */
function typing(doc: Node, random: Random): readonly Step[] {
  const tr = new Transform(doc);
  const block = 3 + random.below(doc.childCount - 3);
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const { start, end } = insideOf(tr.doc, block);
    const from = Math.min(end, start + 4 + random.below(6));
    const to = Math.min(end, from + random.below(4));
    if (random.chance(0.3)) tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(random.pick(["x", "yz", " "])));
  }
  return tr.steps;
}

function insideOf(doc: Node, block: number): { start: number; end: number } {
  let start = 1;
  for (let index = 0; index < block; index += 1) start += doc.child(index).nodeSize;
  return { start, end: start + doc.child(block).content.size };
}

function json(steps: readonly Step[]): unknown {
  return steps.map((step) => step.toJSON() as unknown);
}
