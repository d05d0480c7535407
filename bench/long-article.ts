/** A long article of made-up wire copy, the same at every run, and the words in it that become claims. */
import { Node } from "prosemirror-model";
import { textBlocks } from "#lib/article/document-text.ts";
import { schema } from "#lib/article/schema.ts";
import type { Range } from "#lib/claim/range.ts";
import { type Random, seededRandom } from "#lib/testing/seeded-random.ts";

const vocabulary =
  "the of in a to and that by for on with said after from officials province border police minister attack group army report district security government country people week month year percent killed wounded convoy region talks statement spokesman forces village road north east west south local senior former armed official military federal capital network institute figures data rose fell since last several dozens hundreds families residents market school hospital bridge valley checkpoint operation intelligence agency council parliament election inquiry deadline ceasefire refugees supplies transport winter summer".split(
    " ",
  );

/** Every so manieth paragraph stays without claims: there is room to type beside claims, too. */
const claimless = 4;

export function longText(words: number): string {
  const random = seededRandom(words);
  const paragraphs = ["Report on a long year at the border"];
  for (let left = words; left > 0; ) {
    const length = Math.min(left, 45 + random.below(35));
    paragraphs.push(paragraph(random, length));
    left -= length;
  }
  return paragraphs.join("\n\n");
}

function paragraph(random: Random, words: number): string {
  const text: string[] = [];
  let inSentence = 0;
  for (let count = 0; count < words; count += 1) {
    const word = random.chance(0.08) ? String(random.below(900) + 10) : random.pick(vocabulary);
    inSentence += 1;
    const ends = count === words - 1 || (inSentence > 9 && random.chance(0.12));
    const cased = inSentence === 1 ? word[0]!.toUpperCase() + word.slice(1) : word;
    text.push(ends ? `${cased}.` : cased);
    if (ends) inSentence = 0;
  }
  return text.join(" ");
}

/** So many stretches of two to five words, evenly over the paragraphs that have claims; neighbours do not overlap. */
export function claimRanges(document: unknown, count: number): Range[] {
  const doc = Node.fromJSON(schema, document);
  const places = textBlocks(doc)
    .filter(({ text }, index) => text !== "" && hasClaims(index))
    .flatMap(({ start, text }) => stretches(start, text));
  if (places.length < count) throw new Error(`There is room for ${places.length} claims, not for ${count}`);
  return Array.from({ length: count }, (_, index) => places[Math.floor((index * places.length) / count)]!);
}

function hasClaims(block: number): boolean {
  return block % claimless !== 0;
}

/** Two to five words of each seven. */
function stretches(start: number, text: string): Range[] {
  const words = [...text.matchAll(/\S+/g)];
  const found: Range[] = [];
  for (let first = 0; first + 5 < words.length; first += 7) {
    const last = words[first + 1 + (first % 4)]!;
    const length = last[0].replace(/\.$/, "").length;
    found.push({ from: start + words[first]!.index, to: start + last.index + length });
  }
  return found;
}

/** A place to click and type: a block of the article by its number, and an offset into its text. */
export interface Spot {
  name: string;
  block: number;
  offset: number;
}

/** In the middle of the article: away from claims, between two claims, inside the words of one. */
export function spotsIn(document: unknown, claims: readonly Range[]): Spot[] {
  const doc = Node.fromJSON(schema, document);
  const blocks = textBlocks(doc);
  const middle = Math.floor(blocks.length / 2 / claimless) * claimless;
  const { start, text } = blocks[middle + 1]!;
  const inside = claims.filter(({ from, to }) => from >= start && to <= start + text.length);
  const [first, second] = [inside[1]!, inside[2]!];
  return [
    { name: "in a paragraph without claims", block: middle, offset: 40 },
    { name: "between two claims", block: middle + 1, offset: text.indexOf(" ", first.to - start + 1) + 2 },
    { name: "inside the words of a claim", block: middle + 1, offset: second.from - start + 2 },
  ];
}
