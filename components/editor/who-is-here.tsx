"use client";
/** Who else has the article open: a few discs in the bar, all names when it is pressed. Drawn anew only when somebody comes, goes or opens a claim. */
import type { ComponentProps } from "react";
import { Popover } from "#components/ui/popover.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { PersonHere } from "#lib/editor/desk-view.ts";
import { Avatar } from "./avatar.tsx";
import { useDeskView } from "./desk-context.tsx";

/** More are counted. */
const mostShown = 3;

export function WhoIsHere() {
  const present = useDeskView((view) => view.present);
  if (present.length === 0) return null;
  return (
    <Popover title="Also here" className="w-64" trigger={<Discs present={present} />}>
      <ul className="space-y-1.5">
        {present.map((person) => (
          <li key={person.id} className="flex items-center gap-2 text-sm">
            <Avatar person={person} />
            <span className="min-w-0 truncate">{person.name}</span>
            <LooksAt person={person} />
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function Discs({ present, ...rest }: { present: readonly PersonHere[] } & ComponentProps<"button">) {
  const names = present.map(({ name }) => name).join(", ");
  const shown = present.length > mostShown ? present.slice(0, mostShown - 1) : present;
  return (
    <Tooltip label={`Also here: ${names}`}>
      <button
        type="button"
        data-who-is-here
        aria-label={`Also here: ${names}`}
        className="target flex h-8 shrink-0 items-center rounded-md px-0.5 hover:bg-sunken data-popup-open:bg-sunken"
        {...rest}
      >
        {shown.map((person, index) => (
          <Avatar key={person.id} person={person} className={index > 0 ? "-ms-1 max-sm:hidden" : undefined} />
        ))}
        {shown.length < present.length ? (
          <span aria-hidden className="avatar avatar-more -ms-1 max-sm:hidden">
            +{present.length - shown.length}
          </span>
        ) : null}
        {present.length > 1 ? (
          <span aria-hidden className="avatar avatar-more -ms-1 sm:hidden">
            +{present.length - 1}
          </span>
        ) : null}
      </button>
    </Tooltip>
  );
}

function LooksAt({ person }: { person: PersonHere }) {
  const claims = useDeskView((view) => view.claims);
  const numbers = claims.filter(({ id }) => person.looksAt.includes(id)).map(({ number }) => number);
  if (numbers.length === 0) return null;
  return <span className="ms-auto shrink-0 text-xs tabular text-ink-soft">at claim {numbers.join(", ")}</span>;
}
