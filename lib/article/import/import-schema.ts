/**
 * The article's schema while an article is being read: its text can also carry anchors, which say that a remark of the file is
 * about it. An anchor goes wherever its words go, through first lines, lists and tables; `takeAnchors` turns it into a place.
 */
import { type Mark, type MarkSpec, Schema } from "prosemirror-model";
import { schema as articleSchema } from "../schema.ts";

/** `over` marks the very words; `after` and `before` mark one character beside the point that is meant. */
export const anchorSides = ["over", "after", "before"] as const;
export type AnchorSide = (typeof anchorSides)[number];

const anchor: MarkSpec = { attrs: { remark: {}, side: {} }, excludes: "", inclusive: false };

type Extended<S> = S extends Schema<infer Nodes, infer Marks> ? Schema<Nodes, Marks | "anchor"> : never;

export const schema = new Schema({
  nodes: articleSchema.spec.nodes,
  marks: articleSchema.spec.marks.addToEnd("anchor", anchor),
}) as unknown as Extended<typeof articleSchema>;

/** `remark` is the index of the remark among those of the file. */
export function anchorMark(remark: number, side: AnchorSide): Mark {
  return schema.marks.anchor.create({ remark, side });
}
