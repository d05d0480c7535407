/** What restoring an old text would do to the article as it stands: the old text taken as a draft. */
import { type PackedSnapshot, unpackState } from "../log/packed-snapshot.ts";
import { type DraftPlan, planDraft } from "../log/take-draft.ts";

export type { DraftPlan };

export function planRestore(now: PackedSnapshot, past: PackedSnapshot): DraftPlan {
  return planDraft(unpackState(now), unpackState(past).doc);
}
