/**
 * What a reader's program finds in a written copy: the shape that every format's reader answers, and the comparison with the
 * model. A copy that does not read back as what was meant is never handed over.
 */
import { invariant } from "../app-error.ts";
import type { AnnotatedCopy } from "./annotated-copy.ts";

export interface ReadBack {
  /** The article's words, blocks joined by line feeds. */
  text: string;
  /** Set by a format that keeps no more than the letters: then it is these that were compared. */
  letters?: true;
  /** Where each claim's number stands: at the end of its words; `from` where the format marks the words themselves. */
  references: readonly { number: number; from: number | null; to: number }[];
  /** Numbers of the notes found. */
  notes: readonly number[];
  /** What should not be in there. */
  problems: readonly string[];
}

export interface Verified {
  claims: number;
  /** Character by character, or letter by letter where the format keeps no more. */
  text: "identical" | "same-letters";
}

/** Throws when the copy read back is not the copy that was meant: a defect, never the asker's fault. */
export function verified(copy: AnnotatedCopy, found: ReadBack): Verified {
  invariant(found.problems.length === 0, `a copy holds ${found.problems.join(", ")}`);
  invariant(found.text === copy.text, `a copy's words differ from the article's ${difference(found.text, copy.text)}`);
  const numbers = copy.claims.map((claim) => claim.number).sort(ascending);
  invariant(sameList(found.notes.toSorted(ascending), numbers), "a copy's notes are not those of its claims");
  const placed = copy.claims.filter((claim) => claim.range !== null);
  invariant(found.references.length === placed.length, "a copy's numbers are not those of its placed claims");
  for (const { number, range } of placed) {
    const reference = found.references.find((each) => each.number === number);
    invariant(reference !== undefined && reference.to === range!.to, `claim ${number} is not at its words`);
    invariant(reference.from === null || reference.from === range!.from, `claim ${number} covers other words`);
  }
  return { claims: numbers.length, text: found.letters ? "same-letters" : "identical" };
}

function ascending(a: number, b: number): number {
  return a - b;
}

function sameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, index) => number === b[index]);
}

function difference(found: string, meant: string): string {
  let at = 0;
  while (at < found.length && found[at] === meant[at]) at += 1;
  return `at ${at} of ${meant.length}`;
}
