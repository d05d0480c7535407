/** What one change for many claims means for each of them. Pure. */
import type { ClaimKind, Importance } from "#lib/claim/claim.ts";
import type { DeskCommand } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

export const bulkFields = ["assignee", "kind", "importance"] as const;
export type BulkField = (typeof bulkFields)[number];

/** Null when the claim is so already. `value` is one of the field's; for the assignee a person's id, or empty for nobody. */
export function changeOf(claim: ClaimView, field: BulkField, value: string): DeskCommand | null {
  if (field === "assignee") {
    if ((claim.assignee?.id ?? "") === value) return null;
    return { type: "assign-claim", claimId: claim.id, assigneeId: value || null };
  }
  if (claim[field] === value) return null;
  return field === "kind"
    ? { type: "edit-claim", claimId: claim.id, kind: value as ClaimKind }
    : { type: "edit-claim", claimId: claim.id, importance: value as Importance };
}
