/** An edit of the text as an entry, and the claims that come back with it. */
import type { Node } from "prosemirror-model";
import { textBlocks, wordsBetween } from "../article/document-text.ts";
import { movesOf } from "../claim/move.ts";
import { type QuoteSearch, quoteSearch } from "../claim/place.ts";
import type { ClaimRanges } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent, ClaimMove, EventOf } from "./event.ts";
import { stepsOf, type TextWalk } from "./text-walk.ts";

/** The edit, what it did to the claims, and unplaced claims whose very words it brought back in their place. */
export function textEdited(state: ArticleState, walk: TextWalk, clientId: string, proposedBy?: string): ArticleEvent[] {
  const { steps, docs } = walk;
  if (steps.length === 0) return [];
  const moves = movesOf(state.ranges, steps, docs, clientId, (claimId) => state.claims.get(claimId)!);
  const more = proposedBy === undefined ? {} : { proposedBy };
  return [{ ...editOf(state, walk, clientId, moves), ...more }, ...foundAgain(state, docs[0]!, docs.at(-1)!, moves)];
}

export function editOf(
  state: ArticleState,
  walk: TextWalk,
  clientId: string,
  moves: readonly ClaimMove[],
): EventOf<"text-edited"> {
  return { type: "text-edited", version: state.version, clientId, steps: stepsOf(walk), moves };
}

/** Unplaced claims, also those that the moves have just left without a place, whose words stand once in their old surroundings. */
export function foundAgain(
  state: ArticleState,
  before: Node,
  after: Node,
  moves: readonly ClaimMove[],
): EventOf<"claim-placed">[] {
  const moved = new Map(moves.map((move) => [move.claimId, move]));
  const unplaced = unplacedIds(state.ranges, moved);
  if (unplaced.length === 0) return [];
  const changed = quoteSearch(changedBlocks(before, after));
  let whole: QuoteSearch | null = null;
  return unplaced.flatMap((claimId): EventOf<"claim-placed">[] => {
    const quote = moved.get(claimId)?.quote ?? state.claims.get(claimId)!.quote;
    if (changed.all(quote).length !== 1) return [];
    whole ??= quoteSearch(textBlocks(after));
    const range = whole.only(quote);
    if (range === null) return [];
    const words = wordsBetween(after, range.from, range.to);
    return [{ type: "claim-placed", claimId, ...range, words, wordsHash: hashWords(words), quote, found: true }];
  });
}

/** After the moves. Every keystroke asks this of every claim. */
function unplacedIds({ ids, from, to }: ClaimRanges, moved: ReadonlyMap<string, ClaimMove>): string[] {
  const unplaced: string[] = [];
  for (let index = 0; index < ids.length; index += 1) {
    const move = moved.size === 0 ? undefined : moved.get(ids[index]!);
    if (move === undefined ? from[index] === to[index] : !move.placed) unplaced.push(ids[index]!);
  }
  return unplaced;
}

/** Blocks of words inside those top-level blocks that were not in the document before. */
function changedBlocks(before: Node, after: Node): { start: number; text: string }[] {
  const known = new Set<Node>();
  before.forEach((block) => {
    known.add(block);
  });
  return textBlocks(after, (block) => !known.has(block));
}
