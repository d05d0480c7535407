/**
 * Who is at an article, where their caret is and which claim they look at. Not an event: it is in no log, no snapshot and no table,
 * and is forgotten within half a minute after its tab has stopped telling.
 */
import type { Person } from "../article/article.ts";

/** A selection in the server's `version` of the text: `to` is where the caret is, and may lie before `from`. */
export interface PresencePlace {
  version: number;
  from: number;
  to: number;
}

/** One tab of somebody else. */
export interface Presence {
  key: string;
  person: Person;
  at: PresencePlace | null;
  claimId: string | null;
}

/** `all`: these and nobody else are here. Otherwise who came or moved, and the keys of who left. */
export interface PresenceWord {
  article: string;
  all: boolean;
  here: readonly Presence[];
  gone: readonly string[];
}

/** Who is here after a word, by key. */
export function presentAfter(before: ReadonlyMap<string, Presence>, word: PresenceWord): ReadonlyMap<string, Presence> {
  const now = new Map(word.all ? [] : before);
  for (const key of word.gone) now.delete(key);
  for (const presence of word.here) now.set(presence.key, presence);
  return now;
}
