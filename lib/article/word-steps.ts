/** New words for old ones as the smallest word-level steps, so that claims around and inside the replaced words survive. */
import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { textOfBlock } from "./document-text.ts";
import { schema } from "./schema.ts";
import { type Hunk, hunksBetween } from "./word-diff.ts";

/** `docs` are the documents before each step and after the last. */
export interface WordSteps {
  steps: Step[];
  docs: Node[];
}

/** Replaces the words of a range. Words across blocks become one run in the first. */
export function wordSteps(doc: Node, range: { from: number; to: number }, text: string): WordSteps {
  return replaced(doc, wordHunks(doc, range, text));
}

/** What replacing the words of a range changes, in positions of the document. */
export function wordHunks(doc: Node, range: { from: number; to: number }, text: string): Hunk[] {
  const start = doc.resolve(range.from);
  const plain = inOneLine(text);
  if (!start.sameParent(doc.resolve(range.to))) return [{ ...range, text: plain }];
  const old = textOfBlock(start.parent).slice(start.parentOffset, start.parentOffset + range.to - range.from);
  return hunksBetween(old, plain).map(({ from, to, text }) => ({ from: range.from + from, to: range.from + to, text }));
}

/** As new words go into the text: they begin where the old ones did, and are this long. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}

/** Replaces the words of one of the document's first lines (headline, byline, dateline), by its index. */
export function replaceLine(doc: Node, index: number, text: string): WordSteps {
  let start = 1;
  for (let before = 0; before < index; before += 1) start += doc.child(before).nodeSize;
  return wordSteps(doc, { from: start, to: start + doc.child(index).content.size }, text);
}

/** From the last hunk to the first, so that earlier positions stay true. */
function replaced(doc: Node, hunks: readonly Hunk[]): WordSteps {
  const transform = new Transform(doc);
  for (const { from, to, text } of hunks.toReversed()) {
    const marks = doc.nodeAt(from === to && from > 0 ? from - 1 : from)?.marks ?? [];
    if (text === "") transform.delete(from, to);
    else transform.replaceWith(from, to, schema.text(text, marks));
  }
  return { steps: transform.steps, docs: [...transform.docs, transform.doc] };
}
