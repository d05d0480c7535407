/** What a person typed and the article has no place for any more: the words, and where they stood. */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { ReplaceAroundStep, ReplaceStep, type Step } from "prosemirror-transform";
import { textOfBlock } from "../article/document-text.ts";
import { unconfirmedSteps } from "./unconfirmed.ts";

export interface LostText {
  text: string;
  /** Words around the place, as far as they are known; empty when they are not. */
  place: string;
  /** Why, when it was not another's edit; empty otherwise. */
  why: string;
}

/** Characters of the block that tell the place. */
const longestPlace = 90;

/** The words that `lost` steps put in; `index` is a step's place among the unconfirmed ones of `state`. Runs of typing are joined. */
export function lostTexts(state: EditorState, lost: readonly { step: Step; index: number }[]): LostText[] {
  const all = unconfirmedSteps(state);
  return joined(lost).map(({ text, step, index }) => {
    const at = all.slice(index + 1).reduce((position, later) => later.getMap().map(position, -1), startOf(step));
    return { text, place: wordsAround(state.doc, at), why: "" };
  });
}

/** What the steps put in, as plain text: runs of typing joined, other insertions on lines of their own. */
export function insertedText(steps: readonly Step[]): string {
  return joined(steps.map((step, index) => ({ step, index })))
    .map(({ text }) => text)
    .join("\n");
}

interface Part {
  text: string;
  end: number;
  step: Step;
  index: number;
}

function joined(steps: readonly { step: Step; index: number }[]): Part[] {
  const parts: Part[] = [];
  for (const { step, index } of steps) {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue;
    const { content } = step.slice;
    const text = content.textBetween(0, content.size, "\n", "\n");
    if (text === "") continue;
    const last = parts.at(-1);
    if (last !== undefined && step.from === last.end) {
      last.text += text;
      last.end = step.from + content.size;
    } else parts.push({ text, end: step.from + content.size, step, index });
  }
  return parts;
}

function startOf(step: Step): number {
  return step instanceof ReplaceStep || step instanceof ReplaceAroundStep ? step.from : 0;
}

function wordsAround(doc: Node, position: number): string {
  const at = doc.resolve(Math.min(position, doc.content.size));
  if (!at.parent.isTextblock) return "";
  const text = textOfBlock(at.parent);
  const from = Math.max(0, Math.min(at.parentOffset - longestPlace / 2, text.length - longestPlace));
  const words = text.slice(from, from + longestPlace).toWellFormed();
  return `${from > 0 ? "…" : ""}${words.trim()}${from + longestPlace < text.length ? "…" : ""}`;
}
