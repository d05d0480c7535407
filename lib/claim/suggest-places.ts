/** Where the words of an unplaced claim stand in the text again, best first: for a person to confirm, never to be taken by itself. */
import type { Node } from "prosemirror-model";
import { sharedEnd, sharedStart } from "../article/shared-ends.ts";
import type { Quote } from "./claim.ts";
import { findWords, quoteAt } from "./place.ts";
import type { Range } from "./range.ts";

export interface SuggestedPlace {
  range: Range;
  /** The words with what stands around them there. */
  quote: Quote;
}

const most = 3;

/** At most three, those in surroundings more like the former ones first, else in reading order. */
export function suggestPlaces(doc: Node, lost: Quote): SuggestedPlace[] {
  return findWords(doc, { exact: lost.exact })
    .map((range) => ({ range, quote: quoteAt(doc, range) }))
    .map((place) => ({ place, likeness: likenessOf(lost, place.quote) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map(({ place }) => place);
}

function likenessOf(lost: Quote, found: Quote): number {
  return sharedStart(lost.suffix, found.suffix) + sharedEnd([...lost.prefix], [...found.prefix]);
}
