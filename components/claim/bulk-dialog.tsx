"use client";
/**
 * One change for all claims that the filter shows: which would change is counted before, each is an entry of its own in the log, and
 * what was refused stands there with its reason.
 */
import { useState } from "react";
import { useDesk } from "#components/editor/desk-context.tsx";
import { useEach } from "#components/editor/use-each.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { Select } from "#components/ui/select.tsx";
import { claimKinds, importances } from "#lib/claim/claim.ts";
import type { DeskCommand } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { type BulkField, bulkFields, changeOf } from "./bulk-change.ts";
import { importanceLabels, kindLabels } from "./claim-labels.ts";

const fieldLabels: Record<BulkField, string> = {
  assignee: "Assigned to",
  kind: "Kind",
  importance: "Importance",
};

export function BulkDialog({
  open,
  onOpenChange,
  claims,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Those that the filter shows. */
  claims: readonly ClaimView[];
}) {
  const { people } = useDesk();
  const { each, busy, failures } = useEach();
  const announce = useAnnounce();
  const [field, setField] = useState<BulkField>("assignee");
  const [value, setValue] = useState("");
  const [said, setSaid] = useState("");
  const changes = claims.flatMap((claim) => {
    const command: DeskCommand | null = changeOf(claim, field, value);
    return command === null ? [] : [{ id: claim.id, command }];
  });
  const options: Record<BulkField, { value: string; label: string }[]> = {
    assignee: [{ value: "", label: "Nobody" }, ...people.map(({ id, name }) => ({ value: id, label: name }))],
    kind: claimKinds.map((kind) => ({ value: kind, label: kindLabels[kind] })),
    importance: importances.map((importance) => ({ value: importance, label: importanceLabels[importance] })),
  };

  async function change() {
    const failed = await each(changes);
    const result = `${changes.length - failed.length} of ${changes.length} claims changed.`;
    setSaid(result);
    announce(result);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Change the ${claims.length} claims shown`}
      description="Search and filters say which. Each change is an entry of its own in the history."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Close</Button>
          <Button variant="primary" disabled={changes.length === 0} busy={busy} onClick={() => void change()}>
            Change {changes.length}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 gap-3">
        <Select
          label="What"
          value={field}
          options={bulkFields.map((each) => ({ value: each, label: fieldLabels[each] }))}
          onValueChange={(next) => {
            setField(next);
            setValue(options[next][0]?.value ?? "");
            setSaid("");
          }}
        />
        <Select
          label="To"
          value={value}
          options={options[field]}
          onValueChange={(next) => {
            setValue(next);
            setSaid("");
          }}
        />
      </div>
      <p role="status" className="mt-3 text-sm text-ink-soft">
        {said || `${changes.length} would change, ${claims.length - changes.length} are so already.`}
      </p>
      <ul className="mt-2 divide-y divide-line">
        {claims
          .filter(({ id }) => failures.has(id))
          .map((claim) => (
            <li key={claim.id} className="py-2 text-sm">
              <span className="font-semibold tabular">Claim {claim.number}</span>{" "}
              <span className="text-red">{failures.get(claim.id)}</span>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
