/**
 * From a selection or a quotation to the range of a claim. Text is compared folded (NFC, white space runs as one blank) but every
 * folded character remembers where it came from, so that a range is exact in the document.
 */
import type { Node } from "prosemirror-model";
import { foldWords, type TextBlock, textBlocks, wordsBetween } from "../article/document-text.ts";
import { firstIndex } from "../article/first-index.ts";
import type { Quote } from "./claim.ts";
import type { Range } from "./range.ts";

/** Made at the first need: it takes a browser 10 to 30 ms, and an article is opened without it. */
let segmenter: Intl.Segmenter | undefined;
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" });
  return segmenter.segment(text);
}

/** How much of the block around a claim is kept as evidence of where it stood. */
export const contextLength = 32;

/** Folded text of one block in which character `i` stands for the document's positions `starts[i]` to `ends[i]`. */
interface Folded {
  starts: number[];
  ends: number[];
}

/** A block of words to be searched: its folded text at once, where each character came from only when it is asked. */
interface Sought {
  block: TextBlock;
  text: string;
  folded: Folded | null;
}

function toSearch(blocks: readonly TextBlock[]): Sought[] {
  return blocks.flatMap((block) => {
    const text = foldWords(block.text);
    return text === "" ? [] : [{ block, text, folded: null }];
  });
}

/** Walks the block as `foldWords` folds it. */
function foldBlock(block: TextBlock): Folded {
  const folded: Folded = { starts: [], ends: [] };
  let blank = true;
  for (const { text, at, length } of composed(block.text)) {
    const isBlank = /^\s+$/u.test(text);
    if (isBlank && blank) continue;
    blank = isBlank;
    for (let unit = 0; unit < (isBlank ? 1 : text.length); unit += 1) {
      folded.starts.push(block.start + at);
      folded.ends.push(block.start + at + length);
    }
  }
  return folded;
}

/** The text in NFC, piece by piece: single characters when nothing is to be composed, else whole graphemes. */
function* composed(text: string): Generator<{ text: string; at: number; length: number }> {
  if (text.normalize("NFC") === text) {
    for (let at = 0; at < text.length; at += 1) yield { text: text[at]!, at, length: 1 };
    return;
  }
  for (const { segment, index } of graphemesOf(text)) {
    yield { text: segment.normalize("NFC"), at: index, length: segment.length };
  }
}

export interface WordsSought {
  exact: string;
  prefix?: string;
  suffix?: string;
}

/** Every place where the words stand, in reading order; `prefix` and `suffix` must stand right before and behind them. */
export function findWords(doc: Node, sought: WordsSought): Range[] {
  return findWordsIn(textBlocks(doc), sought);
}

/** As `findWords`, within the given blocks only. */
export function findWordsIn(blocks: readonly TextBlock[], sought: WordsSought): Range[] {
  return wordSearch(blocks)(sought);
}

/** As `findWordsIn`, again and again in the same blocks: they are folded once. */
export function wordSearch(blocks: readonly TextBlock[]): (sought: WordsSought) => Range[] {
  return searchIn(toSearch(blocks));
}

function searchIn(blocks: readonly Sought[]): (sought: WordsSought) => Range[] {
  const text = blocks.map((block) => block.text).join(" ");
  const placeOf = placesIn(blocks);
  return (sought) => findIn(text, placeOf, sought);
}

function findIn(text: string, placeOf: ReturnType<typeof placesIn>, sought: WordsSought): Range[] {
  const exact = foldWords(sought.exact);
  const prefix = foldWords(sought.prefix ?? "");
  const suffix = foldWords(sought.suffix ?? "");
  const found: Range[] = [];
  if (exact === "") return found;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    if (!endsWith(text, at, prefix) || !startsWith(text, end, suffix)) continue;
    found.push({ from: placeOf(at).start, to: placeOf(end - 1).end });
  }
  return found;
}

/** From an offset in the blocks' joined text to the document's positions. */
function placesIn(blocks: readonly Sought[]): (offset: number) => { start: number; end: number } {
  const firsts: number[] = [];
  let first = 0;
  for (const block of blocks) {
    firsts.push(first);
    first += block.text.length + 1;
  }
  return (offset) => {
    const at = firstIndex(blocks.length, (index) => firsts[index]! > offset) - 1;
    const block = blocks[at]!;
    block.folded ??= foldBlock(block.block);
    const index = offset - firsts[at]!;
    return { start: block.folded.starts[index]!, end: block.folded.ends[index]! };
  };
}

