"use client";
/** For the admin: whose of the house a name is that a file has. */
import { UserRoundSearch } from "lucide-react";
import { useState } from "react";
import { useCommand, useDesk, useMay } from "#components/editor/desk-context.tsx";
import { FailureBanner } from "#components/editor/failure-banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Imported } from "#lib/article/article.ts";

export function NameAuthor({ imported }: { imported: Imported | undefined }) {
  const may = useMay("name-author");
  const [open, setOpen] = useState(false);
  if (!may || imported === undefined || imported.author === "") return null;
  return (
    <>
      <IconButton
        label={`Say whose name ${imported.author} is`}
        size="sm"
        icon={<UserRoundSearch aria-hidden />}
        onClick={() => setOpen(true)}
        className="-my-1"
      />
      {open ? <NameDialog imported={imported} onDone={() => setOpen(false)} /> : null}
    </>
  );
}

const nobody = "";

function NameDialog({ imported: { author, person }, onDone }: { imported: Imported; onDone: () => void }) {
  const { people } = useDesk();
  const [personId, setPersonId] = useState(person?.id ?? nobody);
  const { run, busy, failure, clear } = useCommand();
  async function save() {
    const answer = await run({ type: "name-author", author, personId: personId === nobody ? null : personId });
    if (answer) onDone();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onDone();
      }}
      title={`Whose name is ${author}?`}
      description="All that came into this article under the name is shown as theirs, and counts as theirs when somebody approves."
      footer={
        <>
          <Button onClick={onDone}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={personId === (person?.id ?? nobody)} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <Select
        label="Person"
        value={personId}
        options={[
          { value: nobody, label: "Nobody of the house" },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={setPersonId}
      />
      <FailureBanner failure={failure} onDismiss={clear} />
    </Dialog>
  );
}
