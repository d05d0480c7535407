/** What people may decide. */
import { z } from "zod";
import { idOf, typed, typedReason } from "../claim/commands.ts";
import { obstacles } from "./blockers.ts";
import { findings, resolutions } from "./decision.ts";

/** With `basis`, the words the checker saw: recorded only when they still stand. The screens always send it. */
export const recordFinding = z.strictObject({
  type: z.literal("record-finding"),
  id: idOf,
  claimId: idOf,
  finding: z.enum(findings),
  reason: typed(5000).default(""),
  basis: z.string().min(1).max(200).optional(),
});
/** Only by who recorded it, and only while nothing has come of it. */
export const withdrawFinding = z.strictObject({ type: z.literal("withdraw-finding"), id: idOf, claimId: idOf });
export const setResolution = z.strictObject({
  type: z.literal("set-resolution"),
  id: idOf,
  claimId: idOf,
  /** Null takes the resolution back. */
  resolution: z.enum(resolutions).nullable(),
  reason: typed(5000).default(""),
});
/** `basis` is what the approver saw: the claim's own `basis` of that moment. */
export const approveClaim = z.strictObject({
  type: z.literal("approve-claim"),
  id: idOf,
  claimId: idOf,
  basis: z.string().min(1).max(200),
});
export const returnClaim = z.strictObject({
  type: z.literal("return-claim"),
  id: idOf,
  claimId: idOf,
  reason: typedReason(),
});
/** New words for those of a claim; none to cut them. */
export const proposeCorrection = z.strictObject({
  type: z.literal("propose-correction"),
  id: idOf,
  claimId: idOf,
  with: typed(20_000),
  reason: typed(5000).default(""),
});
/** With `with`, the editor puts it otherwise than proposed. */
export const acceptCorrection = z.strictObject({
  type: z.literal("accept-correction"),
  id: idOf,
  claimId: idOf,
  correctionId: idOf,
  with: typed(20_000).optional(),
});
export const declineCorrection = z.strictObject({
  type: z.literal("decline-correction"),
  id: idOf,
  claimId: idOf,
  correctionId: idOf,
  reason: typedReason(5000),
});
/** Taken back by who proposed it. */
export const withdrawCorrection = z.strictObject({
  type: z.literal("withdraw-correction"),
  id: idOf,
  claimId: idOf,
  correctionId: idOf,
});
/** The legal reviewer lets the words stand; `basis` is what they saw. */
export const clearClaim = z.strictObject({
  type: z.literal("clear-claim"),
  id: idOf,
  claimId: idOf,
  basis: z.string().min(1).max(200),
  remark: typed(5000).default(""),
});
/** `override` is the reason for signing off although something blocks; `version` the one the editor saw, refused when it is past;
 * `blockers` what they saw in the way, by the claim's number (null is the article) and why: a reason given for that covers nothing that
 * came since. The screens always send it. `correctionNote` is what readers are told of a correction after publication. */
export const signOffArticle = z.strictObject({
  type: z.literal("sign-off"),
  id: idOf,
  override: typed(2000).optional(),
  version: z.int().min(0).optional(),
  blockers: z
    .array(z.tuple([z.int().min(1).nullable(), z.enum(obstacles)]))
    .max(50_000)
    .optional(),
  correctionNote: typed(2000).optional(),
});
export const reopenArticle = z.strictObject({ type: z.literal("reopen"), id: idOf, reason: typedReason() });

export const decisionCommands = [
  recordFinding,
  withdrawFinding,
  setResolution,
  approveClaim,
  returnClaim,
  proposeCorrection,
  acceptCorrection,
  declineCorrection,
  withdrawCorrection,
  clearClaim,
  signOffArticle,
  reopenArticle,
] as const;
/** Accepting a correction edits the text: that is decided where the text is (lib/log/accept-correction.ts). */
export type DecisionCommand = Exclude<z.infer<(typeof decisionCommands)[number]>, { type: "accept-correction" }>;
