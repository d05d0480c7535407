/** An editor lets proposed words into the text: by the smallest word-level steps, as any edit, and only where what they replace stands. */
import { AppError } from "../app-error.ts";
import { foldWords } from "../article/document-text.ts";
import { wordSteps } from "../article/word-steps.ts";
import { knownClaim } from "../claim/decide.ts";
import { placeOf } from "../claim/range.ts";
import { proposerOf, stillFits } from "../decision/correction.ts";
import { openCorrection } from "../decision/decide.ts";
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
  return [
    ...textEdited(state, { steps, docs }, clientId, proposerOf(correction)?.id),
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
