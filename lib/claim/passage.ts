/** A claim's words as they stand in the article, with what is around them in their block: enough to read them in their sentence. */
import type { Node } from "prosemirror-model";
import { textBetween } from "../article/document-text.ts";
import type { Range } from "./range.ts";

export interface Passage {
  before: string;
  words: string;
  after: string;
}

/** Of each side; a longer one is cut at a blank and shows an ellipsis. Two or three sentences of wire copy. */
const most = 320;

/** Null when the claim is unplaced. */
export function passageAt(doc: Node, { from, to }: Range): Passage | null {
  if (from >= to) return null;
  return {
    before: endOf(textBetween(doc, doc.resolve(from).start(), from)),
    words: textBetween(doc, from, to),
    after: startOf(textBetween(doc, to, doc.resolve(to).end())),
  };
}

function endOf(text: string): string {
  if (text.length <= most) return text;
  const blank = text.indexOf(" ", text.length - most);
  return `…${text.slice(blank < 0 ? -most : blank + 1).toWellFormed()}`;
}

function startOf(text: string): string {
  if (text.length <= most) return text;
  const blank = text.lastIndexOf(" ", most);
  return `${text.slice(0, blank < 0 ? most : blank).toWellFormed()}…`;
}
