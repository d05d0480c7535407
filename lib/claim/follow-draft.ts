/**
 * Where the claims of an article stand in a new draft of it. Blocks are matched first; inside a matched pair a word diff says where the
 * words went; what that leaves is sought by its own words and what stood around them. Where that is not sure, a claim stands
 * nowhere: an unplaced claim is better than one in the wrong place.
 */
import { foldWords, frontLines, lastUpTo, type TextBlock } from "../article/document-text.ts";
import { matchBlocks, telling } from "../article/match-blocks.ts";
import { sharedEnd, sharedStart } from "../article/shared-ends.ts";
import { type Hunk, hunksBetween } from "../article/word-diff.ts";
import { wordSearch } from "./place.ts";
import type { Range } from "./range.ts";

/** Of a changed claim's words, how many must be left. */
const leastKept = 0.5;
/** A number, a name, a date may be exchanged whole, where most of its block is as it was. */
const fewWords = 4;
const mostCut = 0.4;
/** So many characters of surroundings tell one place of the same words from another, and so much better must the best be. */
const tellingContext = 10;
/** Of words that are short themselves. */
const tellingShort = 32;
/** What stands in the text more often than this is left to a person. */
const mostTwins = 50;

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
  readonly #oldText: string;
  readonly #find: ReturnType<typeof wordSearch>;
  readonly #findOld: ReturnType<typeof wordSearch>;
  readonly #hunks = new Map<number, readonly Hunk[]>();

  constructor(old: readonly TextBlock[], now: readonly TextBlock[]) {
    this.#old = old;
    this.#now = now;
    this.#find = wordSearch(now);
    this.#findOld = wordSearch(old);
    this.#oldText = foldWords(old.map(({ text }) => text).join("\n"));
    this.#found = matchBlocks(
      old.map(({ text }) => text),
      now.map(({ text }) => text),
      frontLines,
    );
  }

  follow(claim: Range): Range | null {
    const words = this.#wordsOf(claim);
    const change = this.#inPlace(claim);
    if (change?.words === words && (words.length >= telling || staysBeside(change))) return change.range;
    // Short words that stand somewhere else say nothing while the claim's own place is known.
    const elsewhere = words.length >= telling || change === null ? this.#elsewhere(claim, words) : null;
    return elsewhere ?? (change !== null && change.words !== words && this.#isLikely(change) ? change.range : null);
  }

  #wordsOf({ from, to }: Range): string {
    const blocks = this.#old.slice(lastUpTo(this.#old, from), lastUpTo(this.#old, to) + 1);
    return foldWords(blocks.map(({ start, text }) => text.slice(Math.max(0, from - start), to - start)).join("\n"));
  }

  /** Where the word diff of its block brings it. A claim over several blocks is left to its words. */
  #inPlace({ from, to }: Range): Change | null {
    const index = lastUpTo(this.#old, from);
    const { start, text } = this.#old[index]!;
    const there = this.#now[this.#found[index]!];
    if (to > start + text.length || there === undefined) return null;
    const hunks = this.#hunksOf(index, text, there.text);
    const old = { from: from - start, to: to - start };
    const now = { from: mappedStart(hunks, old.from), to: mappedEnd(hunks, old.to) };
    const words = foldWords(there.text.slice(now.from, now.to));
    if (now.from >= now.to || words === "") return null;
    return { range: { from: there.start + now.from, to: there.start + now.to }, words, old, hunks, text };
  }

  /** Enough is left of its words, or little was exchanged among others; and it is not what stood somewhere else before. */
  #isLikely({ words, old, hunks, text }: Change): boolean {
    if (words.length >= telling && this.#oldText.includes(words)) return false;
    if (shareKept(hunks, old, words.length) >= leastKept) return true;
    const isSmall = countWords(text.slice(old.from, old.to)) <= fewWords && countWords(words) <= fewWords;
    return isSmall && sizeOf(hunks, { from: 0, to: text.length }) <= text.length * mostCut;
  }

  #hunksOf(index: number, text: string, now: string): readonly Hunk[] {
    let hunks = this.#hunks.get(index);
    if (hunks === undefined) {
      hunks = text === now ? [] : hunksBetween(text, now);
      this.#hunks.set(index, hunks);
    }
    return hunks;
  }

  /**
   * The same words somewhere else, when they stood and stand only once, or when what is around them tells. Where the same words stood
   * before and still do is no place for another claim.
   */
  #elsewhere(claim: Range, words: string): Range | null {
    const twins = this.#findOld({ exact: words }).filter(({ from }) => from !== claim.from);
    if (twins.length > mostTwins) return null;
    const taken = new Set(
      twins.map((twin) => this.#inPlace(twin)).map((there) => there?.words === words && there.range.from),
    );
    const around = contextOf(this.#old, claim);
    const [best, second] = this.#find({ exact: words })
      .filter(({ from }) => !taken.has(from))
      .map((range) => ({ range, likeness: likeness(around, contextOf(this.#now, range)) }))
      .sort((a, b) => b.likeness - a.likeness);
    if (best === undefined) return null;
    const enough = words.length >= telling ? tellingContext : tellingShort;
    const isTold = best.likeness >= enough && best.likeness >= (second?.likeness ?? 0) + tellingContext;
    const isOnly = twins.length === 0 && second === undefined && words.length >= telling;
    return isTold || isOnly ? best.range : null;
  }
}

/** What became of a claim in its block: where it stands, what it reads, and what was changed there. */
interface Change {
  range: Range;
  words: string;
  /** In the old block. */
  old: Range;
  hunks: readonly Hunk[];
  text: string;
}

/** The word before or behind the claim still is, or one word was put between: else equal words may be those of another statement. */
function staysBeside({ old, hunks, text }: Change): boolean {
  if (hunks.length === 0) return true;
  const before = /[\p{L}\p{N}\p{M}]+[^\p{L}\p{N}\p{M}]*$/u.exec(
    text.slice(Math.max(0, old.from - longestWord), old.from),
  );
  const behind = /^[^\p{L}\p{N}\p{M}]*[\p{L}\p{N}\p{M}]+/u.exec(text.slice(old.to, old.to + longestWord));
  return (
    (before !== null && isLeft(hunks, { from: old.from - before[0].length, to: old.from })) ||
    (behind !== null && isLeft(hunks, { from: old.to, to: old.to + behind[0].length }))
  );
}

/** A name, its commas and blanks. */
const longestWord = 80;

function isLeft(hunks: readonly Hunk[], { from, to }: Range): boolean {
  const near = hunks.filter((hunk) => hunk.from <= to && hunk.to >= from);
  return near.every((hunk) => hunk.from === hunk.to && countWords(hunk.text) <= 1);
}

/** Words exchanged at an edge belong to the claim, words put in before or behind it do not. */
function mappedStart(hunks: readonly Hunk[], offset: number): number {
  let shift = 0;
  for (const { from, to, text } of hunks) {
    if (offset < from) break;
    if (from < to && offset < to) return from + shift;
    shift += text.length - (to - from);
  }
  return offset + shift;
}

function mappedEnd(hunks: readonly Hunk[], offset: number): number {
  let shift = 0;
  for (const { from, to, text } of hunks) {
    if (offset <= from) break;
    if (offset <= to) return from + shift + text.length;
    shift += text.length - (to - from);
  }
  return offset + shift;
}

/** Of the longer of a claim's old and new words, how much stands in both. */
function shareKept(hunks: readonly Hunk[], old: Range, length: number): number {
  return (old.to - old.from - sizeOf(hunks, old)) / Math.max(old.to - old.from, length);
}

/** How many characters of a stretch of the old block were cut. */
function sizeOf(hunks: readonly Hunk[], { from, to }: Range): number {
  return hunks.reduce((sum, hunk) => sum + Math.max(0, Math.min(hunk.to, to) - Math.max(hunk.from, from)), 0);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0;
}

interface Context {
  before: string;
  behind: string;
}

const contextLength = 64;

function contextOf(blocks: readonly TextBlock[], { from, to }: Range): Context {
  const [first, last] = [blocks[lastUpTo(blocks, from)]!, blocks[lastUpTo(blocks, to)]!];
  return {
    before: foldWords(first.text.slice(Math.max(0, from - first.start - contextLength), from - first.start)),
    behind: foldWords(last.text.slice(to - last.start, to - last.start + contextLength)),
  };
}

function likeness(one: Context, other: Context): number {
  return sharedEnd(one.before, other.before) + sharedStart(one.behind, other.behind);
}