function endsWith(text: string, end: number, prefix: string): boolean {
  const last = text[end - 1] === " " ? end - 1 : end;
  return text.endsWith(prefix, last);
}

function startsWith(text: string, start: number, suffix: string): boolean {
  return text.startsWith(suffix, text[start] === " " ? start + 1 : start);
}

/**
 * The range as a claim may have it: without blanks at its ends, never reaching into a next block it only touches, and with whole
 * graphemes. Null when no words are left.
 */
export function normaliseRange(doc: Node, range: Range): Range | null {
  const covered = blocksBetween(doc, range).map(({ block, from, to }) => ({
    block,
    words: trimmed(block.text, from, to),
  }));
  const first = covered.find((part) => part.words !== null);
  const last = covered.findLast((part) => part.words !== null);
  if (!first?.words || !last?.words) return null;
  return {
    from: first.block.start + graphemeStart(first.block.text, first.words.from),
    to: last.block.start + graphemeEnd(last.block.text, last.words.to),
  };
}

/** The blocks of words a range reaches into, with the offsets it covers in each. */
function blocksBetween(doc: Node, range: Range): { block: TextBlock; from: number; to: number }[] {
  const covered: { block: TextBlock; from: number; to: number }[] = [];
  const from = Math.max(0, range.from);
  const to = Math.min(doc.content.size, range.to);
  if (from >= to) return covered;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const block = { start: position + 1, text: node.textBetween(0, node.content.size, undefined, "\n") };
    covered.push({
      block,
      from: Math.max(0, from - block.start),
      to: Math.min(block.text.length, to - block.start),
    });
    return false;
  });
  return covered;
}

function trimmed(text: string, from: number, to: number): Range | null {
  const words = text.slice(from, to);
  if (words.trim() === "") return null;
  return { from: from + words.length - words.trimStart().length, to: to - (words.length - words.trimEnd().length) };
}

/** A grapheme is sought near its offset only: segmenting a long block whole costs seconds. */
const reach = 64;

function graphemeStart(text: string, offset: number): number {
  const start = Math.max(0, offset - reach);
  const found = graphemesOf(text.slice(start, offset + reach)).containing(offset - start);
  return found === undefined ? offset : start + found.index;
}

function graphemeEnd(text: string, offset: number): number {
  const start = Math.max(0, offset - reach);
  const last = graphemesOf(text.slice(start, offset + reach)).containing(offset - 1 - start);
  return last === undefined ? offset : start + last.index + last.segment.length;
}

/** The words of a range with their surroundings inside their blocks. */
export function quoteAt(doc: Node, range: Range): Quote {
  const start = doc.resolve(range.from);
  const end = doc.resolve(range.to);
  return {
    exact: wordsBetween(doc, range.from, range.to),
    prefix: collapsed(textUpTo(start.parent, start.parentOffset)).slice(-contextLength),
    suffix: collapsed(textFrom(end.parent, end.parentOffset)).slice(0, contextLength),
  };
}

function textUpTo(block: Node, offset: number): string {
  return block.isTextblock ? block.textBetween(0, offset, undefined, "\n") : "";
}

function textFrom(block: Node, offset: number): string {
  return block.isTextblock ? block.textBetween(offset, block.content.size, undefined, "\n") : "";
}

function collapsed(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ");
}

/** Finds quotes in the same blocks again and again: each block is folded once. */
export interface QuoteSearch {
  /** Every place where the quoted words stand in a block with their whole context; a short context reaches to its edge. */
  all(quote: Quote): Range[];
  /** The only such place, or null: none, or several. */
  only(quote: Quote): Range | null;
}

export function quoteSearch(blocks: readonly TextBlock[]): QuoteSearch {
  const sought = toSearch(blocks);
  const all = (quote: Quote) =>
    sought.flatMap((entry) => {
      if (quote.exact === "" || !entry.text.includes(quote.exact)) return [];
      return searchIn([entry])(quote).filter((range) => standsInContext(entry.block, range, quote));
    });
  return {
    all,
    only: (quote) => {
      const found = all(quote);
      return found.length === 1 ? found[0]! : null;
    },
  };
}

function standsInContext(block: TextBlock, range: Range, quote: Quote): boolean {
  const before = collapsed(block.text.slice(0, range.from - block.start));
  const behind = collapsed(block.text.slice(range.to - block.start));
  return (
    (quote.prefix.length < contextLength ? before === quote.prefix : before.endsWith(quote.prefix)) &&
    (quote.suffix.length < contextLength ? behind === quote.suffix : behind.startsWith(quote.suffix))
  );
}
