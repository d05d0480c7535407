/**
 * Claims followed into new drafts: neighbouring pairs of real revisions, a claim on every sentence of forty characters and more; and how
 * long it takes in a long article. What is right is told by the words alone: a sentence that stands once in both drafts is where it
 * stands; a changed one belongs to the likest sentence of the new draft, so that "elsewhere" is the most that can be wrong.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "prosemirror-model";
import { textBlocks, wordsBetween } from "#lib/article/document-text.ts";
import { importArticle } from "#lib/article/import/import-article.ts";
import { statementsOf } from "#lib/article/statements.ts";
import { followDraft } from "#lib/claim/follow-draft.ts";
import type { Range } from "#lib/claim/range.ts";
import { seededRandom } from "#lib/testing/seeded-random.ts";
import { claimRanges, longText } from "./long-article.ts";
import { figure, heading, median } from "./ratio.ts";

const folder = join(import.meta.dirname, "../../shared/samples/revisions");
const shortest = 40;
/** Above this two sentences are one that was changed. */
const alike = 0.6;

const outcomes = ["verbatim", "kept", "changed", "elsewhere", "unplaced", "missed"] as const;
type Tally = Record<(typeof outcomes)[number] | "claims", number>;

export function benchDrafts(): void {
  if (existsSync(folder)) followRevisions();
  else console.log("\nDrafts: ../shared/samples/revisions is absent");
  followLongArticle();
}

function followRevisions(): void {
  heading(
    "Claims followed into the next draft: sentences that stand once in both, kept of them; changed; elsewhere; unplaced; missed",
  );
  for (const name of readdirSync(folder)) {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith(".md"));
    const drafts = files.sort().map((file) => readDraft(join(folder, name, file)));
    const sum: Tally = { claims: 0, verbatim: 0, kept: 0, changed: 0, elsewhere: 0, unplaced: 0, missed: 0 };
    drafts.slice(1).forEach((draft, index) => {
      const tally = tallyOf(drafts[index]!, draft);
      for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
    });
    const counts = outcomes.map((outcome) => String(sum[outcome]).padStart(6)).join(" ");
    console.log(`  ${name.padEnd(34)} ${String(sum.claims).padStart(6)} claims ${counts}`);
  }
}

function readDraft(file: string): Node {
  return importArticle({ format: "markdown", content: readFileSync(file, "utf8") }).doc;
}

interface Sentence extends Range {
  words: string;
}

function sentencesOf(doc: Node): Sentence[] {
  return statementsOf(doc).map((range) => ({ ...range, words: wordsBetween(doc, range.from, range.to) }));
}

function tallyOf(old: Node, now: Node): Tally {
  const tally: Tally = { claims: 0, verbatim: 0, kept: 0, changed: 0, elsewhere: 0, unplaced: 0, missed: 0 };
  const claims = sentencesOf(old).filter(({ words }) => words.length >= shortest);
  const [oldText, nowText] = [old, now].map((doc) => wordsBetween(doc, 0, doc.content.size));
  const sentences = sentencesOf(now).map((sentence) => ({ ...sentence, grams: gramsOf(sentence.words) }));
  followDraft(textBlocks(old), textBlocks(now), claims).forEach((there, index) => {
    const { words } = claims[index]!;
    tally.claims += 1;
    if (times(oldText!, words) === 1 && times(nowText!, words) === 1) {
      tally.verbatim += 1;
      if (there !== null && wordsBetween(now, there.from, there.to) === words) tally.kept += 1;
      return;
    }
    const likest = likestOf(words, sentences);
    if (there === null) tally[likest.likeness >= alike ? "missed" : "unplaced"] += 1;
    else tally[there.from < likest.to && likest.from < there.to ? "changed" : "elsewhere"] += 1;
  });
  return tally;
}

function times(text: string, words: string): number {
  return text.split(words).length - 1;
}

type Grams = ReadonlyMap<string, number>;

function gramsOf(text: string): Grams {
  const grams = new Map<string, number>();
  for (let at = 0; at + 3 <= text.length; at += 1) {
    const gram = text.slice(at, at + 3);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}

function likestOf(words: string, sentences: readonly (Sentence & { grams: Grams })[]): Range & { likeness: number } {
  const grams = gramsOf(words);
  let best = { from: 0, to: 0, likeness: -1 };
  for (const { from, to, words: other, grams: others } of sentences) {
    let shared = 0;
    for (const [gram, count] of grams) shared += Math.min(count, others.get(gram) ?? 0);
    const likeness = (2 * shared) / Math.max(1, words.length + other.length - 4);
    if (likeness > best.likeness) best = { from, to, likeness };
  }
  return best;
}

/** A thousand claims in 100,000 words, of which blocks were moved, words exchanged, and blocks cut. */
function followLongArticle(): void {
  const old = importArticle({ format: "text", content: longText(100_000) }).doc;
  const claims = claimRanges(old.toJSON(), 1000);
  const random = seededRandom(1);
  const paragraphs = textBlocks(old).flatMap(({ text }) => (text === "" || random.chance(0.02) ? [] : [text]));
  for (let moved = 0; moved < paragraphs.length / 20; moved += 1) {
    paragraphs.splice(
      random.below(paragraphs.length),
      0,
      paragraphs.splice(1 + random.below(paragraphs.length - 1), 1)[0]!,
    );
  }
  const changed = paragraphs.map((text) => (random.chance(0.3) ? text.replace(/ \w+ /, " other ") : text));
  const now = importArticle({ format: "text", content: changed.join("\n\n") }).doc;
  const took = Array.from({ length: 5 }, () => {
    const started = performance.now();
    followDraft(textBlocks(old), textBlocks(now), claims);
    return performance.now() - started;
  });
  const slowest = Math.max(...took);
  heading("1,000 claims followed in 100,000 words, ms: median, slowest");
  console.log(`  ${figure(median(took))} ${figure(slowest)}   aim ≤ 1000: ${slowest <= 1000 ? "reached" : "MISSED"}`);
}
