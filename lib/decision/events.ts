/** What can have been decided. Part of the closed union in lib/log/event.ts. */
import type { SignOff } from "../article/article.ts";
import type { Approval, Check, Replaced, Resolution } from "./decision.ts";

export type DecisionEvent =
  | { type: "finding-recorded"; claimId: string; check: Check }
  /** `restored` stands again as it stood before the finding. */
  | { type: "finding-withdrawn"; claimId: string; restored: Replaced }
  | { type: "resolution-set"; claimId: string; resolution: Resolution | null; reason: string }
  | { type: "claim-approved"; claimId: string; approval: Approval }
  | { type: "claim-returned"; claimId: string; reason: string }
  | { type: "signed-off"; signOff: SignOff }
  | { type: "reopened"; reason: string };
