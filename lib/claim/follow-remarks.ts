/**
 * Where the remarks of a copy that comes back are in the article as it reads now. In a block that reads as it did, at the same
 * letters; elsewhere the words they are about are followed as a new draft's are. What cannot be followed has no place.
 */
import type { Node } from "prosemirror-model";
import { frontLines, lastUpTo, type TextBlock, textBlocks } from "../article/document-text.ts";
import type { PlacedRemark, RemarkPlace } from "../article/import/remark.ts";
import { matchBlocks } from "../article/match-blocks.ts";
import { followDraft } from "./follow-draft.ts";
import type { Range } from "./range.ts";

export function followRemarks(copy: Node, article: Node, remarks: readonly PlacedRemark[]): PlacedRemark[] {
  const old = textBlocks(copy);
  const now = textBlocks(article);
  const textOf = ({ text }: TextBlock) => text;
  const found = matchBlocks(old.map(textOf), now.map(textOf), frontLines);
  const same = (place: RemarkPlace): Range | null => {
    const index = lastUpTo(old, place.from);
    const [before, after] = [old[index], now[found[index] ?? -1]];
    if (before === undefined || after?.text !== before.text || place.to > before.start + before.text.length)
      return null;
    const by = after.start - before.start;
    return { from: place.from + by, to: place.to + by };
  };
  const placed = remarks.map(({ place }) => (place === null ? null : same(place)));
  const others = remarks.flatMap(({ place }, index) =>
    placed[index] === null && place?.side === "over" ? [{ index, place }] : [],
  );
  // Mostly there are none: then nothing is compared twice.
  const ranges = others.map(({ place }) => place);
  const followed = ranges.length === 0 ? [] : followDraft(old, now, ranges);
  for (const [nth, { index }] of others.entries()) placed[index] = followed[nth] ?? null;
  return remarks.map((remark, index) => {
    const there = placed[index] ?? null;
    return { ...remark, place: there === null || remark.place === null ? null : { ...there, side: remark.place.side } };
  });
}
