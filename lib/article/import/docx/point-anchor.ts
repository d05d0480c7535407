/** A point between the words of a paragraph, as the one character beside it: only a character can be found again in the article. */
import type { AnchorSide } from "../import-schema.ts";
import type { Paragraph } from "./paragraph.ts";

export interface PointAnchor {
  offset: number;
  side: AnchorSide;
}

/** The nearest character before the point, else the one behind it; null in a paragraph without words. */
export function pointAnchor(paragraph: Paragraph, offset: number): PointAnchor | null {
  const before = paragraph.lastBefore(offset);
  if (before >= 0) return { offset: before, side: "after" };
  const behind = paragraph.firstFrom(offset);
  return behind >= 0 ? { offset: behind, side: "before" } : null;
}
