/**
 * The quotes of many claims in one document: what `quoteAt` answers, without folding a block anew for each claim in it. Blocks whose
 * text is folded already, as nearly all are, need only be cut.
 */
import type { Node } from "prosemirror-model";
import { foldWords, textOfBlock } from "../article/document-text.ts";
import type { Quote } from "./claim.ts";
import { contextLength, quoteAt } from "./place.ts";
import type { Range } from "./range.ts";

export function quotesIn(doc: Node): (range: Range) => Quote {
  const folded = new Map<Node, string | null>();
  /** Null where folding would change more than blanks at the ends. */
  const foldedText = (block: Node) => {
    let known = folded.get(block);
    if (known === undefined) {
      const text = block.isTextblock ? textOfBlock(block) : "";
      known = text !== "" && foldWords(text) === text ? text : null;
      folded.set(block, known);
    }
    return known;
  };
  return (range) => {
    const { parent, parentOffset: start } = doc.resolve(range.from);
    const end = start + range.to - range.from;
    const text = foldedText(parent);
    if (text === null || end > text.length) return quoteAt(doc, range);
    return {
      exact: text.slice(start, end).trim(),
      prefix: text.slice(Math.max(0, start - contextLength), start),
      suffix: text.slice(end, end + contextLength),
    };
  };
}
