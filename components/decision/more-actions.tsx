"use client";
/** Everything else that can be done with a claim, behind a menu. */
import { Clock, Ellipsis, ListChecks, MapPin, RotateCcw, Scale, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { waitingLabels } from "#components/claim/claim-labels.ts";
import { type CommandRun, useDesk, useHouse } from "#components/editor/desk-context.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { waitingFor } from "#lib/claim/claim.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can } from "#lib/policy/can.ts";
import { mayApprove } from "./next-step.ts";
import type { DecisionForm } from "./open-form.tsx";

export function MoreActions({
  claim,
  onForm,
  run,
  onPlace,
}: {
  claim: ClaimView;
  onForm: (form: DecisionForm) => void;
  run: CommandRun["run"];
  onPlace: () => void;
}) {
  const { me } = useDesk();
  const house = useHouse();
  if (house.locked || claim.withdrawn !== null) return null;
  const may = (action: Parameters<typeof can>[1]) => can(me, action, claim.createdBy.id);
  const approvable = claim.stage === "checked" || claim.stage === "approved";
  const items: ReactNode[] = [];
  if (may("record-finding")) {
    items.push(
      <MenuItem key="find" icon={<ListChecks aria-hidden />} onSelect={() => onForm("finding")}>
        {claim.check ? "Record another finding" : "Record finding"}
      </MenuItem>,
      <MenuItem key="resolve" icon={<Scale aria-hidden />} onSelect={() => onForm("resolution")}>
        Decide what becomes of the words
      </MenuItem>,
    );
  }
  if (may("return-claim") && approvable) {
    const own = !mayApprove(claim, me, house) && claim.stage === "checked";
    items.push(
      <MenuItem
        key="return"
        icon={<RotateCcw aria-hidden />}
        onSelect={() => onForm("return")}
        hint={own ? "It was checked by you" : undefined}
      >
        Return with a reason
      </MenuItem>,
    );
  }
  if (may("wait-claim")) {
    items.push(<MenuSeparator key="line-1" />);
    for (const whom of waitingFor) {
      items.push(
        <MenuItem
          key={whom}
          icon={<Clock aria-hidden />}
          disabled={claim.stage === "waiting" && claim.waitingFor === whom}
          onSelect={() => void run({ type: "wait-claim", claimId: claim.id, for: whom })}
        >
          Wait for {waitingLabels[whom]}
        </MenuItem>,
      );
    }
  }
  if (may("place-claim")) {
    items.push(
      <MenuSeparator key="line-2" />,
      <MenuItem
        key="place"
        icon={<MapPin aria-hidden />}
        onSelect={onPlace}
        hint="Select its words in the article first"
      >
        Place at the selection
      </MenuItem>,
    );
  }
  if (may("withdraw-claim")) {
    items.push(
      <MenuItem key="withdraw" icon={<Trash2 aria-hidden />} onSelect={() => onForm("withdraw")} danger>
        Withdraw claim
      </MenuItem>,
    );
  }
  if (items.length === 0) return null;
  return <Menu trigger={<IconButton label="More actions" icon={<Ellipsis aria-hidden />} />}>{items}</Menu>;
}
