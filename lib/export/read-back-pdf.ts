/**
 * Compares what was read from a PDF with the article, letter by letter (pdf-letters.ts). They must be the same ones in the same
 * order; only within a line of a paragraph that holds words of a right-to-left script, which a page has as the eye meets them,
 * must they be the same ones as often. A claim's annotation must cover its letters and no others, and its number stand behind
 * them. When all of that holds, the article's text counts as read.
 */
import { firstIndex } from "../article/first-index.ts";
import type { AnnotatedCopy } from "./annotated-copy.ts";
import type { Block, TextRange } from "./copy-blocks.ts";
import { decoded, isBase, type Letter, lettersOf, sortMarks } from "./pdf-letters.ts";
import type { ReadBack } from "./read-back.ts";

/** `line` counts the lines of the pages. */
export type FoundPiece =
  | { kind: "words"; text: string; line: number; claims: readonly number[] }
  | { kind: "reference"; number: number };

export interface FoundPages {
  /** Of the article's pages, in the order of their content. */
  pieces: FoundPiece[];
  /** How many lines they stand in. */
  lines: number;
  notes: number[];
  problems: string[];
}

interface MeantLetter extends Letter {
  /** Of its character, in the article's text. */
  at: number;
  /** Its paragraph holds words that run from right to left. */
  mixed: boolean;
}

interface FoundLetter extends Letter {
  line: number;
  claims: readonly number[];
  /** Set where a claim's number stands and no letter. */
  reference?: number;
}

/** The letters that have a place of their own: not the marks on them. */
interface Pages {
  meant: readonly MeantLetter[];
  found: readonly FoundLetter[];
  /** By the line, whether only which letters it has can be compared, not their order. */
  mixed: ReadonlySet<number>;
  /** By a claim's number, the letters that its annotation covers. */
  covered: ReadonlyMap<number, readonly number[]>;
}

export function readBackPdf({ pieces, notes, problems }: FoundPages, copy: AnnotatedCopy): ReadBack {
  const meant = meantLetters(copy);
  const { letters: found, references } = foundLetters(pieces);
  const mixed = mixedLines(found, meant);
  const agreed = agreedLetters(found, meant, mixed);
  const bases = { meant: meant.filter(isBase), found: found.filter(isBase) };
  const pages: Pages = { ...bases, mixed, covered: coveredLetters(bases.found) };
  const whole = agreed === found.length && agreed === meant.length;
  const ranges = new Map(copy.claims.map(({ number, range }) => [number, range]));
  return {
    text: whole ? copy.text : textAsFound(copy.text, meant, found, agreed),
    letters: true,
    references: references.map(({ number, after }) => {
      const range = ranges.get(number) ?? null;
      return range !== null && whole && isAtItsWords(number, after, range, pages)
        ? { number, ...range }
        : { number, from: -1, to: -1 };
    }),
    notes,
    problems,
  };
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061C\u200F\u202A-\u202E\u2066-\u2069]/u;

function meantLetters({ blocks }: AnnotatedCopy): MeantLetter[] {
  const letters: MeantLetter[] = [];
  let at = 0;
  for (const paragraph of paragraphsOf(blocks)) {
    const mixed = rightToLeft.test(paragraph);
    for (const character of paragraph) {
      for (const letter of lettersOf(character)) letters.push({ letter, at, mixed });
      at += character.length;
    }
    at += 1;
  }
  const kept = decoded(letters);
  sortMarks(kept);
  return kept;
}

/** The words of every line of the article, with the breaks in them; joined by line feeds they are its text. */
function paragraphsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if ("runs" in block) return block.runs.length === 0 ? [] : [block.runs.map((run) => run.text).join("")];
    if (block.kind === "list") return block.items.flatMap(paragraphsOf);
    if (block.kind === "table") return block.rows.flat().flatMap((cell) => paragraphsOf(cell.blocks));
    return block.kind === "rule" ? [] : paragraphsOf(block.blocks);
  });
}

function foundLetters(pieces: readonly FoundPiece[]) {
  const items = pieces.flatMap((piece): FoundLetter[] => {
    if (piece.kind === "reference") return [{ letter: "", line: -1, claims: [], reference: piece.number }];
    const { text, line, claims } = piece;
    return [...text].flatMap((character) => lettersOf(character).map((letter) => ({ letter, line, claims })));
  });
  const letters: FoundLetter[] = [];
  const references: { number: number; after: number }[] = [];
  let after = 0;
  for (const item of decoded(items)) {
    if (item.reference === undefined) {
      letters.push(item);
      if (isBase(item)) after += 1;
    } else references.push({ number: item.reference, after });
  }
  sortMarks(letters);
  return { letters, references };
}

function mixedLines(found: readonly FoundLetter[], meant: readonly MeantLetter[]): Set<number> {
  return new Set(found.filter((_, index) => meant[index]?.mixed ?? false).map(({ line }) => line));
}

function coveredLetters(found: readonly FoundLetter[]): Map<number, number[]> {
  const covered = new Map<number, number[]>();
  found.forEach(({ claims }, index) => {
    for (const number of claims) {
      const known = covered.get(number);
      if (known === undefined) covered.set(number, [index]);
      else known.push(index);
    }
  });
  return covered;
}

/** How many letters from the first on are the article's, line by line. */
function agreedLetters(
  found: readonly FoundLetter[],
  meant: readonly MeantLetter[],
  mixed: ReadonlySet<number>,
): number {
  let from = 0;
  while (from < found.length) {
    const { line } = found[from]!;
    let to = from;
    while (to < found.length && found[to]!.line === line) to += 1;
    if (mixed.has(line) && sorted(found.slice(from, to)) !== sorted(meant.slice(from, to))) return from;
    for (; from < to; from += 1) {
      if (!mixed.has(line) && found[from]!.letter !== meant[from]?.letter) return from;
    }
  }
  return from;
}

function sorted(letters: readonly Letter[]): string {
  return letters
    .map(({ letter }) => letter)
    .sort()
    .join("\n");
}

/** Never the article's text: what was found behind what agrees is set apart by a character that no article holds. */
function textAsFound(
  text: string,
  meant: readonly MeantLetter[],
  found: readonly FoundLetter[],
  agreed: number,
): string {
  const rest = found.slice(agreed).map(({ letter }) => letter);
  return `${text.slice(0, meant[agreed]?.at)}\0${rest.join("")}`;
}

/** `after` of these letters stand before the claim's number. All letters agree already. */
function isAtItsWords(
  number: number,
  after: number,
  range: TextRange,
  { found, meant, mixed, covered }: Pages,
): boolean {
  const [first, end] = [lettersBefore(meant, range.from), lettersBefore(meant, range.to)];
  const own = covered.get(number) ?? [];
  if (own.length !== end - first) return false;
  const inLine = (index: number, place: number) => {
    const { line } = found[index]!;
    return mixed.has(line) ? found[place]!.line === line : index === place;
  };
  if (!own.every((index, place) => inLine(index, first + place))) return false;
  const byLine = (letters: readonly Letter[]) =>
    letters.map(({ letter }, place) => `${found[first + place]!.line} ${letter}`).sort();
  if (byLine(own.map((index) => found[index]!)).join("\n") !== byLine(meant.slice(first, end)).join("\n")) return false;
  const last = found[end - 1];
  if (last === undefined || !mixed.has(last.line)) return after === end;
  return [found[after - 1]?.line, found[after]?.line].includes(last.line);
}

/** How many letters stand before an offset of the text. */
function lettersBefore(meant: readonly MeantLetter[], offset: number): number {
  return firstIndex(meant.length, (index) => meant[index]!.at >= offset);
}
