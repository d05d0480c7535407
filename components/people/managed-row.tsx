"use client";
/** One person as admins see them: the role, changed after a question; a one-time link; out and in again. */
import { Ellipsis, KeyRound, UserRoundCheck, UserRoundX } from "lucide-react";
import { useRef, useState } from "react";
import { type Role, roles } from "#lib/policy/can.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { Select } from "../ui/select.tsx";
import type { ManagedPerson, PersonChange } from "./managed-people.tsx";
import { roleHints, roleLabels } from "./role-words.ts";

interface RowProps {
  person: ManagedPerson;
  isMe: boolean;
  onChange: (wanted: PersonChange, said: string) => void;
  onDisable: () => void;
}

export function ManagedRow({ person, isMe, onChange, onDisable }: RowProps) {
  const [wanted, setWanted] = useState(person.role);
  const row = useRef<HTMLLIElement>(null);
  // The buttons of the question go away with it: the focus stays in the row.
  const toSelect = () => row.current?.querySelector("select")?.focus();
  return (
    <li
      ref={row}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-2 border-line px-4 py-2.5 not-first:border-t sm:grid-cols-[minmax(0,1fr)_10rem_2rem]"
    >
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{person.name}</bdi>
          {isMe ? <span className="font-normal text-ink-soft"> · you</span> : null}
          {person.disabled ? <Badge className="ms-2">Disabled</Badge> : null}
        </p>
        <p className="truncate text-sm text-ink-soft">{person.email}</p>
      </div>
      <Select
        className="max-sm:order-3 max-sm:col-span-2"
        label={`Role of ${person.name}`}
        hideLabel
        small
        value={wanted}
        disabled={person.disabled}
        options={roles.map((value) => ({ value, label: roleLabels[value] }))}
        onValueChange={setWanted}
      />
      <Menu trigger={<IconButton label={`More for ${person.name}`} icon={<Ellipsis aria-hidden />} />}>
        {person.disabled ? (
          <MenuItem
            icon={<UserRoundCheck aria-hidden />}
            onSelect={() => onChange({ disabled: false }, `${person.name} may sign in again`)}
          >
            Let in again
          </MenuItem>
        ) : (
          <>
            <MenuItem
              icon={<KeyRound aria-hidden />}
              hint="For choosing a new password"
              onSelect={() => onChange({ setupLink: true }, `A link for ${person.name} was made`)}
            >
              Make a one-time link
            </MenuItem>
            <MenuItem
              icon={<UserRoundX aria-hidden />}
              danger
              disabled={isMe}
              hint={isMe ? "Another admin has to do this" : "Signed out everywhere at once"}
              onSelect={onDisable}
            >
              Disable
            </MenuItem>
          </>
        )}
      </Menu>
      {wanted === person.role ? null : (
        <RoleQuestion
          person={person}
          isMe={isMe}
          wanted={wanted}
          onKeep={() => {
            setWanted(person.role);
            toSelect();
          }}
          onChange={() => {
            onChange({ role: wanted }, `${person.name} is now ${roleLabels[wanted].toLowerCase()}`);
            toSelect();
          }}
        />
      )}
    </li>
  );
}

/** Arrow keys run through the roles of a closed list: nothing is changed before it was confirmed. */
function RoleQuestion({
  person,
  isMe,
  wanted,
  onKeep,
  onChange,
}: {
  person: ManagedPerson;
  isMe: boolean;
  wanted: Role;
  onKeep: () => void;
  onChange: () => void;
}) {
  return (
    <div className="col-span-full flex flex-wrap items-center justify-end gap-2 text-sm max-sm:order-4">
      <p className="min-w-0 grow text-ink-soft">
        {isMe && person.role === "admin"
          ? "You will no longer manage the people of the house."
          : `${roleLabels[wanted]}: ${roleHints[wanted].toLowerCase()}.`}
      </p>
      <Button size="sm" variant="quiet" onClick={onKeep}>
        Keep {roleLabels[person.role].toLowerCase()}
      </Button>
      <Button size="sm" variant="primary" onClick={onChange}>
        Make {roleLabels[wanted].toLowerCase()}
      </Button>
    </div>
  );
}
