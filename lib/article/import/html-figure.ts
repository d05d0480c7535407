/** A figure of the page: its picture, its caption, and whose picture it is. What is no picture (a table, a film) loses the frame. */
import { Fragment, type Node } from "prosemirror-model";
import { BlockList, fitForItem, joinedLines } from "./block-list.ts";
import { creditStart } from "./credit-line.ts";
import type { HtmlElement } from "./html-page.ts";
import type { Collect, Place } from "./html-place.ts";
import { schema } from "./import-schema.ts";
import { trimmed } from "./inline-run.ts";
import { lineOf } from "./line-node.ts";

export function readFigure(element: HtmlElement, place: Place, collect: Collect): Node[] {
  const credits = new BlockList();
  const blocks = collect(element.childNodes, { ...place, credit: credits });
  const credit = credits.close();
  const pictures = blocks.filter((block) => block.type === schema.nodes.figure);
  const others = fitForItem(blocks.filter((block) => block.type !== schema.nodes.figure));
  const [first, ...more] = pictures;
  const ownWords = pictures.some((picture) => picture.textContent !== "");
  if (first === undefined || others === null || ownWords) return [...blocks, ...credit];
  return [captioned(first, joinedLines(others), joinedLines(fitForItem(credit) ?? [])), ...more];
}

/** The figure with these words: a credit that is not marked as such is sought at the end of the caption. */
function captioned(figure: Node, words: Fragment, credit: Fragment): Node {
  const text = words.textBetween(0, words.size, undefined, "\n");
  const start = credit.size > 0 ? null : creditStart(text);
  const caption = start === null ? words : trimmed(words.cut(0, start).content);
  const maker = start === null ? credit : words.cut(start);
  return figure.copy(Fragment.from([schema.nodes.caption.create(null, caption), lineOf("credit", maker)]));
}
