/** New words for old ones as the smallest word-level steps, so that claims around and inside the replaced words survive. */
import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { textOfBlock } from "./document-text.ts";
import { schema } from "./schema.ts";

/** `docs` are the documents before each step and after the last. */
export interface WordSteps {
  steps: Step[];
  docs: Node[];
}

interface Hunk {
  from: number;
  to: number;
  text: string;
}

const token = /[\p{L}\p{N}\p{M}_'’]+|\s+|[^\p{L}\p{N}\p{M}_'’\s]/gu;
/** Beyond this many comparisons the words are replaced as one. */
const mostComparisons = 4_000_000;

/** Replaces the words of a range. Words across blocks become one run in the first. */
export function wordSteps(doc: Node, range: { from: number; to: number }, text: string): WordSteps {
  const start = doc.resolve(range.from);
  const plain = text.replace(/\s+/gu, " ");
  if (!start.sameParent(doc.resolve(range.to))) return replaced(doc, [{ ...range, text: plain }]);
  const old = textOfBlock(start.parent).slice(start.parentOffset, start.parentOffset + range.to - range.from);
  return replaced(doc, hunksBetween(old, plain, range.from));
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

function hunksBetween(old: string, now: string, start: number): Hunk[] {
  const before = old.match(token) ?? [];
  const after = now.match(token) ?? [];
  if (before.length * after.length > mostComparisons) return [{ from: start, to: start + old.length, text: now }];
  return hunksOf(before, after, start);
}

function hunksOf(before: readonly string[], after: readonly string[], start: number): Hunk[] {
  const common = commonLengths(before, after);
  const hunks: Hunk[] = [];
  let [i, j, position] = [0, 0, start];
  let open: Hunk | null = null;
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      if (open !== null) hunks.push(open);
      open = null;
      position += before[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    open ??= { from: position, to: position, text: "" };
    if (j >= after.length || (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      position += before[i]!.length;
      open.to = position;
      i += 1;
    } else {
      open.text += after[j];
      j += 1;
    }
  }
  return open === null ? hunks : [...hunks, open];
}

/** `lengths[i][j]` is the length of the longest common run of tokens from `i` and `j` on. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] =
        before[i] === after[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
