/** Who works here, by name and role: what everybody may see. */
import type { Role } from "#lib/policy/can.ts";
import { roleHints, roleLabels } from "./role-words.ts";

export interface ListedPerson {
  id: string;
  name: string;
  role: Role;
}

export function PeopleList({ people, me }: { people: readonly ListedPerson[]; me: string }) {
  return (
    <ul className="overflow-hidden rounded-lg border border-line bg-raised">
      {people.map((person) => (
        <li
          key={person.id}
          className="grid gap-x-6 border-line px-4 py-2.5 not-first:border-t sm:grid-cols-[minmax(0,1fr)_22rem]"
        >
          <span className="font-medium">
            <bdi>{person.name}</bdi>
            {person.id === me ? <span className="font-normal text-ink-soft"> · you</span> : null}
          </span>
          <span className="text-sm">
            {roleLabels[person.role]}
            <span className="text-ink-soft"> · {roleHints[person.role]}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
