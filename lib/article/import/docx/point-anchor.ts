/** A point between the words of a paragraph, as the one character beside it: only a character can be found again in the article. */
import type { AnchorSide } from "../import-schema.ts";
import { hasWords } from "../inline-run.ts";
import type { Paragraph } from "./paragraph.ts";

export interface PointAnchor {
  offset: number;
  side: AnchorSide;
}

/** The nearest character before the point that can be seen, else the one behind it; null in a paragraph without words. */
export function pointAnchor(paragraph: Paragraph, offset: number): PointAnchor | null {
  const isSeen = (at: number) => hasWords(paragraph.text[at]!);
  let before = paragraph.lastBefore(offset);
  while (before >= 0 && !isSeen(before)) before = paragraph.lastBefore(before);
  if (before >= 0) return { offset: before, side: "after" };
  let behind = paragraph.firstFrom(offset);
  while (behind >= 0 && !isSeen(behind)) behind = paragraph.firstFrom(behind + 1);
  return behind >= 0 ? { offset: behind, side: "before" } : null;
}
