"use client";
/** Who may read the article: the house, or named people only. */
import { useState } from "react";
import { roleLabels } from "#components/people/role-words.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Access } from "#lib/article/article.ts";
import { useCommand, useDesk, useDeskView } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";

export function AccessDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return open ? <OpenAccessDialog onOpenChange={onOpenChange} /> : null;
}

const choices: { value: Access; label: string; hint: string }[] = [
  { value: "open", label: "Open to the house", hint: "Everybody who can sign in may read it." },
  { value: "restricted", label: "Restricted", hint: "Only the people named here, whatever their role." },
];

function OpenAccessDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const { me, people } = useDesk();
  const meta = useDeskView((view) => view.meta);
  const [access, setAccess] = useState<Access>(meta.access);
  const [members, setMembers] = useState<readonly string[]>(meta.members.length > 0 ? meta.members : [me.id]);
  const { run, busy, failure, clear } = useCommand();
  const leavesMeOut = access === "restricted" && !members.includes(me.id);

  async function save() {
    const answer = await run({ type: "set-access", access, members: [...members] });
    if (answer) onOpenChange(false);
  }

  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="Who may read this article"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={access === "restricted" && members.length === 0}
            onClick={save}
          >
            Save
          </Button>
        </>
      }
    >
      <fieldset className="space-y-2">
        <legend className="sr-only">Access</legend>
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="flex items-start gap-2">
            <input
              type="radio"
              name="access"
              className="mt-1 accent-ink"
              checked={access === value}
              onChange={() => setAccess(value)}
            />
            <span>
              {label}
              <span className="block text-xs text-ink-soft">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {access === "restricted" ? (
        <fieldset className="mt-4">
          <legend className="mb-1 text-sm font-medium">Members</legend>
          <div className="max-h-64 space-y-1 overflow-y-auto rounded-md border border-line px-3 py-2">
            {people.map((person) => (
              <Checkbox
                key={person.id}
                label={
                  <>
                    {person.name}
                    <span className="text-ink-soft">
                      {" "}
                      · {roleLabels[person.role]}
                      {person.id === me.id ? ", you" : ""}
                    </span>
                  </>
                }
                checked={members.includes(person.id)}
                onCheckedChange={(checked) =>
                  setMembers(checked ? [...members, person.id] : members.filter((id) => id !== person.id))
                }
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {leavesMeOut ? (
        <Banner kind="warning" className="mt-3">
          You are not among the members: after saving you can no longer open this article.
        </Banner>
      ) : null}
      <div className="mt-3">
        <FailureBanner failure={failure} onDismiss={clear} />
      </div>
    </Dialog>
  );
}
