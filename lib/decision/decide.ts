/** What follows from a decision. Pure: the events are the answer, refusals are thrown as `AppError`. */
import { AppError } from "../app-error.ts";
import type { ArticleMeta, Person } from "../article/article.ts";
import { foldWords } from "../article/document-text.ts";
import { coverageOf } from "../claim/coverage.ts";
import { knownClaim } from "../claim/decide.ts";
import { rangeOf } from "../claim/range.ts";
import { basisOf, changedParts } from "./basis.ts";
import { type BlockedAt, type Blocker, blockerKey, blockersOf, type Obstacle } from "./blockers.ts";
import type { DecisionCommand } from "./commands.ts";
import { contributorsOf } from "./contributors.ts";
import type { Correction } from "./correction.ts";
import {
  type Approval,
  type ClaimRecord,
  type Clearance,
  findingsWithReason,
  resolutionsWithReason,
} from "./decision.ts";
import type { DecisionEvent } from "./events.ts";
import type { HouseRules } from "./house-rules.ts";
import { isCleared } from "./standing.ts";

export interface DecisionsAt extends BlockedAt {
  claims: ReadonlyMap<string, ClaimRecord>;
  meta: ArticleMeta;
  version: number;
}

export interface DecisionContext {
  by: Person;
  now: string;
  rules: HouseRules;
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
    case "propose-correction":
      return [{ type: "correction-proposed", claimId: claim.id, correction: proposed(state, claim, command, context) }];
    case "decline-correction":
      return [correctionDecided(claim, command.correctionId, "declined", command.reason)];
    case "withdraw-correction":
      return [correctionDecided(claim, command.correctionId, "withdrawn", "")];
    case "clear-claim":
      return [{ type: "claim-cleared", claimId: claim.id, clearance: cleared(state, claim, command, context) }];
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

function proposed(
  state: DecisionsAt,
  claim: ClaimRecord,
  command: Extract<DecisionCommand, { type: "propose-correction" }>,
  context: DecisionContext,
): Correction {
  if (!isPlaced(state, claim)) {
    throw new AppError("unfit", "The words of this claim are not in the article. Place the claim first.");
  }
  if (foldWords(command.with) === claim.words) {
    throw new AppError("unfit", "The article reads so already. Say what it shall read instead.");
  }
  return {
    id: command.id,
    by: context.by,
    at: context.now,
    words: claim.words,
    wordsHash: claim.wordsHash,
    with: command.with,
    reason: command.reason,
    decided: null,
  };
}

/** The correction a command names, while nobody has decided it. */
export function openCorrection(claim: ClaimRecord, correctionId: string): Correction {
  const correction = claim.corrections.find(({ id }) => id === correctionId);
  if (correction === undefined) throw new AppError("not-found", "There is no such correction of this claim.");
  if (correction.decided !== null) {
    const { outcome, by } = correction.decided;
    throw new AppError("already-done", `${by.name} has decided this correction already: ${outcome}.`);
  }
  return correction;
}

function correctionDecided(
  claim: ClaimRecord,
  correctionId: string,
  outcome: "declined" | "withdrawn",
  reason: string,
): DecisionEvent {
  openCorrection(claim, correctionId);
  return { type: "correction-decided", claimId: claim.id, correctionId, outcome, with: "", reason };
}

function cleared(
  state: DecisionsAt,
  claim: ClaimRecord,
  command: Extract<DecisionCommand, { type: "clear-claim" }>,
  context: DecisionContext,
): Clearance {
  refuseOtherWords(claim, command.basis);
  if (!isPlaced(state, claim)) throw new AppError("unfit", "The words of this claim are not in the article.");
  if (claim.importance !== "legal") throw new AppError("unfit", "Only legal claims want a clearance.");
  if (isCleared(claim)) throw new AppError("already-done", "These words were cleared already.");
  if (claim.wordsBy.includes(context.by.id) && !context.rules.selfApproval) {
    throw new AppError("self-approval", "You wrote these words: another legal reviewer clears them.");
  }
  return {
    by: context.by,
    at: context.now,
    words: claim.words,
    wordsHash: claim.wordsHash,
    remark: command.remark,
  };
}

const blockedBy: Readonly<Record<Exclude<Obstacle, "uncovered">, string>> = {
  unplaced: "unplaced",
  stale: "stale",
  "not-approved": "not approved",
  unresolved: "found wrong or disputed, without a resolution",
  "correction-open": "a correction is not decided",
  "query-open": "a query is not answered",
  uncited: "no source cited",
  uncorroborated: "too few independent sources",
  unheard: "the person criticised was not asked",
  uncleared: "not cleared by the legal reviewer",
};

function sayOverridden({ number, why, has, needs }: Blocker): string {
  if (why === "uncovered") return `${has} % of the statements have a claim; the house wants ${needs} %`;
  return `Claim ${number}: ${blockedBy[why]}`;
}

type SignOffCommand = Extract<DecisionCommand, { type: "sign-off" }>;

function signedOff(state: DecisionsAt, command: SignOffCommand, context: DecisionContext): DecisionEvent {
  if (state.meta.signOff !== null) throw new AppError("already-done", "The article is signed off already.");
  if (command.version !== undefined && command.version !== state.version) {
    throw new AppError("not-current", "The text changed since you looked at it. Look at it again, then sign off.", {
      version: state.version,
    });
  }
  const blockers = blockersOf(state, context.rules);
  if (blockers.length > 0 && !command.override) {
    throw new AppError("blocked", "Something still blocks the sign-off. Settle it, or override with a reason.", {
      blockers,
    });
  }
  refuseUnseen(blockers, command.blockers);
  if (command.correctionNote && state.meta.reopened === null) {
    throw new AppError("unfit", "A correction note is for an article that was signed off before and reopened.");
  }
  const { statements, open } = coverageOf(state);
  return {
    type: "signed-off",
    ...(command.correctionNote ? { correctionNote: command.correctionNote } : {}),
    signOff: {
      by: context.by,
      at: context.now,
      version: state.version,
      override: blockers.length > 0 ? command.override! : null,
      rules: context.rules.version,
      overridden: blockers.map(sayOverridden),
      coverage: { statements, covered: statements - open.length },
    },
  };
}

/** A reason is given for what stood there: what a colleague has said since is not overridden by it. */
function refuseUnseen(blockers: readonly Blocker[], seen: SignOffCommand["blockers"]): void {
  if (seen === undefined) return;
  const known = new Set(seen.map(([number, why]) => blockerKey({ number, why })));
  if (blockers.every((blocker) => known.has(blockerKey(blocker)))) return;
  throw new AppError(
    "blocked",
    "Something blocks the sign-off that did not when you looked. Look again, then sign off.",
    {
      blockers,
    },
  );
}

function reopened(state: DecisionsAt, command: Extract<DecisionCommand, { type: "reopen" }>): DecisionEvent {
  if (state.meta.signOff === null) throw new AppError("already-done", "The article is not signed off.");
  return { type: "reopened", reason: command.reason };
}
