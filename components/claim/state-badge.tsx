/** The state of a claim: icon, word and tone together; the finding beside it where there is one. */
import { Badge } from "#components/ui/badge.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { findingLabels, stateLabel } from "./claim-labels.ts";
import { stateIcon } from "./state-icon.ts";

export function StateBadge({ claim }: { claim: ClaimView }) {
  const Icon = stateIcon(claim);
  return (
    <Badge tone={claim.tone} icon={<Icon aria-hidden />}>
      {stateLabel(claim)}
      {claim.finding ? <span className="font-normal">· {findingLabels[claim.finding]}</span> : null}
    </Badge>
  );
}
