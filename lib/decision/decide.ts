/** What follows from a decision. Pure: the events are the answer, refusals are thrown as `AppError`. */
import { AppError } from "../app-error.ts";
import type { ArticleMeta, Person } from "../article/article.ts";
import { knownClaim } from "../claim/decide.ts";
import { type ClaimRanges, rangeOf } from "../claim/range.ts";
import { basisOf, changedParts } from "./basis.ts";
import { type Blocker, blockersOf } from "./blockers.ts";
import type { DecisionCommand } from "./commands.ts";
import { contributorsOf } from "./contributors.ts";
import { type Approval, type ClaimRecord, findingsWithReason, resolutionsWithReason } from "./decision.ts";
import type { DecisionEvent } from "./events.ts";

export interface DecisionsAt {
  meta: ArticleMeta;
  version: number;
  ranges: ClaimRanges;
  claims: ReadonlyMap<string, ClaimRecord>;
}

export interface DecisionContext {
  by: Person;
  now: string;
  /** The house's rules and their version. */
  rules: { selfApproval: boolean; version: number };
}

export function decideDecision(
  state: DecisionsAt,
  command: DecisionCommand,
  context: DecisionContext,
): DecisionEvent[] {
  if (command.type === "sign-off") return [signedOff(state, command, context)];
  if (command.type === "reopen") return [reopened(state, command)];
  const claim = knownClaim(state.claims, command.claimId);
  switch (command.type) {
    case "record-finding":
      return [findingRecorded(state, claim, command, context)];
    case "withdraw-finding":
      if (claim.replaced === null) {
        throw new AppError(
          "unfit",
          "This finding cannot be taken back: something has happened to the claim since. Record another finding.",
        );
      }
      return [{ type: "finding-withdrawn", claimId: claim.id, restored: claim.replaced }];
    case "set-resolution":
      return [resolutionSet(claim, command)];
    case "approve-claim":
      return [approved(state, claim, command.basis, context)];
    case "return-claim":
      if (claim.stage !== "checked" && claim.stage !== "approved") {
        throw new AppError("unfit", "Only a checked or approved claim can be returned.");
      }
      return [{ type: "claim-returned", claimId: claim.id, reason: command.reason }];
  }
}

function isPlaced(state: DecisionsAt, claim: ClaimRecord): boolean {
  const range = rangeOf(state.ranges, claim.id);
  return range !== null && range.from < range.to;
}

function findingRecorded(
  state: DecisionsAt,
  claim: ClaimRecord,
  command: Extract<DecisionCommand, { type: "record-finding" }>,
  context: DecisionContext,
): DecisionEvent {
  if (!isPlaced(state, claim)) {
    throw new AppError(
      "unfit",
      "The words of this claim are not in the article. Place the claim first, then check it.",
    );
  }
  if (command.basis !== undefined) refuseOtherWords(claim, command.basis);
  if (findingsWithReason.includes(command.finding) && command.reason === "") {
    throw new AppError("reason-missing", `The finding "${command.finding}" needs a reason.`);
  }
  const check = {
    by: context.by,
    at: context.now,
    finding: command.finding,
    reason: command.reason,
    words: claim.words,
    wordsHash: claim.wordsHash,
  };
  return { type: "finding-recorded", claimId: claim.id, check };
}

function refuseOtherWords(claim: ClaimRecord, basis: string): void {
  const now = basisOf(claim);
  if (!changedParts(basis, now).includes("words")) return;
  throw new AppError("not-current", "The words changed since you looked at them. Check them as they stand now.", {
    changed: ["words"],
    basis: now,
    words: claim.words,
  });
}

function resolutionSet(
  claim: ClaimRecord,
  command: Extract<DecisionCommand, { type: "set-resolution" }>,
): DecisionEvent {
  const { resolution, reason } = command;
  if (resolution !== null && resolutionsWithReason.includes(resolution) && reason === "") {
    throw new AppError("reason-missing", "A declined change needs a reason.");
  }
  return { type: "resolution-set", claimId: claim.id, resolution, reason };
}

function approved(state: DecisionsAt, claim: ClaimRecord, basis: string, context: DecisionContext): DecisionEvent {
  const now = basisOf(claim);
  if (basis !== now) {
    throw new AppError("not-current", "The claim changed since you looked at it. Look at it again, then approve.", {
      changed: changedParts(basis, now),
      basis: now,
      words: claim.words,
      finding: claim.check?.finding ?? null,
    });
  }
  if (!isPlaced(state, claim))
    throw new AppError("unfit", "The words of this claim are not in the article. Place it first.");
  if (claim.check === null || claim.check.wordsHash !== claim.wordsHash) {
    throw new AppError("unfit", "Approval needs a check of the words as they stand now. Have the claim checked first.");
  }
  if (claim.stage === "approved" && claim.approval?.basis === now) {
    throw new AppError("already-done", "This claim is approved already.");
  }
  if (claim.stage === "approved") {
    throw new AppError(
      "unfit",
      "The evidence changed after the approval. Have the claim checked again, then approve it.",
    );
  }
  if (claim.stage !== "checked") throw new AppError("unfit", "Only a checked claim can be approved.");
  const self = contributorsOf(claim).has(context.by.id);
  if (self && !context.rules.selfApproval) {
    throw new AppError(
      "self-approval",
      "You checked this claim or changed its words or evidence: a second person approves it.",
    );
  }
  const approval: Approval = {
    by: context.by,
    at: context.now,
    basis,
    words: claim.words,
    self,
    rules: context.rules.version,
  };
  return { type: "claim-approved", claimId: claim.id, approval };
}

const blockedBy: Readonly<Record<Blocker["why"], string>> = {
  "not-approved": "not approved",
  stale: "stale",
  unplaced: "unplaced",
  unresolved: "found wrong or disputed, without a resolution",
};

function signedOff(
  state: DecisionsAt,
  command: Extract<DecisionCommand, { type: "sign-off" }>,
  context: DecisionContext,
): DecisionEvent {
  if (state.meta.signOff !== null) throw new AppError("already-done", "The article is signed off already.");
  if (command.version !== undefined && command.version !== state.version) {
    throw new AppError("not-current", "The text changed since you looked at it. Look at it again, then sign off.", {
      version: state.version,
    });
  }
  const blockers = blockersOf(state);
  if (blockers.length > 0 && !command.override) {
    throw new AppError("blocked", "Something still blocks the sign-off. Settle it, or override with a reason.", {
      blockers,
    });
  }
  return {
    type: "signed-off",
    signOff: {
      by: context.by,
      at: context.now,
      version: state.version,
      override: blockers.length > 0 ? command.override! : null,
      overridden: blockers.map((blocker) => `Claim ${blocker.number}: ${blockedBy[blocker.why]}`),
    },
  };
}

function reopened(state: DecisionsAt, command: Extract<DecisionCommand, { type: "reopen" }>): DecisionEvent {
  if (state.meta.signOff === null) throw new AppError("already-done", "The article is not signed off.");
  return { type: "reopened", reason: command.reason };
}
