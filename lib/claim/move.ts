/** What an edit did to the claims, as the event lists it: only what plain mapping alone would get wrong. */
import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import type { ClaimMove } from "./events.ts";
import { quoteAt } from "./place.ts";
import { type ClaimRanges, indexOfClaim } from "./range.ts";
import { mapPlainly, settleStep, wordsOf } from "./settle.ts";
import { hashWords } from "./words-hash.ts";

/** The last words of a claim, known before the edit. */
export type LastWords = (claimId: string) => { words: string; wordsHash: string };

/** `docs` are the documents before each step and after the last. */
export function movesOf(
  ranges: ClaimRanges,
  steps: readonly Step[],
  docs: readonly Node[],
  clientId: string,
  lastWords: LastWords,
): ClaimMove[] {
  let plain = ranges;
  let settled = ranges;
  const touched = new Set<number>();
  const emptiedAt = new Map<number, { ranges: ClaimRanges; doc: Node }>();
  steps.forEach((step, index) => {
    const result = settleStep(settled, step, docs[index]!, docs[index + 1]!, clientId);
    for (const claim of result.touched) {
      touched.add(claim);
      if (isPlaced(settled, claim) && !isPlaced(result.ranges, claim)) {
        emptiedAt.set(claim, { ranges: settled, doc: docs[index]! });
      }
    }
    plain = mapPlainly(plain, step);
    settled = result.ranges;
  });
  return [...touched]
    .sort((a, b) => a - b)
    .map((claim) => moveOf(claim, settled, docs.at(-1)!, clientId, lastWords, emptiedAt.get(claim)))
    .filter((move) => says(move, plain, ranges, lastWords));
}

function isPlaced(ranges: ClaimRanges, index: number): boolean {
  return ranges.from[index]! < ranges.to[index]!;
}

function moveOf(
  index: number,
  settled: ClaimRanges,
  doc: Node,
  clientId: string,
  lastWords: LastWords,
  emptied: { ranges: ClaimRanges; doc: Node } | undefined,
): ClaimMove {
  const claimId = settled.ids[index]!;
  const placed = isPlaced(settled, index);
  const words = placed ? wordsOf(settled, index, doc) : "";
  const known = lastWords(claimId);
  const edge = settled.open.get(claimId);
  return {
    claimId,
    from: settled.from[index]!,
    to: settled.to[index]!,
    placed,
    ...(!placed || words === known.words ? known : { words, wordsHash: hashWords(words) }),
    ...(placed || emptied === undefined ? {} : { quote: quoteAt(emptied.doc, rangeAt(emptied.ranges, index)) }),
    ...(edge?.clientId === clientId ? { open: edge.edge } : {}),
  };
}

function rangeAt(ranges: ClaimRanges, index: number): { from: number; to: number } {
  return { from: ranges.from[index]!, to: ranges.to[index]! };
}

function says(move: ClaimMove, plain: ClaimRanges, before: ClaimRanges, lastWords: LastWords): boolean {
  const index = indexOfClaim(plain, move.claimId);
  return (
    move.open !== undefined ||
    move.from !== plain.from[index] ||
    move.to !== plain.to[index] ||
    move.placed !== isPlaced(before, index) ||
    move.wordsHash !== lastWords(move.claimId).wordsHash
  );
}
