/** From a document with anchors in its text to the article's own document, and where each anchor stood in it. */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { schema as articleSchema } from "../schema.ts";
import { schema } from "./import-schema.ts";
import type { RemarkPlace } from "./remark.ts";

export interface AnchoredArticle {
  doc: Node;
  /** By the index of the remark. */
  places: ReadonlyMap<number, RemarkPlace>;
}

export function takeAnchors(read: Node): AnchoredArticle {
  return { doc: withoutAnchors(read), places: placesIn(read) };
}

function placesIn(read: Node): Map<number, RemarkPlace> {
  const places = new Map<number, RemarkPlace>();
  read.descendants((node, position) => {
    for (const { type, attrs } of node.marks) {
      if (type !== schema.marks.anchor) continue;
      const { from, to } = places.get(attrs.remark) ?? { from: position, to: position };
      const end = position + node.nodeSize;
      places.set(attrs.remark, { from: Math.min(from, position), to: Math.max(to, end), side: attrs.side });
    }
  });
  return places;
}

function withoutAnchors(node: Node): Node {
  const marks = node.marks.filter((mark) => mark.type !== schema.marks.anchor).map(ownMark);
  if (node.isText) return articleSchema.text(node.text!, marks);
  const content = Fragment.fromArray(node.children.map(withoutAnchors));
  return articleSchema.nodes[node.type.name]!.create(node.attrs, content, marks);
}

function ownMark({ type, attrs }: Mark): Mark {
  return articleSchema.marks[type.name]!.create(attrs);
}
