/** A new draft of the article: the text as it is given, and each claim where its words stand in it. */
import type { Node } from "prosemirror-model";
import { Mapping, type Step } from "prosemirror-transform";
import { textBlocks, textLines, wordsBetween } from "../article/document-text.ts";
import { stepsBetween } from "../article/steps-between.ts";
import { type DiffLine, diffLines } from "../article/text-diff.ts";
import type { ClaimMove } from "../claim/events.ts";
import { followDraft } from "../claim/follow-draft.ts";
import { quoteAt } from "../claim/place.ts";
import { placeOf, type Range, rangeOf } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent } from "./event.ts";
import { editOf, foundAgain } from "./text-edited.ts";
import { documentsThrough, type TextWalk } from "./text-walk.ts";

/** The edit, where every claim stands after it, and unplaced claims whose very words it brought back in their place. */
export function draftTaken(state: ArticleState, walk: TextWalk, clientId: string): ArticleEvent[] {
  const { steps, docs } = walk;
  if (steps.length === 0) return [];
  const moves = draftMoves(state, steps, docs.at(-1)!);
  // What was placed until now has been followed: where it has no place, its words alone do not give it one.
  const found = foundAgain(state, docs[0]!, docs.at(-1)!, moves).filter(({ claimId }) => rangeIsEmpty(state, claimId));
  return [{ ...editOf(state, walk, clientId, moves), draft: true }, ...found];
}

function rangeIsEmpty({ ranges }: Pick<ArticleState, "ranges">, claimId: string): boolean {
  const range = rangeOf(ranges, claimId);
  return range !== null && range.from === range.to;
}

function draftMoves(state: ArticleState, steps: readonly Step[], draft: Node): ClaimMove[] {
  const { ids, from, to } = state.ranges;
  const mapping = new Mapping(steps.map((step) => step.getMap()));
  const placed = [...ids.keys()].filter((index) => from[index]! < to[index]!);
  const ranges = placed.map((index) => ({ from: from[index]!, to: to[index]! }));
  return followDraft(textBlocks(state.doc), textBlocks(draft), ranges).flatMap((there, nth): ClaimMove[] => {
    const claimId = ids[placed[nth]!]!;
    const { words, wordsHash } = state.claims.get(claimId)!;
    const mapped = mappedRange(mapping, ranges[nth]!);
    if (there === null) {
      const quote = quoteAt(state.doc, ranges[nth]!);
      return [{ claimId, from: mapped.from, to: mapped.from, placed: false, words, wordsHash, quote }];
    }
    const now = wordsBetween(draft, there.from, there.to);
    const isPlain = there.from === mapped.from && there.to === mapped.to && now === words;
    return isPlain ? [] : [{ claimId, ...there, placed: true, words: now, wordsHash: hashWords(now) }];
  });
}

/** As plain mapping moves a claim. */
function mappedRange(mapping: Mapping, { from, to }: Range): Range {
  const at = mapping.map(from, 1);
  return { from: at, to: Math.max(at, mapping.map(to, -1)) };
}

export interface DraftPlan {
  /** Of the article that the steps fit. */
  version: number;
  /** As JSON, for the command `take-draft`. Empty when the text is the same already. */
  steps: readonly Record<string, unknown>[];
  text: readonly DiffLine[];
  /** Claims that have their words, wherever these stand now. */
  kept: number;
  /** Claims that would read otherwise, or not be found, by number; `after` is null for those. */
  changed: readonly { number: number; words: string; after: string | null }[];
  /** Claims without a place that would get theirs back, by number. */
  back: readonly number[];
}

/** What taking the draft would do: it is taken, and what came of it looked at. */
export function planDraft(state: ArticleState, draft: Node): DraftPlan {
  const steps = stepsBetween(state.doc, draft);
  const events = draftTaken(state, { steps, docs: documentsThrough(state.doc, steps) }, "plan");
  let after = state;
  for (const event of events) after = applyEntry(after, { seq: after.seq + 1, at: "", by: nobody, event }).state;
  const claims = [...state.claims.values()]
    .filter(({ withdrawn }) => withdrawn === null)
    .sort((a, b) => a.number - b.number)
    .map(({ id, number }) => ({ number, words: wordsIn(state, id), after: wordsIn(after, id) }));
  return {
    version: state.version,
    steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
    text: diffLines(textLines(state.doc), textLines(draft)),
    kept: claims.filter(({ words, after }) => words !== null && words === after).length,
    changed: claims.flatMap(({ number, words, after }) =>
      words === null || words === after ? [] : [{ number, words, after }],
    ),
    back: claims.flatMap(({ number, words, after }) => (words === null && after !== null ? [number] : [])),
  };
}

const nobody = { id: "", name: "" };

/** Null while the claim has no place. */
function wordsIn({ claims, ranges }: ArticleState, claimId: string): string | null {
  return placeOf(ranges, claimId) === null ? null : claims.get(claimId)!.words;
}
