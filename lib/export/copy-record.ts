/** The head of every copy but the public one: who checked and approved, what counts, sign-off, overrides, what was withheld. */
import { type Stage, stages } from "../claim/claim.ts";
import { type ClaimRecord, type Finding, findings } from "../decision/decision.ts";
import { isFreshlyApproved, isStale } from "../decision/standing.ts";
import type { CopyInput, PlacedClaim, Signed } from "./annotated-copy.ts";
import type { Profile } from "./profiles.ts";

export interface Share {
  name: string;
  claims: number;
}

export interface CopyRecord {
  /** Claims of the article that are not withdrawn, whatever the profile prints of them. */
  claims: number;
  /** Null where the profile does not tell of withdrawn claims. */
  withdrawn: number | null;
  stale: number;
  unplaced: number;
  byStage: readonly { stage: Stage; claims: number }[];
  byFinding: readonly { finding: Finding | null; claims: number }[];
  /** Who recorded the present findings, and who gave the approvals that still hold. */
  checkedBy: readonly Share[];
  approvedBy: readonly Share[];
  /** Numbers of freshly approved claims whose approver had checked them. */
  selfChecked: readonly number[];
  signOff: (Signed & { version: number; override: string | null; overridden: readonly string[] }) | null;
  withheld: readonly string[];
}

export function recordOf(
  input: CopyInput,
  profile: Profile,
  all: readonly PlacedClaim[],
  withheld: readonly string[],
): CopyRecord {
  const records = all.map((claim) => claim.record);
  const approved = records.filter(isFreshlyApproved);
  const { signOff } = input.meta;
  return {
    claims: all.length,
    withdrawn: profile.work ? input.claims.size - all.length : null,
    stale: records.filter(isStale).length,
    unplaced: all.filter((claim) => claim.range === null).length,
    byStage: stages.map((stage) => ({ stage, claims: records.filter((record) => record.stage === stage).length })),
    byFinding: [...findings, null].map((finding) => ({ finding, claims: withFinding(records, finding) })),
    checkedBy: sharesOf(records.map((record) => record.check?.by.name)),
    approvedBy: sharesOf(approved.map((record) => record.approval?.by.name)),
    selfChecked: approved.filter((record) => record.approval?.self).map((record) => record.number),
    signOff:
      signOff === null
        ? null
        : {
            by: signOff.by.name,
            at: signOff.at,
            version: signOff.version,
            override: signOff.override,
            overridden: signOff.overridden,
          },
    withheld,
  };
}

function withFinding(records: readonly ClaimRecord[], finding: Finding | null): number {
  return records.filter((record) => (record.check?.finding ?? null) === finding).length;
}

/** Names with how many claims each has, most first. */
function sharesOf(names: readonly (string | undefined)[]): Share[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, claims]) => ({ name, claims })).sort((a, b) => b.claims - a.claims);
}
