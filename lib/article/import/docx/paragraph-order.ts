/** The paragraphs of a story in reading order, and the nearest words before and after each. */
import type { Paragraph } from "./paragraph.ts";

export class ParagraphOrder {
  readonly all: readonly Paragraph[];
  readonly #before: (Paragraph | null)[] = [];
  readonly #after: (Paragraph | null)[] = [];

  constructor(all: readonly Paragraph[]) {
    this.all = all;
    let nearest: Paragraph | null = null;
    for (const [index, paragraph] of all.entries()) {
      this.#before[index] = nearest;
      if (paragraph.hasWords) nearest = paragraph;
    }
    nearest = null;
    for (let index = all.length - 1; index >= 0; index--) {
      this.#after[index] = nearest;
      if (all[index]!.hasWords) nearest = all[index]!;
    }
  }

  wordsBefore(index: number): Paragraph | null {
    return this.#before[index] ?? null;
  }

  wordsAfter(index: number): Paragraph | null {
    return this.#after[index] ?? null;
  }
}
