/** Headline, byline, dateline and credit: one line each, with no mark but emphasis and anchors. Line breaks become blanks. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "./import-schema.ts";

export type LineName = "headline" | "byline" | "dateline" | "credit";

export function lineOf(name: LineName, content: Fragment): Node {
  const words: Node[] = [];
  content.forEach((node) => {
    const marks = node.marks.filter(({ type }) => type === schema.marks.em || type === schema.marks.anchor);
    words.push(node.isText ? node.mark(marks) : schema.text(" ", marks));
  });
  return schema.nodes[name].create(null, Fragment.fromArray(words));
}

export function lineOfText(name: LineName, text: string): Node {
  return schema.nodes[name].create(null, text === "" ? null : schema.text(text));
}
