/** How many remarks a file has, by kind, and how many of them are about words that are not in the article. */
import type { PlacedRemark } from "./remark.ts";

export interface RemarkCount {
  found: number;
  unplaced: number;
}

export interface RemarkCounts {
  comments: RemarkCount;
  /** To comments; placed where these are. */
  replies: number;
  footnotes: RemarkCount;
  changes: RemarkCount;
}

export function countRemarks(remarks: readonly PlacedRemark[]): RemarkCounts {
  const countOf = (kind: PlacedRemark["kind"]): RemarkCount => {
    const found = remarks.filter((remark) => remark.kind === kind);
    return { found: found.length, unplaced: found.filter(({ place }) => place === null).length };
  };
  const replies = remarks.reduce((sum, remark) => sum + (remark.kind === "comment" ? remark.said.length - 1 : 0), 0);
  return { comments: countOf("comment"), replies, footnotes: countOf("footnote"), changes: countOf("change") };
}
