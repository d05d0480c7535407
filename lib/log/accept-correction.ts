/**
 * An editor lets proposed words into the text: by the smallest word-level steps, as any edit, and only where what they replace stands.
 * All of them are the claim's, also those that typing at its edge would leave outside: "about" before an approved "65%" was proposed for
 * this claim, and nobody has checked it.
 */
import { AppError } from "../app-error.ts";
import { foldWords, wordsBetween } from "../article/document-text.ts";
import { inOneLine, wordSteps } from "../article/word-steps.ts";
import { knownClaim } from "../claim/decide.ts";
import { quoteAt } from "../claim/place.ts";
import { placeOf, type Range } from "../claim/range.ts";
import { hashWords } from "../claim/words-hash.ts";
import { proposerOf, stillFits } from "../decision/correction.ts";
import { openCorrection } from "../decision/decide.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { CommandOf } from "./command.ts";
import type { ArticleEvent } from "./event.ts";
import { textEdited } from "./text-edited.ts";

export function correctionAccepted(state: ArticleState, command: CommandOf<"accept-correction">): ArticleEvent[] {
  const claim = knownClaim(state.claims, command.claimId);
  const correction = openCorrection(claim, command.correctionId);
  const range = placeOf(state.ranges, claim.id);
  if (range === null || !stillFits(correction, claim)) {
    throw new AppError(
      "not-current",
      "These words changed since the correction was proposed. Decline it or propose anew.",
      {
        proposedFor: correction.words,
        words: claim.words,
      },
    );
  }
  const text = command.with ?? correction.with;
  if (foldWords(text) === claim.words)
    throw new AppError("unfit", "The article reads so already. Decline the correction.");
  const { steps, docs } = wordSteps(state.doc, range, text);
  const clientId = `accept-${command.id}`.slice(0, 64);
  const edit = textEdited(state, { steps, docs }, clientId, proposerOf(correction)?.id);
  const proposed = { from: range.from, to: range.from + inOneLine(text).length };
  return [
    ...(text === "" ? edit : withAllWords(state, edit, claim.id, proposed)),
    {
      type: "correction-decided",
      claimId: claim.id,
      correctionId: correction.id,
      outcome: "accepted",
      with: text,
      reason: "",
    },
  ];
}

/** The edit, and the claim on all that was proposed, where the rules of typing leave some of it outside. */
function withAllWords(
  state: ArticleState,
  edit: readonly ArticleEvent[],
  claimId: string,
  proposed: Range,
): readonly ArticleEvent[] {
  const after = edit.reduce(
    (now, event) => applyEntry(now, { seq: now.seq + 1, at: "", by: nobody, event }).state,
    state,
  );
  const { from, to } = placeOf(after.ranges, claimId) ?? proposed;
  const whole = { from: Math.min(from, proposed.from), to: Math.max(to, proposed.to) };
  const words = wordsBetween(after.doc, whole.from, whole.to);
  if (words === after.claims.get(claimId)!.words) return edit;
  const stands = { claimId, ...whole, words, wordsHash: hashWords(words) };
  const moved = edit.map((event) =>
    event.type === "text-edited"
      ? { ...event, moves: [...event.moves.filter((move) => move.claimId !== claimId), { ...stands, placed: true }] }
      : event,
  );
  // From now on it is these words that it snaps back to.
  return [...moved, { type: "claim-placed", ...stands, quote: quoteAt(after.doc, whole), found: false }];
}

const nobody = { id: "", name: "" };
