/** A person as a small disc: initials on one of a few colours. For the eye alone: the name is said beside it. */
import { classNames } from "#components/ui/class-names.ts";
import { hueOf, initialsOf } from "#lib/editor/person-mark.ts";

export function Avatar({ person, className }: { person: { id: string; name: string }; className?: string }) {
  return (
    <span aria-hidden className={classNames("avatar", `person-${hueOf(person.id)}`, className)}>
      {initialsOf(person.name)}
    </span>
  );
}
