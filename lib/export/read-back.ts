/**
 * What a reader's program finds in a written copy: the shape that every format's reader answers, and the comparison with the
 * model. A copy that does not read back as what was meant is never handed over.
 */
import { invariant } from "../app-error.ts";
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { correctedText } from "./copy-changes.ts";

export interface ReadArticle {
  /** The article's words, blocks joined by line feeds. */
  text: string;
  /** Set by a format that keeps no more than the letters: then it is these that were compared. */
  letters?: true;
  /** Where each claim's number stands: at the end of its words; `from` where the format marks the words themselves. */
  references: readonly { number: number; from: number | null; to: number }[];
  /** In a format that shows open corrections in the text: the words were all of them accepted. */
  corrected?: string;
  /** Numbers of the notes found. */
  notes: readonly number[];
  /** What should not be in there. */
  problems: readonly string[];
}

/** Of a format that carries claims without the article. */
interface ReadClaims {
  text: null;
  claims: readonly ReadClaim[];
  problems: readonly string[];
}

export interface ReadClaim {
  number: number;
  /** White space folded. */
  words: string;
  /** Where the format says it; null for an unplaced claim. */
  place?: ReadPlace | null;
}

/** The words as they stand in the article with what is around them, and where, in code points of its text. */
interface ReadPlace {
  exact: string;
  prefix: string;
  suffix: string;
  from: number;
  to: number;
}

export type ReadBack = ReadArticle | ReadClaims;

export interface Verified {
  claims: number;
  /** Character by character, or letter by letter where the format keeps no more; absent: it carries claims without the article. */
  text: "identical" | "same-letters" | "absent";
}

/** Throws when the copy read back is not the copy that was meant: a defect, never the asker's fault. */
export function verified(copy: AnnotatedCopy, found: ReadBack): Verified {
  invariant(found.problems.length === 0, `a copy holds ${found.problems.join(", ")}`);
  const numbers = found.text === null ? found.claims.map(({ number }) => number) : found.notes;
  const meant = copy.claims.map((claim) => claim.number).sort(ascending);
  invariant(sameList(numbers.toSorted(ascending), meant), "a copy's notes are not those of its claims");
  if (found.text === null) compareClaims(copy, found.claims);
  else compareArticle(copy, found);
  return { claims: meant.length, text: comparedAs(found) };
}

function comparedAs(found: ReadBack): Verified["text"] {
  if (found.text === null) return "absent";
  return found.letters ? "same-letters" : "identical";
}

function compareArticle(copy: AnnotatedCopy, found: ReadArticle): void {
  invariant(found.text === copy.text, `a copy's words differ from the article's ${difference(found.text, copy.text)}`);
  if (found.corrected !== undefined) {
    const meant = correctedText(copy);
    invariant(found.corrected === meant, `a copy's corrected words differ ${difference(found.corrected, meant)}`);
  }
  const placed = copy.claims.filter((claim) => claim.range !== null);
  invariant(found.references.length === placed.length, "a copy's numbers are not those of its placed claims");
  const references = new Map(found.references.map((reference) => [reference.number, reference]));
  for (const { number, range } of placed) {
    const reference = references.get(number);
    invariant(reference !== undefined && reference.to === range!.to, `claim ${number} is not at its words`);
    invariant(reference.from === null || reference.from === range!.from, `claim ${number} covers other words`);
  }
}

function compareClaims(copy: AnnotatedCopy, found: readonly ReadClaim[]): void {
  const claims = new Map(copy.claims.map((claim) => [claim.number, claim]));
  const points = found.some(({ place }) => place !== undefined) ? [...copy.text] : [];
  for (const { number, words, place } of found) {
    const claim = claims.get(number)!;
    invariant(words === claim.words, `the words of claim ${number} differ from the article's`);
    if (place !== undefined) comparePlace(copy, points, claim, place);
  }
}

function comparePlace(
  copy: AnnotatedCopy,
  points: readonly string[],
  { number, range }: CopyClaim,
  place: ReadPlace | null,
) {
  invariant((place === null) === (range === null), `claim ${number} is placed and unplaced`);
  if (place === null || range === null) return;
  const { exact, prefix, suffix, from, to } = place;
  const stands = (words: string, start: number, end: number) =>
    points.slice(Math.max(0, start), end).join("") === words;
  invariant(
    exact === copy.text.slice(range.from, range.to) && stands(exact, from, to),
    `claim ${number} is not at its words`,
  );
  const around = stands(prefix, from - [...prefix].length, from) && stands(suffix, to, to + [...suffix].length);
  invariant(around, `claim ${number} stands between other words`);
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
