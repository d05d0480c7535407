/**
 * Which block of a new draft is which of the old one, wherever it stands now: first those that read the same, then those that share
 * most of their words, likelier beside blocks whose neighbours are known. A short block, a cell or "He denied it.", says nothing by
 * itself: it is only ever known by its neighbours.
 */
import { foldWords } from "./document-text.ts";

/** Of what two blocks have together, how much they must share: of any place, and between the same neighbours. */
const alike = 0.5;
const alikeInPlace = 0.3;

/**
 * For each old block the index of the new one, or -1. No new block is taken twice. The first `lines` are what they are by their place:
 * headline, byline, dateline.
 */
export function matchBlocks(old: readonly string[], now: readonly string[], lines = 0): Int32Array {
  const matching = new Matching(old.map(foldWords), now.map(foldWords));
  matching.takeLines(lines);
  matching.takeUnique();
  matching.takeNeighbours();
  matching.takeInOrder();
  matching.takeAlike();
  matching.takeNeighbours();
  return matching.found;
}

/** So many characters are told by themselves. */
export const telling = 20;
const asLikely = 0.02;

interface Pair {
  index: number;
  there: number;
  likeness: number;
}

class Matching {
  readonly found: Int32Array;
  readonly #old: readonly string[];
  readonly #now: readonly string[];
  readonly #taken: Int32Array;

  constructor(old: readonly string[], now: readonly string[]) {
    this.#old = old;
    this.#now = now;
    this.found = new Int32Array(old.length).fill(-1);
    this.#taken = new Int32Array(now.length).fill(-1);
  }

  takeLines(count: number): void {
    for (let line = 0; line < count; line += 1) this.#take(line, line);
  }

  takeUnique(): void {
    const places = placesByText(this.#now);
    for (const [text, indexes] of placesByText(this.#old)) {
      const there = places.get(text);
      if (text.length < telling || indexes.length > 1 || there?.length !== 1) continue;
      if (this.#isFree(indexes[0]!, there[0]!)) this.#take(indexes[0]!, there[0]!);
    }
  }

  /** Equal blocks beside matched ones, up and down. */
  takeNeighbours(): void {
    for (const by of [1, -1]) {
      const order = [...this.#old.keys()];
      for (const index of by === 1 ? order : order.toReversed()) {
        const there = this.found[index - by] ?? -1;
        const text = this.#old[index]!;
        if (there < 0 || text === "" || text !== this.#now[there + by]) continue;
        if (this.#isFree(index, there + by)) this.#take(index, there + by);
      }
    }
  }

  /** What reads the same several times, as often in both: the first is the first. */
  takeInOrder(): void {
    const places = placesByText(this.#now.map((text, index) => (this.#taken[index]! < 0 ? text : "")));
    const left = placesByText(this.#old.map((text, index) => (this.found[index]! < 0 ? text : "")));
    for (const [text, indexes] of left) {
      const there = places.get(text);
      if (text.length < telling || there?.length !== indexes.length) continue;
      for (const [at, index] of indexes.entries()) this.#take(index, there[at]!);
    }
  }

  /** The likest pairs first. */
  takeAlike(): void {
    const words = this.#now.map((text, index) => (this.#taken[index]! < 0 ? wordsOf(text) : null));
    const holders = holdersOf(words);
    const pairs: Pair[] = [];
    this.#old.forEach((text, index) => {
      if (this.found[index]! >= 0 || text === "") return;
      const mine = wordsOf(text);
      for (const there of candidates(mine, holders)) {
        const likeness = likenessOf(mine, words[there]!, holders);
        const isBeside = this.#isBeside(index, there);
        if (!isBeside && text.length < telling) continue;
        if (likeness >= (isBeside ? alikeInPlace : alike)) {
          pairs.push({ index, there, likeness: isBeside ? likeness + 0.2 : likeness });
        }
      }
    });
    pairs.sort((a, b) => b.likeness - a.likeness);
    const ofOld = Map.groupBy(pairs, ({ index }) => index);
    const ofNow = Map.groupBy(pairs, ({ there }) => there);
    for (const pair of pairs) {
      const rivals = [...ofOld.get(pair.index)!, ...ofNow.get(pair.there)!];
      if (this.#isFree(pair.index, pair.there) && !this.#isContested(pair, rivals)) this.#take(pair.index, pair.there);
    }
  }

  /** Another pair with one of the two is as likely: nobody can say which. */
  #isContested(pair: Pair, rivals: readonly Pair[]): boolean {
    return rivals.some(
      (rival) => rival !== pair && rival.likeness > pair.likeness - asLikely && this.#isFree(rival.index, rival.there),
    );
  }

  /** The block before or behind both is one and the same. */
  #isBeside(index: number, there: number): boolean {
    return [-1, 1].some((by) => {
      const known = this.found[index + by] ?? -1;
      return known >= 0 && known === there + by && this.#old[index + by] !== "";
    });
  }

  #isFree(index: number, there: number): boolean {
    return this.found[index] === -1 && this.#taken[there] === -1;
  }

  #take(index: number, there: number): void {
    this.found[index] = there;
    this.#taken[there] = index;
  }
}

function placesByText(texts: readonly string[]): Map<string, number[]> {
  const places = Map.groupBy(texts.keys(), (index) => texts[index]!);
  places.delete("");
  return places;
}

type Counts = ReadonlyMap<string, number>;

function wordsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Which blocks hold a word. What stands in many of them says little about any. */
type Holders = ReadonlyMap<string, { blocks: readonly number[]; weight: number }>;

function holdersOf(counts: readonly (Counts | null)[]): Holders {
  const blocks = new Map<string, number[]>();
  counts.forEach((words, index) => {
    for (const word of words?.keys() ?? []) {
      const known = blocks.get(word);
      if (known === undefined) blocks.set(word, [index]);
      else known.push(index);
    }
  });
  return new Map([...blocks].map(([word, held]) => [word, { blocks: held, weight: 1 / (1 + Math.log2(held.length)) }]));
}

/** From 0 to 1. */
function likenessOf(one: Counts, other: Counts, holders: Holders): number {
  const weightOf = (word: string) => holders.get(word)?.weight ?? 1;
  let [shared, all] = [0, 0];
  for (const [word, count] of one) {
    const there = other.get(word) ?? 0;
    shared += Math.min(count, there) * 2 * weightOf(word);
    all += (count + there) * weightOf(word);
  }
  for (const [word, count] of other) if (!one.has(word)) all += count * weightOf(word);
  return all === 0 ? 0 : shared / all;
}

/** So many blocks that share the rarest words are looked at closely; a word that more blocks hold tells none of them apart. */
const mostCandidates = 20;
const rarest = 12;
const tooCommon = 50;

function candidates(mine: Counts, holders: Holders): number[] {
  const known = [...mine.keys()].flatMap((word) => {
    const held = holders.get(word);
    return held === undefined || held.blocks.length > tooCommon ? [] : [held];
  });
  const votes = new Map<number, number>();
  for (const { blocks, weight } of known.sort((a, b) => b.weight - a.weight).slice(0, rarest)) {
    for (const block of blocks) votes.set(block, (votes.get(block) ?? 0) + weight);
  }
  const order = [...votes].sort((a, b) => b[1] - a[1]);
  return order.slice(0, mostCandidates).map(([block]) => block);
}
