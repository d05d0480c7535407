/** A document with claims under test, edited as a browser would, one step at a time. Claims are tagged in the text: "is [65%]." */
import type { Node } from "prosemirror-model";
import { type Step, Transform } from "prosemirror-transform";
import { textBetween, wordsBetween } from "../article/document-text.ts";
import { schema } from "../article/schema.ts";
import { findWords } from "../claim/place.ts";
import { type ClaimRanges, noRanges, rangeOf, withRanges } from "../claim/range.ts";
import { mapThroughStep } from "../claim/settle.ts";

export interface Typist {
  doc: Node;
  ranges: ClaimRanges;
  steps: Step[];
  docs: Node[];
}

export function articleOf(paragraphs: readonly string[]): Node {
  const { doc, headline, byline, dateline, paragraph } = schema.nodes;
  return doc!.create(null, [
    headline!.create(null, schema.text("Headline")),
    byline!.create(),
    dateline!.create(),
    ...paragraphs.map((text) => paragraph!.create(null, text === "" ? [] : schema.text(text))),
  ]);
}

/** Claims get the ids "1", "2" … in the order of their opening brackets. */
export function typist(...tagged: string[]): Typist {
  const doc = articleOf(tagged.map((text) => text.replace(/[[\]]/g, "")));
  let start = doc.child(0).nodeSize + doc.child(1).nodeSize + doc.child(2).nodeSize;
  const entries: { id: string; from: number; to: number; anchor: string }[] = [];
  for (const text of tagged) {
    start += 1;
    const open: { id: string; from: number; to: number; anchor: string }[] = [];
    let position = start;
    for (const character of text) {
      if (character === "[") {
        const entry = { id: String(entries.length + 1), from: position, to: position, anchor: "" };
        entries.push(entry);
        open.push(entry);
      } else if (character === "]") open.pop()!.to = position;
      else position += character.length;
    }
    start = position + 1;
  }
  for (const entry of entries) entry.anchor = wordsBetween(doc, entry.from, entry.to);
  return { doc, ranges: withRanges(noRanges, entries), steps: [], docs: [] };
}

/** Applies what `edit` does to a transform, step by step, as `clientId`. */
export function edited(state: Typist, edit: (tr: Transform) => unknown, clientId = "me"): Typist {
  const tr = new Transform(state.doc);
  edit(tr);
  let ranges = state.ranges;
  tr.steps.forEach((step, index) => {
    ranges = mapThroughStep(ranges, step, tr.docs[index]!, tr.docs[index + 1] ?? tr.doc, clientId);
  });
  return { doc: tr.doc, ranges, steps: [...state.steps, ...tr.steps], docs: [...state.docs, ...tr.docs] };
}

/** Selects the words and types: the first letter replaces them, the others follow one by one. */
export function selectAndType(state: Typist, words: string, text: string, clientId = "me"): Typist {
  const { from, to } = place(state.doc, words);
  const [first = "", ...rest] = text;
  let typed = edited(state, (tr) => tr.replaceWith(from, to, schema.text(first)), clientId);
  let position = from + first.length;
  for (const letter of rest) {
    typed = typeAt(typed, position, letter, clientId);
    position += letter.length;
  }
  return typed;
}

export function typeAt(state: Typist, position: number, text: string, clientId = "me"): Typist {
  return edited(state, (tr) => tr.insert(position, schema.text(text)), clientId);
}

/** Backspaces `count` letters, one by one, from `position`. */
export function backspace(state: Typist, position: number, count: number, clientId = "me"): Typist {
  let now = state;
  for (let at = position; at > position - count; at -= 1) now = edited(now, (tr) => tr.delete(at - 1, at), clientId);
  return now;
}

/** Undoes the last `count` steps, as the same client. */
export function undone(state: Typist, count: number, clientId = "me"): Typist {
  let now = state;
  for (let index = state.steps.length - 1; index >= state.steps.length - count; index -= 1) {
    now = edited(now, (tr) => tr.step(state.steps[index]!.invert(state.docs[index]!)), clientId);
  }
  return now;
}

export function place(doc: Node, words: string): { from: number; to: number } {
  const found = findWords(doc, { exact: words });
  if (found.length !== 1) throw new Error(`"${words}" stands ${found.length} times in the test's article`);
  return found[0]!;
}

/** The words a claim covers; null when it is unplaced. */
export function covered(state: Typist, claimId = "1"): string | null {
  const range = rangeOf(state.ranges, claimId)!;
  return range.from === range.to ? null : textBetween(state.doc, range.from, range.to);
}
