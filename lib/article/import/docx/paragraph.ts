/**
 * A paragraph of the file as one string, with what is said of stretches of it beside: so that a comment, a change or a footnote is
 * a matter of offsets. A picture is one character of the string, and no word.
 */
import type { AnchorSide } from "../import-schema.ts";
import { hasWords } from "../inline-run.ts";
import type { XmlElement } from "./xml-element.ts";

/** One link of the file; two links to one address are two. */
export interface Link {
  href: string;
}

export interface Format {
  strong: boolean;
  em: boolean;
  raised: "sup" | "sub" | null;
  link: Link | null;
}

/** What a remark is about; `remark` is its index among those of the file. */
export interface Anchor {
  remark: number;
  from: number;
  to: number;
  side: AnchorSide;
}

export interface Run {
  to: number;
  format: Format;
}

const object = "\uFFFC";

export class Paragraph {
  text = "";
  properties: XmlElement | undefined;
  readonly runs: Run[] = [];
  /** Descriptions of pictures by their offset. */
  readonly pictures = new Map<number, string>();
  readonly anchors: Anchor[] = [];
  /** Paragraphs that stand one below the other have it in common. */
  readonly container: unknown;

  constructor(container: unknown) {
    this.container = container;
  }

  add(text: string, format: Format): void {
    if (text === "") return;
    this.text += text;
    const last = this.runs.at(-1);
    if (last !== undefined && isSame(last.format, format)) last.to = this.text.length;
    else this.runs.push({ to: this.text.length, format });
  }

  addPicture(description: string, format: Format): void {
    this.pictures.set(this.text.length, description);
    this.add(object, format);
  }

  /** The words between two offsets, without pictures. */
  words(from = 0, to = this.text.length): string {
    if (this.pictures.size === 0) return this.text.slice(from, to);
    return Array.from({ length: Math.max(0, to - from) }, (_, index) =>
      this.pictures.has(from + index) ? "" : this.text[from + index]!,
    ).join("");
  }

  get hasWords(): boolean {
    return hasWords(this.words());
  }

  /** Also beyond the ends. */
  isBlank(offset: number): boolean {
    return !/\S/.test(this.text[offset] ?? "") || this.pictures.has(offset);
  }

  /** The last offset before `offset` that is not blank, or -1. */
  lastBefore(offset: number): number {
    let at = Math.min(offset, this.text.length) - 1;
    while (at >= 0 && this.isBlank(at)) at -= 1;
    return at;
  }

  /** The first offset from `offset` on that is not blank, or -1. */
  firstFrom(offset: number): number {
    let at = offset;
    while (at < this.text.length && this.isBlank(at)) at += 1;
    return at < this.text.length ? at : -1;
  }

  /** Anchors a remark at the one character at an offset. */
  anchorAt(remark: number, offset: number, side: AnchorSide): void {
    const from = /[\uDC00-\uDFFF]/.test(this.text[offset]!) ? offset - 1 : offset;
    const to = from + String.fromCodePoint(this.text.codePointAt(from)!).length;
    this.anchors.push({ remark, from, to, side });
  }
}

function isSame(one: Format, other: Format): boolean {
  return one.strong === other.strong && one.em === other.em && one.raised === other.raised && one.link === other.link;
}

export type Block = { kind: "paragraph"; paragraph: Paragraph } | { kind: "table"; rows: readonly Row[] };

export interface Row {
  isHeader: boolean;
  cells: readonly Cell[];
}

export interface Cell {
  colspan: number;
  rowspan: number;
  blocks: Block[];
}
