/** What people may ask about a claim. */
import { z } from "zod";
import { claimKinds, importances, waitingFor } from "./claim.ts";

export const idOf = z.string().regex(/^[\w-]{1,64}$/, "letters, digits, - and _, at most 64");
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Text people type: well formed, without control characters, trimmed. */
export function typed(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => text.isWellFormed() && !control.test(text), "must be well-formed text without control characters")
    .transform((text) => text.trim());
}
export function typedReason(longest = 2000) {
  return typed(longest).refine((text) => text !== "", "a reason is needed");
}

/** A stretch of a version, in ProseMirror positions, `from` inclusive, `to` exclusive. */
export const atRange = z.strictObject({
  from: z.int().min(0),
  to: z.int().min(0),
  version: z.int().min(0),
});
/** Words to be found, white space folded; `prefix` and `suffix` tell equal words apart. */
export const atWords = z.strictObject({
  exact: typed(20_000).refine((text) => text !== "", "words are needed"),
  prefix: z.string().max(200).optional(),
  suffix: z.string().max(200).optional(),
});

const described = {
  statement: typed(2000),
  kind: z.enum(claimKinds),
  importance: z.enum(importances),
  criticism: z.boolean(),
  calculation: typed(5000),
};

const place = { at: atRange.optional(), words: atWords.optional() };

export const addClaim = z.strictObject({
  type: z.literal("add-claim"),
  id: idOf,
  /** The id of the claim; when left out, that of the command. */
  claimId: idOf.optional(),
  ...place,
  ...z.object(described).partial().shape,
});
export const editClaim = z.strictObject({
  type: z.literal("edit-claim"),
  id: idOf,
  claimId: idOf,
  ...z.object(described).partial().shape,
});
export const assignClaim = z.strictObject({
  type: z.literal("assign-claim"),
  id: idOf,
  claimId: idOf,
  /** A person's id, or null for nobody. */
  assigneeId: idOf.nullable(),
});
export const placeClaim = z.strictObject({ type: z.literal("place-claim"), id: idOf, claimId: idOf, ...place });
export const withdrawClaim = z.strictObject({
  type: z.literal("withdraw-claim"),
  id: idOf,
  claimId: idOf,
  reason: typedReason(),
});
export const startCheck = z.strictObject({ type: z.literal("start-check"), id: idOf, claimId: idOf });
export const waitClaim = z.strictObject({
  type: z.literal("wait-claim"),
  id: idOf,
  claimId: idOf,
  for: z.enum(waitingFor),
});

export const claimCommands = [
  addClaim,
  editClaim,
  assignClaim,
  placeClaim,
  withdrawClaim,
  startCheck,
  waitClaim,
] as const;
export type ClaimCommand = z.infer<(typeof claimCommands)[number]>;
