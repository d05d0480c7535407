/**
 * From a selection or a quotation to the range of a claim. Text is compared folded (NFC, white space runs as one blank) but every
 * folded character remembers where it came from, so that a range is exact in the document.
 */
import type { Node } from "prosemirror-model";
import { foldWords, type TextBlock, textBlocks, wordsBetween } from "../article/document-text.ts";
import type { Quote } from "./claim.ts";
import type { Range } from "./range.ts";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** How much of the block around a claim is kept as evidence of where it stood. */
const contextLength = 32;

/** Folded text in which character `i` stands for the document's positions `starts[i]` to `ends[i]`. */
interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

function foldBlocks(blocks: readonly TextBlock[]): Folded {
  const folded: Folded = { text: "", starts: [], ends: [] };
  const parts: string[] = [];
  let blank = true;
  const add = (text: string, start: number, end: number) => {
    for (let index = 0; index < text.length; index += 1) {
      folded.starts.push(start);
      folded.ends.push(end);
    }
    parts.push(text);
  };
  for (const block of blocks) {
    if (!blank) add(" ", block.start, block.start);
    blank = true;
    for (const { text, at, length } of composed(block.text)) {
      if (/^\s+$/u.test(text)) {
        if (blank) continue;
        blank = true;
        add(" ", block.start + at, block.start + at + length);
      } else {
        blank = false;
        add(text, block.start + at, block.start + at + length);
      }
    }
  }
  folded.text = parts.join("");
  return folded;
}

/** The text in NFC, piece by piece: single characters when nothing is to be composed, else whole graphemes. */
function* composed(text: string): Generator<{ text: string; at: number; length: number }> {
  if (text.normalize("NFC") === text) {
    for (let at = 0; at < text.length; at += 1) yield { text: text[at]!, at, length: 1 };
    return;
  }
  for (const { segment, index } of graphemes.segment(text)) {
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
  return findIn(foldBlocks(textBlocks(doc)), sought);
}

/** As `findWords`, within the given blocks only. */
export function findWordsIn(blocks: readonly TextBlock[], sought: WordsSought): Range[] {
  return findIn(foldBlocks(blocks), sought);
}

function findIn(folded: Folded, sought: WordsSought): Range[] {
  const exact = foldWords(sought.exact);
  const prefix = foldWords(sought.prefix ?? "");
  const suffix = foldWords(sought.suffix ?? "");
  const found: Range[] = [];
  if (exact === "") return found;
  for (let at = folded.text.indexOf(exact); at >= 0; at = folded.text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    if (!endsWith(folded.text, at, prefix) || !startsWith(folded.text, end, suffix)) continue;
    found.push({ from: folded.starts[at]!, to: folded.ends[end - 1]! });
  }
  return found;
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

function graphemeStart(text: string, offset: number): number {
  return graphemes.segment(text).containing(offset)?.index ?? offset;
}

function graphemeEnd(text: string, offset: number): number {
  const last = graphemes.segment(text).containing(offset - 1);
  return last === undefined ? offset : last.index + last.segment.length;
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

/** The only place where the quoted words stand in the same surroundings within a block, or null: none, or several. */
export function findQuote(doc: Node, quote: Quote): Range | null {
  const found = textBlocks(doc).flatMap((block) => findQuoteIn(block, quote));
  return found.length === 1 ? found[0]! : null;
}

/** Every place in one block where the quoted words stand with their whole context; a short context reaches to the block's edge. */
export function findQuoteIn(block: TextBlock, quote: Quote): Range[] {
  if (!block.text.includes(quote.exact.slice(0, 1))) return [];
  return findWordsIn([block], quote).filter((range) => {
    const before = collapsed(block.text.slice(0, range.from - block.start));
    const behind = collapsed(block.text.slice(range.to - block.start));
    const atStart = quote.prefix.length < contextLength;
    const atEnd = quote.suffix.length < contextLength;
    return (
      (atStart ? before === quote.prefix : before.endsWith(quote.prefix)) &&
      (atEnd ? behind === quote.suffix : behind.startsWith(quote.suffix))
    );
  });
}
