/** What follows from a command about a claim. Pure: the events are the answer, refusals are thrown as `AppError`. */
import type { Node } from "prosemirror-model";
import { AppError } from "../app-error.ts";
import type { Person } from "../article/article.ts";
import { wordsBetween } from "../article/document-text.ts";
import type { Claim } from "./claim.ts";
import type { ClaimCommand } from "./commands.ts";
import type { ClaimEvent, ClaimFields } from "./events.ts";
import { findWords, normaliseRange, quoteAt, type WordsSought } from "./place.ts";
import { type ClaimRanges, type Range, rangeOf } from "./range.ts";
import { hashWords } from "./words-hash.ts";

export interface ClaimsAt {
  doc: Node;
  ranges: ClaimRanges;
  claims: ReadonlyMap<string, Claim>;
  /** A stretch of an older version, where it stands now. */
  presentRange(at: Range & { version: number }): Range;
}

export interface ClaimContext {
  by: Person;
  now: string;
  /** Null when nobody who may read the article has this id. */
  person(id: string): Person | null;
}

/** The claim a command names, unless it was withdrawn. */
export function knownClaim<C extends Claim>(claims: ReadonlyMap<string, C>, claimId: string): C {
  const claim = claims.get(claimId);
  if (claim === undefined) throw new AppError("not-found", "There is no such claim in this article.");
  if (claim.withdrawn !== null) throw new AppError("already-done", "This claim was withdrawn; its record is closed.");
  return claim;
}

export function decideClaim(state: ClaimsAt, command: ClaimCommand, context: ClaimContext): ClaimEvent[] {
  if (command.type === "add-claim") return [claimAdded(state, command, context)];
  const claim = knownClaim(state.claims, command.claimId);
  switch (command.type) {
    case "edit-claim":
      return claimEdited(claim, command);
    case "assign-claim":
      return [{ type: "claim-assigned", claimId: claim.id, assignee: assigneeOf(command.assigneeId, context) }];
    case "place-claim":
      return [claimPlaced(state, claim, command)];
    case "withdraw-claim":
      return [{ type: "claim-withdrawn", claimId: claim.id, reason: command.reason }];
    case "start-check":
      if (claim.stage === "checking")
        throw new AppError("already-done", "The check of this claim has started already.");
      return [{ type: "check-started", claimId: claim.id }];
    case "wait-claim":
      if (claim.waitingFor === command.for) throw new AppError("already-done", "The claim waits for that already.");
      return [{ type: "claim-waiting", claimId: claim.id, for: command.for }];
  }
}

function claimAdded(
  state: ClaimsAt,
  command: Extract<ClaimCommand, { type: "add-claim" }>,
  context: ClaimContext,
): ClaimEvent {
  const range = placeOf(state, command);
  const words = wordsBetween(state.doc, range.from, range.to);
  const id = command.claimId ?? command.id;
  if (state.claims.has(id)) throw new AppError("id-reused", "A claim with this id stands already. Choose another id.");
  const claim = newClaim(state, { ...command, id, words, quote: quoteAt(state.doc, range) }, context);
  return { type: "claim-added", claim, ...range };
}

/** A claim about words that are not in the article, as a file has them: it waits for a place at the article's end. */
export function unplacedClaim(
  state: Pick<ClaimsAt, "doc" | "claims">,
  { id, words }: { id: string; words: string },
  context: Pick<ClaimContext, "by" | "now">,
): ClaimEvent {
  const quote = { exact: words, prefix: "", suffix: "" };
  const end = state.doc.content.size;
  return { type: "claim-added", claim: newClaim(state, { id, words, quote }, context), from: end, to: end };
}

type Described = Pick<Claim, "id" | "words" | "quote"> &
  Pick<ClaimFields, "statement" | "kind" | "importance" | "criticism" | "calculation">;

function newClaim(
  { claims }: Pick<ClaimsAt, "claims">,
  { id, words, quote, ...given }: Described,
  { by, now }: Pick<ClaimContext, "by" | "now">,
): Claim {
  return {
    id,
    number: Math.max(0, ...[...claims.values()].map((known) => known.number)) + 1,
    statement: given.statement || words.slice(0, 2000),
    kind: given.kind ?? "other",
    importance: given.importance ?? "normal",
    criticism: given.criticism ?? false,
    assignee: null,
    calculation: given.calculation ?? "",
    stage: "to-check",
    waitingFor: null,
    returned: null,
    withdrawn: null,
    createdBy: by,
    createdAt: now,
    words,
    wordsHash: hashWords(words),
    quote,
  };
}

function claimEdited(claim: Claim, command: Extract<ClaimCommand, { type: "edit-claim" }>): ClaimEvent[] {
  const { type, id, claimId, ...given } = command;
  if (given.statement === "") throw new AppError("unfit", "A claim needs a statement: one plain sentence.");
  const fields: ClaimFields = Object.fromEntries(
    Object.entries(given).filter(([key, value]) => value !== undefined && claim[key as keyof Claim] !== value),
  );
  return Object.keys(fields).length === 0 ? [] : [{ type: "claim-edited", claimId, fields }];
}

function assigneeOf(id: string | null, context: ClaimContext): Person | null {
  if (id === null) return null;
  const person = context.person(id);
  if (person === null) throw new AppError("unfit", "Nobody who may read this article has that id.");
  return person;
}

function claimPlaced(
  state: ClaimsAt,
  claim: Claim,
  command: Extract<ClaimCommand, { type: "place-claim" }>,
): ClaimEvent {
  const range = placeOf(state, command);
  const present = rangeOf(state.ranges, claim.id);
  if (present?.from === range.from && present.to === range.to) {
    throw new AppError("already-done", "The claim stands there already.");
  }
  const words = wordsBetween(state.doc, range.from, range.to);
  return {
    type: "claim-placed",
    claimId: claim.id,
    ...range,
    words,
    wordsHash: hashWords(words),
    quote: quoteAt(state.doc, range),
    found: false,
  };
}

/** Where a command says a claim shall stand: by positions at a version, or by words that must be found exactly once. */
function placeOf(state: ClaimsAt, place: { at?: Range & { version: number }; words?: WordsSought }): Range {
  if ((place.at === undefined) === (place.words === undefined)) {
    throw new AppError("malformed", "Say where: either `at` with positions or `words` to be found, not both.");
  }
  if (place.words !== undefined) return onlyPlace(state.doc, place.words);
  const range = normaliseRange(state.doc, state.presentRange(place.at!));
  if (range === null) throw new AppError("unfit", "There are no words there. Select the words of the claim.");
  return range;
}

const mostCandidates = 20;

export function onlyPlace(doc: Node, sought: WordsSought): Range {
  const found = findWords(doc, sought);
  const only = found.length === 1 ? normaliseRange(doc, found[0]!) : null;
  if (only !== null) return only;
  if (found.length === 0)
    throw new AppError("words-not-found", "These words are not in the article.", { exact: sought.exact });
  throw new AppError("words-ambiguous", "These words stand in several places. Say which by `prefix` or `suffix`.", {
    count: found.length,
    candidates: found.slice(0, mostCandidates).map((range) => ({ ...range, ...quoteAt(doc, range) })),
  });
}
