/**
 * What a file says about its text besides the text: comments with their replies, footnotes, tracked changes. Authors are names as
 * the file has them: nobody's identity.
 */
import type { AnchorSide } from "./import-schema.ts";

export interface Said {
  /** As the file names them; empty when it does not. */
  author: string;
  /** ISO 8601 in UTC, or null when unknown or no time at all. */
  at: string | null;
  /** Plain words, paragraphs parted by line feeds. */
  text: string;
  /** Addresses found in it, safe ones only, each once; the words of the link or empty. */
  links: readonly { href: string; title: string }[];
}

export interface RemarkThread {
  kind: "comment" | "footnote";
  /** The words the file says it is about, folded; empty when it only names a point. */
  words: string;
  /** Marked as done, resolved, closed. */
  resolved: boolean;
  /** What opened it first, then replies, oldest first. */
  said: readonly Said[];
}

/** Words proposed in place of those the anchor is over; with an anchor at a point, words to be put in there. */
export interface RemarkChange extends Pick<Said, "author" | "at"> {
  kind: "change";
  /** The words as they stand in the article; empty for an insertion. */
  words: string;
  /** Empty to cut them. */
  with: string;
}

export type Remark = RemarkThread | RemarkChange;

/** Positions in the article; with a side other than "over", of the one character beside the point that is meant. */
export interface RemarkPlace {
  from: number;
  to: number;
  side: AnchorSide;
}

/** `place` is null when what it is about is not in the article. */
export type PlacedRemark = Remark & { place: RemarkPlace | null };
