/** What stands between an article and its sign-off. */
import type { ClaimRanges } from "../claim/range.ts";
import type { ClaimRecord } from "./decision.ts";
import { isStale, needsResolution } from "./standing.ts";

type Decided = Omit<ClaimRecord, "replaced">;

export interface Blocker {
  claimId: string;
  number: number;
  why: "not-approved" | "stale" | "unplaced" | "unresolved";
  /** The claim's words, for people. */
  words: string;
}

/** One blocker per claim and reason, by claim number; empty when nothing blocks. */
export function blockersOf(state: { ranges: ClaimRanges; claims: ReadonlyMap<string, Decided> }): Blocker[] {
  const unplaced = new Set(state.ranges.ids.filter((_, index) => state.ranges.from[index] === state.ranges.to[index]));
  return [...state.claims.values()]
    .filter((claim) => claim.withdrawn === null)
    .flatMap((claim) =>
      reasons(claim, unplaced.has(claim.id)).map((why) => ({
        claimId: claim.id,
        number: claim.number,
        why,
        words: claim.words,
      })),
    )
    .sort((a, b) => a.number - b.number);
}

function reasons(claim: Decided, unplaced: boolean): Blocker["why"][] {
  const found: Blocker["why"][] = [];
  if (unplaced) found.push("unplaced");
  if (isStale(claim)) found.push("stale");
  else if (claim.stage !== "approved") found.push("not-approved");
  if (needsResolution(claim)) found.push("unresolved");
  return found;
}
