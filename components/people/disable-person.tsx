"use client";
/** Asks before a person is shut out. */
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { ManagedPerson } from "./managed-people.tsx";

export function DisablePerson({
  person,
  onClose,
  onConfirm,
}: {
  /** Null while the dialog is closed. */
  person: ManagedPerson | null;
  onClose: () => void;
  onConfirm: (person: ManagedPerson) => void;
}) {
  return (
    <Dialog
      open={person !== null}
      onOpenChange={(open) => open || onClose()}
      size="sm"
      title={person === null ? "" : `Disable ${person.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" onClick={() => person !== null && onConfirm(person)}>
            Disable
          </Button>
        </>
      }
    >
      <p>
        They are signed out everywhere within seconds and their tokens end. What they wrote, checked and approved stays,
        under their name. You can let them in again later.
      </p>
    </Dialog>
  );
}
