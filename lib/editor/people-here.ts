/** The tabs of others as the people they are of: by name, each once, with the claims they look at. */
import type { Presence } from "../log/presence.ts";
import type { PersonHere } from "./desk-view.ts";

/** Keeps the identity of `before`, and of each in it, while it says the same: carets that move change nothing here. */
export function peopleHere(present: Iterable<Presence>, before: readonly PersonHere[]): readonly PersonHere[] {
  const people = new Map<string, { name: string; claims: Set<string> }>();
  for (const { person, claimId } of present) {
    const one = people.get(person.id) ?? { name: person.name, claims: new Set() };
    people.set(person.id, one);
    if (claimId !== null) one.claims.add(claimId);
  }
  const now = [...people]
    .map(([id, { name, claims }]) => kept(before, { id, name, looksAt: [...claims].sort() }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  const isSame = now.length === before.length && now.every((person, index) => person === before[index]);
  return isSame ? before : now;
}

function kept(before: readonly PersonHere[], now: PersonHere): PersonHere {
  const old = before.find(({ id }) => id === now.id);
  const isSame =
    old?.name === now.name &&
    old.looksAt.length === now.looksAt.length &&
    now.looksAt.every((claimId, index) => claimId === old.looksAt[index]);
  return isSame ? old : now;
}
