/**
 * Where the claims of an article stand in a new draft of it. Blocks are matched first; inside a matched pair a word diff says where the
 * words went; what that leaves is sought by its own words and what stood around them. Where that is not sure, a claim stands
 * nowhere: an unplaced claim is better than one in the wrong place.
 */
import { foldWords, type TextBlock } from "../article/document-text.ts";
import { matchBlocks } from "../article/match-blocks.ts";
import { type Hunk, hunksBetween } from "../article/word-diff.ts";
import { findWordsIn } from "./place.ts";
import type { Range } from "./range.ts";

/** Of a changed claim's words, how many must be left; less when what stands around it is as it was. */
const leastKept = 0.5;
/** So many characters of surroundings tell one place of the same words from another, and so much better must the best be. */
const tellingContext = 10;

/** In the order of `claims`; null where nobody can say. */
export function followDraft(
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  claims: readonly Range[],
): (Range | null)[] {
  const follower = new Follower(old, now);
  return claims.map((claim) => follower.follow(claim));
}

class Follower {
  readonly #old: readonly TextBlock[];
  readonly #now: readonly TextBlock[];
  readonly #found: Int32Array;
  readonly #hunks = new Map<number, readonly Hunk[]>();

  constructor(old: readonly TextBlock[], now: readonly TextBlock[]) {
    this.#old = old;
    this.#now = now;
    this.#found = matchBlocks(
      old.map(({ text }) => text),
      now.map(({ text }) => text),
    );
  }

  follow(claim: Range): Range | null {
    const words = this.#wordsOf(claim);
    const inPlace = this.#inPlace(claim);
    if (inPlace !== null && inPlace.words === words) return inPlace.range;
    return this.#elsewhere(claim, words) ?? (inPlace?.isLikely ? inPlace.range : null);
  }

  #wordsOf({ from, to }: Range): string {
    const [first, last] = [this.#indexAt(from), this.#indexAt(to)];
    const texts = this.#old.slice(first, last + 1).map(({ start, text }) => text.slice(Math.max(0, from - start), to - start));
    return foldWords(texts.join("\n"));
  }

  /** Where the word diff of its block brings it. A claim over several blocks is left to its words. */
  #inPlace({ from, to }: Range): { range: Range; words: string; isLikely: boolean } | null {
    const index = this.#indexAt(from);
    const { start, text } = this.#old[index]!;
    const there = this.#now[this.#found[index]!];
    if (to > start + text.length || there === undefined) return null;
    const hunks = this.#hunksOf(index, text, there.text);
    const [a, b] = [from - start, to - start];
    const [at, end] = [mapped(hunks, a, "start"), mapped(hunks, b, "end")];
    if (at >= end) return null;
    const words = foldWords(there.text.slice(at, end));
    return words === "" ? null : { range: { from: there.start + at, to: there.start + end }, words, isLikely: isLikely(hunks, a, b, end - at) };
  }

  #hunksOf(index: number, text: string, now: string): readonly Hunk[] {
    let hunks = this.#hunks.get(index);
    if (hunks === undefined) {
      hunks = text === now ? [] : hunksBetween(text, now);
      this.#hunks.set(index, hunks);
    }
    return hunks;
  }

  /** The same words somewhere else, when only there or when what stands around them tells. */
  #elsewhere(claim: Range, words: string): Range | null {
    const found = findWordsIn(this.#now, { exact: words });
    if (found.length === 0) return null;
    const around = contextOf(this.#old[this.#indexAt(claim.from)]!, this.#old[this.#indexAt(claim.to)]!, claim);
    const places = found
      .map((range) => {
        const context = contextOf(blockAt(this.#now, range.from), blockAt(this.#now, range.to), range);
        return { range, likeness: likeness(around, context) };
      })
      .sort((a, b) => b.likeness - a.likeness);
    const [best, second] = places;
    const isTold = best!.likeness >= tellingContext && best!.likeness >= (second?.likeness ?? 0) + tellingContext;
    return isTold || (second === undefined && words.length >= 2 * tellingContext) ? best!.range : null;
  }

  #indexAt(position: number): number {
    return indexAt(this.#old, position);
  }
}

/** The block that a position stands in, by binary search. */
function indexAt(blocks: readonly TextBlock[], position: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

function blockAt(blocks: readonly TextBlock[], position: number): TextBlock {
  return blocks[indexAt(blocks, position)]!;
}

/** Words exchanged at an edge belong to the claim, words put in before or behind it do not. */
function mapped(hunks: readonly Hunk[], offset: number, edge: "start" | "end"): number {
  let shift = 0;
  for (const { from, to, text } of hunks) {
    const isInsertion = from === to;
    if (edge === "start" ? offset < from : offset <= from && (isInsertion || offset <= from)) break;
    if (isInsertion ? offset >= from : offset >= to) {
      shift += text.length - (to - from);
      continue;
    }
    return edge === "start" ? from + shift : from + shift + text.length;
  }
  return offset + shift;
}

/** Enough of its words are left, or it is a short one whose words were exchanged in a block that is otherwise much the same. */
function isLikely(hunks: readonly Hunk[], from: number, to: number, length: number): boolean {
  const within = hunks.filter((hunk) => hunk.from < to && hunk.to > from);
  const cut = within.reduce((sum, hunk) => sum + Math.min(hunk.to, to) - Math.max(hunk.from, from), 0);
  return (to - from - cut) / Math.max(to - from, length) >= leastKept;
}

interface Context {
  before: string;
  behind: string;
}

const contextLength = 64;

function contextOf(first: TextBlock, last: TextBlock, { from, to }: Range): Context {
  return {
    before: foldWords(first.text.slice(Math.max(0, from - first.start - contextLength), from - first.start)),
    behind: foldWords(last.text.slice(to - last.start, to - last.start + contextLength)),
  };
}

function likeness(one: Context, other: Context): number {
  return sharedEnd(one.before, other.before) + sharedStart(one.behind, other.behind);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function sharedEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}
