/** What stands between an article and its sign-off, by the rules of the house. */
import type { ClaimRanges } from "../claim/range.ts";
import type { Source } from "../evidence/evidence.ts";
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
] as const;
export type Obstacle = (typeof obstacles)[number];

type Decided = Omit<ClaimRecord, "replaced">;

export interface Blocker {
  claimId: string;
  number: number;
  why: Obstacle;
  /** The claim's words, for people. */
  words: string;
  /** For "uncorroborated": independent secondary sources, "2 of 3". */
  has?: number;
  needs?: number;
}

export interface BlockedAt {
  ranges: ClaimRanges;
  claims: ReadonlyMap<string, Decided>;
  sources: ReadonlyMap<string, Source>;
}

/** One blocker per claim and reason, by claim number; empty when nothing blocks. */
export function blockersOf(state: BlockedAt, rules: HouseRules): Blocker[] {
  const unplaced = new Set(state.ranges.ids.filter((_, index) => state.ranges.from[index] === state.ranges.to[index]));
  return [...state.claims.values()]
    .filter((claim) => claim.withdrawn === null)
    .flatMap((claim) => blockersOfClaim(claim, !unplaced.has(claim.id), state.sources, rules))
    .sort((a, b) => a.number - b.number);
}

export function blockersOfClaim(
  claim: Decided,
  placed: boolean,
  sources: BlockedAt["sources"],
  rules: HouseRules,
): Blocker[] {
  const { has, needs } = corroborationOf(claim, sources, rules);
  const stale = isStale(claim);
  const stands: Record<Obstacle, boolean> = {
    unplaced: !placed,
    stale,
    "not-approved": !stale && claim.stage !== "approved",
    unresolved: needsResolution(claim),
    "correction-open": openCorrections(claim).length > 0,
    "query-open": openQueries(claim).length > 0,
    uncited: rules.citedKinds.includes(claim.kind) && claim.citations.length === 0,
    uncorroborated: has < needs,
    unheard: rules.rightOfReply && claim.criticism && !wasHeard(claim),
    uncleared: rules.clearance && claim.importance === "legal" && !isCleared(claim),
  };
  return obstacles
    .filter((why) => stands[why])
    .map((why) => ({
      ...{ claimId: claim.id, number: claim.number, why, words: claim.words },
      ...(why === "uncorroborated" ? { has, needs } : {}),
    }));
}
