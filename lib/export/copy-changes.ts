/**
 * The open corrections of a copy as changes of its text, for formats that can show them there: only the words that differ, as an
 * editor's accepting would change them. Where two touch each other the first proposed is a change; the other, like one whose words
 * stand no longer or run over several blocks, is told with its claim alone.
 */
import { hunksBetween } from "../article/word-diff.ts";
import type { AnnotatedCopy, CopyClaim, Signed } from "./annotated-copy.ts";
import type { Block, Run, TextRange } from "./copy-blocks.ts";
import type { CopyCorrection } from "./copy-queries.ts";

/** Words of the text and what shall stand there; either may be empty. */
export interface CopyChange extends Signed {
  range: TextRange;
  text: string;
  /** Words put in at the edge of a claim belong to it. */
  claim: TextRange;
}

export interface CopyChanges {
  /** In the order of the text, not touching each other. */
  changes: readonly CopyChange[];
  /** How many open corrections are changes, and of those that are not the claims' numbers. */
  shown: number;
  told: readonly number[];
}

export function changesOf(copy: AnnotatedCopy): CopyChanges {
  const lines = linesOf(copy.blocks);
  const proposed = copy.claims
    .flatMap((claim) => claim.corrections.map((correction) => ({ claim, correction })))
    .filter(({ correction }) => correction.decided === null)
    .sort((a, b) => compare(a.correction.at, b.correction.at));
  const changes: CopyChange[] = [];
  const told: number[] = [];
  for (const { claim, correction } of proposed) {
    const wanted = fits(claim, correction, lines) ? changesFor(copy.text, claim.range!, correction) : null;
    if (wanted === null || wanted.some((one) => changes.some((other) => touches(one.range, other.range)))) {
      told.push(claim.number);
    } else changes.push(...wanted);
  }
  changes.sort((a, b) => a.range.from - b.range.from);
  return { changes, shown: proposed.length - told.length, told: told.sort((a, b) => a - b) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Its words still stand, in one block. */
function fits({ words, range }: CopyClaim, correction: CopyCorrection, lines: readonly TextRange[]): boolean {
  if (range === null || correction.words !== words) return false;
  return lines.some((line) => line.from <= range.from && range.to <= line.to);
}

function changesFor(text: string, claim: TextRange, correction: CopyCorrection): CopyChange[] {
  const wanted = correction.with.replace(/\s+/gu, " ");
  return hunksBetween(text.slice(claim.from, claim.to), wanted).map((hunk) => ({
    ...{ by: correction.by, at: correction.at, text: hunk.text, claim },
    range: { from: claim.from + hunk.from, to: claim.from + hunk.to },
  }));
}

function touches(a: TextRange, b: TextRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The lines of the text that have words, in order: each is one block's. */
function linesOf(blocks: readonly Block[]): TextRange[] {
  let offset = 0;
  return runsOf(blocks).flatMap((runs) => {
    const length = runs.reduce((sum, run) => sum + run.text.length, 0);
    if (length === 0) return [];
    const line = { from: offset, to: offset + length };
    offset = line.to + 1;
    return [line];
  });
}

function runsOf(blocks: readonly Block[]): (readonly Run[])[] {
  return blocks.flatMap((block) => {
    if ("runs" in block) return [block.runs];
    if ("blocks" in block) return runsOf(block.blocks);
    if ("items" in block) return block.items.flatMap(runsOf);
    return "rows" in block ? block.rows.flat().flatMap((cell) => runsOf(cell.blocks)) : [];
  });
}

/** The article's words were all changes accepted; a line that they empty is left out, as it would be in the article. */
export function correctedText(copy: AnnotatedCopy): string {
  const { changes } = changesOf(copy);
  return linesOf(copy.blocks)
    .map((line) => changedLine(copy.text, line, changes))
    .filter((words) => words !== "")
    .join("\n");
}

function changedLine(text: string, line: TextRange, changes: readonly CopyChange[]): string {
  let words = "";
  let at = line.from;
  for (const { range, text: wanted } of changes) {
    if (range.from < line.from || range.to > line.to) continue;
    words += text.slice(at, range.from) + wanted;
    at = range.to;
  }
  return words + text.slice(at, line.to);
}
