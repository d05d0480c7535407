"use client";
/** To whom a confidential source is named. Whoever edits it is always among them. */
import type { ListedPerson } from "../people/people-list.tsx";
import { Checkbox } from "../ui/checkbox.tsx";

export function Readers({
  people,
  me,
  chosen,
  onChange,
}: {
  people: readonly ListedPerson[];
  me: string;
  chosen: readonly string[];
  onChange: (readers: readonly string[]) => void;
}) {
  return (
    <fieldset className="sm:col-span-2">
      <legend className="mb-1 text-sm font-medium">Named to</legend>
      <div className="grid max-h-48 gap-0.5 overflow-y-auto rounded-md border border-line-strong px-2.5 py-1.5 sm:grid-cols-2">
        {people.map((person) => (
          <Checkbox
            key={person.id}
            label={person.id === me ? `${person.name} (you)` : person.name}
            disabled={person.id === me}
            checked={chosen.includes(person.id)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
