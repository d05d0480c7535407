/** What restoring an old text would do to the article as it stands: the steps, what people would read otherwise, and which claims. */
import { Mapping } from "prosemirror-transform";
import { textBlocks, wordsBetween } from "../article/document-text.ts";
import { type DiffLine, diffLines } from "../article/text-diff.ts";
import { rangeOf } from "../claim/range.ts";
import type { ArticleState } from "../log/article-state.ts";
import { type PackedSnapshot, unpackState } from "../log/packed-snapshot.ts";
import { restoreSteps } from "./restore-steps.ts";

export interface RestorePlan {
  /** Of the article that the steps fit. */
  version: number;
  /** As JSON, for the command `edit-text`. Empty when the text is the same already. */
  steps: readonly Record<string, unknown>[];
  text: readonly DiffLine[];
  /** Claims whose words would differ, by number; null for words that would be gone. */
  claims: readonly { number: number; words: string; after: string | null }[];
}

export function planRestore(now: PackedSnapshot, past: PackedSnapshot): RestorePlan {
  const [state, old] = [unpackState(now), unpackState(past)];
  const steps = restoreSteps(state.doc, old.doc);
  return {
    version: state.version,
    steps: steps.map((step) => step.toJSON() as Record<string, unknown>),
    text: diffLines(linesOf(state), linesOf(old)),
    claims: claimsChanged(state, old, new Mapping(steps.map((step) => step.getMap()))),
  };
}

function linesOf({ doc }: ArticleState): string[] {
  return textBlocks(doc).flatMap(({ text }) => (text === "" ? [] : [text]));
}

/** By plain mapping: the server may still find words again where this says they are gone. */
function claimsChanged({ claims, ranges }: ArticleState, { doc }: ArticleState, mapping: Mapping) {
  return [...claims.values()]
    .flatMap(({ id, number, words }) => {
      const range = rangeOf(ranges, id);
      if (range === null || range.from === range.to) return [];
      const [from, to] = [mapping.map(range.from, 1), mapping.map(range.to, -1)];
      const after = from < to ? wordsBetween(doc, from, to) : null;
      return after === words ? [] : [{ number, words, after }];
    })
    .sort((a, b) => a.number - b.number);
}
