/** Which of words, finding and sources differ between two bases, in words. */
import { type BasisPart, changedParts } from "#lib/decision/basis.ts";

const partNames: Record<BasisPart, string> = { words: "the words", finding: "the finding", citations: "the sources" };

export function sayParts(before: string, now: string): string {
  return changedParts(before, now)
    .map((part) => partNames[part])
    .join(", ");
}
