/**
 * Names in the words of a note. A mention is an "@" and somebody's whole name, as it is typed; the words are never changed for it,
 * and nothing in them says more than they show.
 */

/** An "@" begins a name only where no word runs into it, so that an e-mail address mentions nobody. */
const before = String.raw`(?<![\p{L}\p{M}\p{N}._%+-])@`;
const longestTyped = 60;
const beingTyped = new RegExp(String.raw`${before}([\p{L}\p{M}\p{N}.'’ -]{0,${longestTyped}})$`, "u");

export interface TypedName {
  /** Of the "@" in the words. */
  from: number;
  to: number;
  typed: string;
}

/** The name that somebody is in the middle of, their caret behind it; null when it is none. */
export function nameAt(words: string, caret: number): TypedName | null {
  const typed = beingTyped.exec(words.slice(0, caret))?.[1];
  return typed === undefined ? null : { from: caret - typed.length - 1, to: caret, typed };
}

const mostOffered = 6;

/** Those whose name, or a later part of it, begins with what was typed. */
export function offered<T extends { name: string }>(people: readonly T[], typed: string): readonly T[] {
  const sought = typed.toLocaleLowerCase();
  const begins = ({ name }: T) => {
    const whole = name.toLocaleLowerCase();
    return whole.startsWith(sought) || (sought !== "" && whole.includes(` ${sought}`));
  };
  return people.filter(begins).slice(0, mostOffered);
}

export interface PlacedName {
  from: number;
  to: number;
  name: string;
}

/** Where which of the names are mentioned; of two that begin alike, the longer. */
export function namesIn(words: string, names: readonly string[]): PlacedName[] {
  const known = names.filter((name) => name !== "").sort((a, b) => b.length - a.length);
  if (known.length === 0 || !words.includes("@")) return [];
  const anyName = new RegExp(String.raw`${before}(${known.map(literally).join("|")})(?![\p{L}\p{M}\p{N}])`, "gu");
  return [...words.matchAll(anyName)].map(({ index, 0: { length }, 1: name = "" }) => ({
    ...{ from: index, to: index + length, name },
  }));
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** Whom the words mention. Of people with one name it is the one that was chosen; where none was, each of them. */
export function mentionedIn<T extends { id: string; name: string }>(
  words: string,
  people: readonly T[],
  chosen: ReadonlySet<string>,
): readonly T[] {
  const names = new Set(namesIn(words, [...new Set(people.map(({ name }) => name))]).map(({ name }) => name));
  const meant = people.filter(({ name }) => names.has(name));
  const isChosen = new Set(meant.filter(({ id }) => chosen.has(id)).map(({ name }) => name));
  return meant.filter(({ id, name }) => !isChosen.has(name) || chosen.has(id));
}
