/** What stands between an article and its sign-off, by the rules of the house. */
import { wordsBetween } from "../article/document-text.ts";
import { type CoveredText, coverageOf, percentCovered } from "../claim/coverage.ts";
import { isEvidence, type Source } from "../evidence/evidence.ts";
import { openQueries, wasHeard } from "../evidence/query.ts";
import { openCorrections } from "./correction.ts";
import { corroborationOf } from "./corroboration.ts";
import type { ClaimRecord } from "./decision.ts";
import type { HouseRules } from "./house-rules.ts";
import { isCleared, isStale, needsResolution } from "./standing.ts";

export const obstacles = [
  "unplaced",
  "stale",
  "not-approved",
  "unresolved",
  "correction-open",
  "query-open",
  "uncited",
  "uncorroborated",
  "unheard",
  "uncleared",
  "uncovered",
] as const;
export type Obstacle = (typeof obstacles)[number];
type OfClaim = Exclude<Obstacle, "uncovered">;

type Decided = Omit<ClaimRecord, "replaced">;

export interface Blocker {
  /** Null for "uncovered", which is the article's. */
  claimId: string | null;
  number: number | null;
  why: Obstacle;
  /** The claim's words, or those of the first statement that no claim covers: for people. */
  words: string;
  /** For "uncorroborated": independent secondary sources, "2 of 3". For "uncovered": percent. */
  has?: number;
  needs?: number;
}

/** Two of the same key are the same in the way, whatever its words and numbers are by now. */
export function blockerKey({ number, why }: Pick<Blocker, "number" | "why">): string {
  return `${number} ${why}`;
}

export interface BlockedAt extends CoveredText {
  claims: ReadonlyMap<string, Decided>;
  sources: ReadonlyMap<string, Source>;
}

/** One blocker per claim and reason, by claim number, then the article's own; empty when nothing blocks. */
export function blockersOf(state: BlockedAt, rules: HouseRules): Blocker[] {
  const unplaced = new Set(state.ranges.ids.filter((_, index) => state.ranges.from[index] === state.ranges.to[index]));
  const ofClaims = [...state.claims.values()]
    .filter((claim) => claim.withdrawn === null)
    .sort((a, b) => a.number - b.number)
    .flatMap((claim) => blockersOfClaim(claim, !unplaced.has(claim.id), state.sources, rules));
  return [...ofClaims, ...uncovered(state, rules)];
}

function uncovered(state: BlockedAt, { coverage: needs }: HouseRules): Blocker[] {
  if (needs === 0) return [];
  const coverage = coverageOf(state);
  const has = percentCovered(coverage);
  const [first] = coverage.open;
  if (has >= needs || first === undefined) return [];
  const words = wordsBetween(state.doc, first.from, first.to);
  return [{ claimId: null, number: null, why: "uncovered", words, has, needs }];
}

export function blockersOfClaim(
  claim: Decided,
  placed: boolean,
  sources: BlockedAt["sources"],
  rules: HouseRules,
): Blocker[] {
  const { has, needs } = corroborationOf(claim, sources, rules);
  const stale = isStale(claim);
  const stands: Record<OfClaim, boolean> = {
    unplaced: !placed,
    stale,
    "not-approved": !stale && claim.stage !== "approved",
    unresolved: needsResolution(claim),
    "correction-open": openCorrections(claim).length > 0,
    "query-open": openQueries(claim).length > 0,
    uncited: rules.citedKinds.includes(claim.kind) && !claim.citations.some(isEvidence),
    uncorroborated: has < needs,
    unheard: rules.rightOfReply && claim.criticism && !wasHeard(claim),
    uncleared: rules.clearance && claim.importance === "legal" && !isCleared(claim),
  };
  return (Object.keys(stands) as OfClaim[])
    .filter((why) => stands[why])
    .map((why) => ({
      ...{ claimId: claim.id, number: claim.number, why, words: claim.words },
      ...(why === "uncorroborated" ? { has, needs } : {}),
    }));
}
