/** How many remarks came with a file, for people to be told; `unplaced` are those whose words are not in the article. */
import type { PlacedRemark } from "./remark.ts";

export interface RemarkCount {
  count: number;
  unplaced: number;
}

export type RemarkCounts = Record<"comments" | "replies" | "footnotes" | "changes", RemarkCount>;

export function countRemarks(remarks: readonly PlacedRemark[]): RemarkCounts {
  const of = (howMany: (remark: PlacedRemark) => number): RemarkCount => {
    const sum = (some: readonly PlacedRemark[]) => some.reduce((total, remark) => total + howMany(remark), 0);
    return { count: sum(remarks), unplaced: sum(remarks.filter(({ place }) => place === null)) };
  };
  return {
    comments: of(({ kind }) => Number(kind === "comment")),
    replies: of((remark) => (remark.kind === "comment" ? remark.said.length - 1 : 0)),
    footnotes: of(({ kind }) => Number(kind === "footnote")),
    changes: of(({ kind }) => Number(kind === "change")),
  };
}
