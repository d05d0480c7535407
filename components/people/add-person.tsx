"use client";
/** Adds a person; they choose their password themselves, by a one-time link. */
import { type FormEvent, useId, useState } from "react";
import { type Role, roles } from "#lib/policy/can.ts";
import { callApi, messageOf } from "../ui/api.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { ChangedPerson } from "./managed-people.tsx";
import { roleHints, roleLabels } from "./role-words.ts";

export function AddPerson({
  open,
  onOpenChange,
  onAdded,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onAdded: (person: ChangedPerson) => void;
}) {
  const formId = useId();
  const [role, setRole] = useState<Role>("checker");
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setFailure(null);
    try {
      onAdded(
        await callApi<ChangedPerson>("POST", "/api/people", { name: data.get("name"), email: data.get("email"), role }),
      );
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Add a person"
      description="You get a one-time link to hand to them; with it they choose their password."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Add
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        {failure === null ? null : <Banner kind="error">{failure}</Banner>}
        <TextField label="Name" name="name" required maxLength={120} autoComplete="off" dir="auto" />
        <TextField
          label="Email"
          name="email"
          type="email"
          required
          maxLength={320}
          autoComplete="off"
          spellCheck={false}
        />
        <Select
          label="Role"
          hint={roleHints[role]}
          value={role}
          options={roles.map((value) => ({ value, label: roleLabels[value] }))}
          onValueChange={setRole}
        />
      </form>
    </Dialog>
  );
}
