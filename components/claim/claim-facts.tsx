"use client";
/** Kind, importance, who has it, right of reply, calculation: saved as they are chosen. */
import { useState } from "react";
import { useCommand, useDesk, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { onEscape } from "#components/ui/on-escape.ts";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { claimKinds, importances } from "#lib/claim/claim.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { importanceLabels, kindLabels } from "./claim-labels.ts";

export function ClaimFacts({ claim }: { claim: ClaimView }) {
  const { people } = useDesk();
  const mayEdit = useMay("edit-claim", claim.createdBy.id) && claim.withdrawn === null;
  const mayEase = useMay("ease-claim");
  const offered = mayEase ? importances : importances.slice(importances.indexOf(claim.importance));
  const mayAssign = useMay("assign-claim") && claim.withdrawn === null;
  const { run, failure, clear } = useCommand();
  const edit = (fields: { kind?: ClaimView["kind"]; importance?: ClaimView["importance"]; criticism?: boolean }) =>
    void run({ type: "edit-claim", claimId: claim.id, ...fields });
  if (!mayEdit && !mayAssign) return <ReadOnlyFacts claim={claim} />;
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-3 gap-2">
        <Select
          label="Kind"
          small
          disabled={!mayEdit}
          value={claim.kind}
          options={claimKinds.map((value) => ({ value, label: kindLabels[value] }))}
          onValueChange={(kind) => edit({ kind })}
        />
        <Select
          label="Importance"
          small
          disabled={!mayEdit}
          value={claim.importance}
          options={offered.map((value) => ({ value, label: importanceLabels[value] }))}
          onValueChange={(importance) => edit({ importance })}
        />
        <Select
          label="Assigned to"
          small
          disabled={!mayAssign}
          value={claim.assignee?.id ?? ""}
          options={assignees(people, claim)}
          onValueChange={(id) => void run({ type: "assign-claim", claimId: claim.id, assigneeId: id || null })}
        />
      </div>
      <Checkbox
        label="Criticises somebody"
        hint="Must be put to them before publication"
        disabled={!mayEdit || (claim.criticism && !mayEase)}
        checked={claim.criticism}
        onCheckedChange={(criticism) => edit({ criticism })}
      />
      <Calculation claim={claim} mayEdit={mayEdit} />
      <FailureBanner failure={failure} onDismiss={clear} />
    </div>
  );
}

function ReadOnlyFacts({ claim }: { claim: ClaimView }) {
  const facts = [
    ["Kind", kindLabels[claim.kind]],
    ["Importance", importanceLabels[claim.importance]],
    ["Assigned to", claim.assignee?.name ?? "Nobody"],
    ...(claim.criticism ? [["Right of reply", "Criticises somebody"]] : []),
    ...(claim.calculation ? [["Calculation", claim.calculation]] : []),
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function assignees(people: readonly { id: string; name: string }[], claim: ClaimView) {
  const known = people.map(({ id, name }) => ({ value: id, label: name }));
  const gone = claim.assignee && !people.some(({ id }) => id === claim.assignee?.id);
  return [
    { value: "", label: "Nobody" },
    ...(gone && claim.assignee ? [{ value: claim.assignee.id, label: claim.assignee.name }] : []),
    ...known,
  ];
}

function Calculation({ claim, mayEdit }: { claim: ClaimView; mayEdit: boolean }) {
  const [words, setWords] = useState<string | null>(null);
  const { run, busy, failure, clear } = useCommand();
  if (words === null) {
    if (claim.calculation === "" && !mayEdit) return null;
    return (
      <div>
        {claim.calculation ? (
          <>
            <p className="text-sm font-medium">Calculation</p>
            <p dir="auto" className="text-base wrap-anywhere whitespace-pre-wrap tabular">
              {claim.calculation}
            </p>
          </>
        ) : null}
        {mayEdit ? (
          <Button size="sm" variant="quiet" className="-ms-2.5" onClick={() => setWords(claim.calculation)}>
            {claim.calculation ? "Edit calculation" : "Write down a calculation"}
          </Button>
        ) : null}
      </div>
    );
  }
  async function save() {
    const answer = await run({ type: "edit-claim", claimId: claim.id, calculation: words ?? "" });
    if (answer) setWords(null);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is pressed in the field or on a button
    <div className="space-y-2" onKeyDown={onEscape(() => setWords(null))}>
      <TextArea
        label="Calculation"
        autoFocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onSubmitKey={save}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={() => setWords(null)}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" busy={busy} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
