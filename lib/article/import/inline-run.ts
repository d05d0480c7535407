/**
 * Gathers the words of a block as a browser would lay them out: runs of blanks as one, none at the ends, a no-break space kept.
 * Two line breaks or more in a row end a paragraph: that is what people mean by them.
 */
import { Fragment, type Mark, type Node } from "prosemirror-model";
import { withoutControls } from "./clean-characters.ts";
import { schema } from "./import-schema.ts";

/** Null is a line break. */
type Piece = { text: string; marks: readonly Mark[] } | null;

/** What shows something: a paragraph of no-break spaces and zero-width characters does not. */
const visible = /[^\s\u200B-\u200F\u2060\uFEFF]/;

export function hasWords(text: string): boolean {
  return visible.test(text);
}

export function lineBreak(): Node {
  return schema.nodes.hard_break.create();
}

export class InlineRun {
  #pieces: Piece[] = [];

  addText(text: string, marks: readonly Mark[]): void {
    const folded = withoutControls(text).replace(/[ \t\n\r\f\v]+/g, " ");
    if (folded !== "") this.#pieces.push({ text: folded, marks });
  }

  addBreak(): void {
    this.#pieces.push(null);
  }

  /** The paragraphs gathered since the last call; those without anything visible are left out. */
  take(): Fragment[] {
    const paragraphs: Node[][] = [[]];
    let breaks = 0;
    let blank: readonly Mark[] | null = null;
    for (const piece of this.#pieces) {
      const core = piece?.text.replace(/^ | $/g, "") ?? "";
      if (piece === null) {
        breaks += 1;
        blank = null;
      } else if (core === "") {
        blank ??= piece.marks;
      } else {
        if (breaks > 1) paragraphs.push([]);
        const current = paragraphs.at(-1)!;
        if (breaks === 1 && current.length > 0) current.push(lineBreak());
        else if (breaks === 0 && current.length > 0 && (blank !== null || piece.text.startsWith(" ")))
          current.push(schema.text(" ", blank ?? piece.marks));
        current.push(schema.text(core, piece.marks));
        breaks = 0;
        blank = piece.text.endsWith(" ") ? piece.marks : null;
      }
    }
    this.#pieces = [];
    return paragraphs.map(trimmed).filter((content) => content.size > 0);
  }
}

/** The inline nodes without blanks and line breaks at either end; empty when nothing in them is visible. */
export function trimmed(nodes: readonly Node[]): Fragment {
  const content = Fragment.fromArray([...nodes]);
  const text = content.textBetween(0, content.size, undefined, "\n");
  if (!hasWords(text)) return Fragment.empty;
  return content.cut(text.length - text.trimStart().length, text.trimEnd().length);
}
