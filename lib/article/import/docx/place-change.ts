/**
 * A tracked change as a remark and where in the text it belongs. The article folds white space, so a point has a character beside
 * it, and blanks that were put in or cut are told with the words around them: putting `with` at the anchor gives the words that
 * the change proposes.
 */
import { foldWords } from "../../document-text.ts";
import type { AnchorSide } from "../import-schema.ts";
import { hasWords } from "../inline-run.ts";
import type { Change } from "./changes.ts";
import type { Paragraph } from "./paragraph.ts";
import type { ParagraphOrder } from "./paragraph-order.ts";

export interface ChangePlace {
  paragraph: Paragraph;
  from: number;
  to: number;
  side: AnchorSide;
}

export interface PlacedChange {
  words: string;
  with: string;
  place: ChangePlace | null;
}

/** What a change comes to: a remark, or only paragraphs parted or joined, or nothing at all. */
export type ChangeOutcome = PlacedChange | "joins" | "nothing";

export function placeChange(change: Change, order: ParagraphOrder): ChangeOutcome {
  const paragraph = order.all[change.paragraph]!;
  const put = change.with.replace(/[^\S\n\u00A0]+/g, " ").replace(/ ?\n ?/g, "\n");
  const cut = paragraph.words(change.from, change.to);
  if (hasWords(cut)) return replacement(paragraph, change.from, change.to, put);
  if (!hasWords(put) && (cut + put).includes("\n")) return "joins";
  const isInWord = !paragraph.isBlank(change.from - 1) && !paragraph.isBlank(change.to);
  if (hasWords(put) && (cut === "" || !isInWord)) return insertion(change, order, put);
  return isInWord ? wordsAround(paragraph, change.from, change.to, put) : "nothing";
}

/** Blanks that stay are no part of the change. */
function replacement(paragraph: Paragraph, start: number, end: number, put: string): ChangeOutcome {
  let [from, to, words] = [start, end, put];
  if (words !== "" && paragraph.isBlank(from) && /^\s/.test(words)) {
    from = paragraph.firstFrom(from);
    words = words.trimStart();
  }
  if (words !== "" && paragraph.isBlank(to - 1) && /\s$/.test(words)) {
    to = paragraph.lastBefore(to) + 1;
    words = words.trimEnd();
  }
  return over(paragraph, from, to, words);
}

function over(paragraph: Paragraph, from: number, to: number, put: string): ChangeOutcome {
  const words = foldWords(paragraph.words(from, to));
  if (words === foldWords(put) && !put.includes("\n")) return "nothing";
  return { words, with: put, place: { paragraph, from, to, side: "over" } };
}

/** The words on both sides are what changes: "road side" for "roadside". */
function wordsAround(paragraph: Paragraph, start: number, end: number, put: string): ChangeOutcome {
  let [from, to] = [start, end];
  while (!paragraph.isBlank(from - 1)) from -= 1;
  while (!paragraph.isBlank(to)) to += 1;
  return over(paragraph, from, to, paragraph.words(from, start) + put + paragraph.words(end, to));
}

function insertion({ paragraph: index, from }: Change, order: ParagraphOrder, put: string): PlacedChange {
  const paragraph = order.all[index]!;
  if (!paragraph.hasWords) return newParagraph(index, order, -1, put);
  const before = paragraph.lastBefore(from);
  const behind = paragraph.firstFrom(from);
  if (before < 0 && put.endsWith("\n")) return newParagraph(index, order, behind, put);
  if (before >= 0 && before === from - 1) return pointed(paragraph, before, "after", put);
  if (behind === from) return pointed(paragraph, behind, "before", put);
  if (before < 0) return pointed(paragraph, behind, "before", `${put.trimEnd()} `);
  return pointed(paragraph, before, "after", put.startsWith("\n") ? put : ` ${put.trimStart()}`);
}

/** New paragraphs follow the last words before them; where there are none, they stand before the first. */
function newParagraph(index: number, order: ParagraphOrder, behind: number, put: string): PlacedChange {
  const paragraph = order.all[index]!;
  const before = order.wordsBefore(index);
  if (before !== null && (behind < 0 || before.container === paragraph.container)) {
    return pointed(before, before.lastBefore(before.text.length), "after", `\n${put.trim()}`);
  }
  const next = behind >= 0 ? paragraph : order.wordsAfter(index);
  if (next === null) return { words: "", with: put.trim(), place: null };
  return pointed(next, next.firstFrom(0), "before", `${put.trim()}\n`);
}

function pointed(paragraph: Paragraph, at: number, side: AnchorSide, put: string): PlacedChange {
  return { words: "", with: put, place: { paragraph, from: at, to: at + 1, side } };
}
