"use client";
/** Whom a note mentions while it is written: read off its words, so that a name that is rubbed out mentions nobody. */
import { useState } from "react";
import { type DeskPerson, useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import type { Person } from "#lib/article/article.ts";
import { mentionedIn } from "#lib/evidence/mentions.ts";
import { canReadArticle, canSeeField } from "#lib/policy/can.ts";

export interface Mentions {
  /** Whom the note may mention. */
  people: readonly DeskPerson[];
  /** Whom it does. */
  ids: string[];
  /** Who will hear of it, or why somebody will not; null when it names nobody new. */
  says: string | null;
  choose: (person: DeskPerson) => void;
}

const none: readonly Person[] = [];

/** `before` are those whom the note meant when it was last saved: they have heard of it. */
export function useMentions(words: string, internal: boolean, before: readonly Person[] = none): Mentions {
  const { people, me } = useDesk();
  const meta = useDeskView((view) => view.meta);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const readers = people.filter((person) => person.id !== me.id && canReadArticle(person, meta));
  const may = readers.filter((person) => !internal || canSeeField(person, "internal-note"));
  const kept = mentionedIn(words, before, chosen);
  const fresh = mentionedIn(words, may, chosen).filter(
    ({ id, name }) => !kept.some((k) => k.id === id || k.name === name),
  );
  const shutOut = mentionedIn(words, readers, chosen).filter(
    (person) => !may.includes(person) && !kept.some(({ id }) => id === person.id),
  );
  return {
    people: may,
    ids: [...kept, ...fresh].map(({ id }) => id),
    says: sayWho(fresh, shutOut),
    choose: ({ id }) => setChosen((now) => new Set(now).add(id)),
  };
}

function sayWho(fresh: readonly Person[], shutOut: readonly Person[]): string | null {
  const says = [
    ...(fresh.length === 0 ? [] : [`${listed(fresh)} will hear of it.`]),
    ...(shutOut.length === 0 ? [] : [`${listed(shutOut)} may not see internal notes and will not hear of it.`]),
  ];
  return says.length === 0 ? null : says.join(" ");
}

function listed(people: readonly Person[]): string {
  return new Intl.ListFormat("en").format(people.map(({ name }) => name));
}
