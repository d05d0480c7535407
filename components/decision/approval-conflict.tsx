/** Says what changed between what was shown and what stands there; any other failure in its own words. */
import type { Failure } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Banner } from "#components/ui/banner.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { sayParts } from "./basis-parts.ts";

export function ApprovalConflict({
  failure,
  seen,
  claim,
  onDismiss,
}: {
  failure: Failure | null;
  seen: string;
  claim: ClaimView;
  onDismiss: () => void;
}) {
  if (failure?.code !== "not-current") return <FailureBanner failure={failure} onDismiss={onDismiss} />;
  const changed = sayParts(seen, claim.basis) || "the claim";
  return (
    <Banner kind="warning" title="Not approved: something changed in between" onDismiss={onDismiss}>
      <p>
        Since you looked, {changed} changed. What stands there now is shown here; read it again, then approve or return
        it.
      </p>
    </Banner>
  );
}
