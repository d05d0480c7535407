/** What can have been decided. Part of the closed union in lib/log/event.ts. */
import type { SignOff } from "../article/article.ts";
import type { Correction, Outcome } from "./correction.ts";
import type { Approval, Check, Clearance, Replaced, Resolution } from "./decision.ts";

export type DecisionEvent =
  | { type: "finding-recorded"; claimId: string; check: Check }
  /** `restored` stands again as it stood before the finding. */
  | { type: "finding-withdrawn"; claimId: string; restored: Replaced }
  | { type: "resolution-set"; claimId: string; resolution: Resolution | null; reason: string }
  | { type: "claim-approved"; claimId: string; approval: Approval }
  | { type: "claim-returned"; claimId: string; reason: string }
  | { type: "correction-proposed"; claimId: string; correction: Correction }
  | {
      type: "correction-decided";
      claimId: string;
      correctionId: string;
      outcome: Outcome;
      with: string;
      reason: string;
    }
  | { type: "claim-cleared"; claimId: string; clearance: Clearance }
  | { type: "signed-off"; signOff: SignOff; correctionNote?: string }
  | { type: "reopened"; reason: string };
