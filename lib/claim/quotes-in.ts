/**
 * The quotes of many claims in one document: what `quoteAt` answers, without folding a block anew for each claim in it. Blocks whose
 * text is folded already, as nearly all are, need only be cut.
 */
import type { Node } from "prosemirror-model";
import { foldWords, lastUpTo, textBlocks } from "../article/document-text.ts";
import type { Quote } from "./claim.ts";
import { contextLength, quoteAt } from "./place.ts";
import type { Range } from "./range.ts";

export function quotesIn(doc: Node): (range: Range) => Quote {
  const blocks = textBlocks(doc).map(({ start, text }) => ({ start, text, isFolded: foldWords(text) === text }));
  return (range) => {
    const block = blocks[lastUpTo(blocks, range.from)];
    if (block === undefined || !block.isFolded || range.to > block.start + block.text.length)
      return quoteAt(doc, range);
    const start = range.from - block.start;
    const end = range.to - block.start;
    return {
      exact: block.text.slice(start, end).trim(),
      prefix: block.text.slice(Math.max(0, start - contextLength), start),
      suffix: block.text.slice(end, end + contextLength),
    };
  };
}
