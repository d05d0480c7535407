/**
 * The article's document as a tree of blocks that writers need no ProseMirror for. Words are cut into runs at the edges of marks
 * and claims; a run names the claims that cover it and those whose last character it holds. Text offsets count UTF-16 units of
 * `documentText`; positions of the document do not leave this file.
 */
import type { Mark, Node } from "prosemirror-model";
import { lastUpTo, textBlocks } from "../article/document-text.ts";
import { firstIndex } from "../article/first-index.ts";
import { safeUrl } from "../article/safe-url.ts";

/** Half-open, in UTF-16 units of the article's text. */
export interface TextRange {
  from: number;
  to: number;
}

export interface RunMarks {
  em: boolean;
  strong: boolean;
  shift: "superscript" | "subscript" | null;
  /** A safe link, or null. */
  link: string | null;
}

export interface Run {
  /** A line break is a run of its own with the text "\n". */
  kind: "text" | "break";
  text: string;
  marks: RunMarks;
  /** Numbers of the claims that cover the run, outermost first. */
  claims: readonly number[];
  /** Of these the claims that begin, or end, with this run. */
  starts: readonly number[];
  ends: readonly number[];
}

export type LineKind = "headline" | "byline" | "dateline" | "paragraph" | "caption" | "credit";
export interface Cell {
  header: boolean;
  colspan: number;
  rowspan: number;
  blocks: readonly Block[];
}
export type Block =
  | { kind: LineKind; runs: readonly Run[] }
  | { kind: "heading"; level: number; runs: readonly Run[] }
  | { kind: "quote"; blocks: readonly Block[] }
  | { kind: "list"; ordered: boolean; start: number; items: readonly (readonly Block[])[] }
  | { kind: "figure"; alt: string; blocks: readonly Block[] }
  | { kind: "table"; rows: readonly (readonly Cell[])[] }
  | { kind: "rule" };

/** A claim as far as the text is concerned. */
export interface Covering {
  number: number;
  range: TextRange;
}

const lineKinds: Readonly<Record<string, LineKind>> = {
  headline: "headline",
  byline: "byline",
  dateline: "dateline",
  paragraph: "paragraph",
  caption: "caption",
  credit: "credit",
};

/** Turns a range of the document into one of its text, blanks at the ends left out; null when it covers no character. */
export function textRanger(doc: Node): (from: number, to: number) => TextRange | null {
  const blocks = offsetBlocks(doc);
  const text = blocks.map((block) => block.text).join("\n");
  return (from, to) => {
    const first =
      blocks[firstIndex(blocks.length, (index) => blocks[index]!.start + blocks[index]!.text.length > from)];
    const last = blocks[lastUpTo(blocks, to - 1)];
    if (first === undefined || last === undefined) return null;
    const start = first.offset + Math.max(0, from - first.start);
    const end = last.offset + Math.min(last.text.length, to - last.start);
    return start < end ? trimmed(text, { from: start, to: end }) : null;
  };
}

function trimmed(text: string, range: TextRange): TextRange {
  const words = text.slice(range.from, range.to);
  const before = words.length - words.trimStart().length;
  if (before === words.length) return range;
  let from = range.from + before;
  let to = range.from + words.trimEnd().length;
  if (isLowSurrogate(text, from)) from -= 1;
  if (isLowSurrogate(text, to)) to += 1;
  return { from, to };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The blocks that have words, each with the offset of its first character in the article's text. */
function offsetBlocks(doc: Node): { start: number; text: string; offset: number }[] {
  let offset = 0;
  return textBlocks(doc)
    .filter((block) => block.text !== "")
    .map((block) => {
      const placed = { ...block, offset };
      offset += block.text.length + 1;
      return placed;
    });
}

/** `coverings` in reading order, outer claims before the inner ones that begin with them. */
export function copyBlocks(doc: Node, coverings: readonly Covering[]): Block[] {
  const reading = { offset: 0, coverings, next: 0, open: [] };
  return children(doc, (child) => blockOf(child, reading));
}

interface Reading {
  offset: number;
  readonly coverings: readonly Covering[];
  /** Of those the first that begins behind what was read, and those that began before and may reach on. */
  next: number;
  open: readonly Covering[];
}

function blockOf(node: Node, reading: Reading): Block {
  const blocks = () => children(node, (child) => blockOf(child, reading));
  switch (node.type.name) {
    case "heading":
      return { kind: "heading", level: node.attrs.level, runs: runsOf(node, reading) };
    case "blockquote":
      return { kind: "quote", blocks: blocks() };
    case "bullet_list":
      return { kind: "list", ordered: false, start: 1, items: itemsOf(node, reading) };
    case "ordered_list":
      return { kind: "list", ordered: true, start: node.attrs.order, items: itemsOf(node, reading) };
    case "figure":
      return { kind: "figure", alt: node.attrs.alt, blocks: blocks() };
    case "table":
      return { kind: "table", rows: children(node, (row) => children(row, (cell) => cellOf(cell, reading))) };
    case "horizontal_rule":
      return { kind: "rule" };
    default:
      return { kind: lineKinds[node.type.name] ?? "paragraph", runs: runsOf(node, reading) };
  }
}

function itemsOf(list: Node, reading: Reading): Block[][] {
  return children(list, (item) => children(item, (child) => blockOf(child, reading)));
}

function cellOf(cell: Node, reading: Reading): Cell {
  return {
    header: cell.type.name === "table_header",
    colspan: cell.attrs.colspan,
    rowspan: cell.attrs.rowspan,
    blocks: children(cell, (child) => blockOf(child, reading)),
  };
}

function children<T>(node: Node, make: (child: Node) => T): T[] {
  const made: T[] = [];
  node.forEach((child) => {
    made.push(make(child));
  });
  return made;
}

function runsOf(block: Node, reading: Reading): Run[] {
  const start = reading.offset;
  const end = start + block.content.size;
  const here = coveringsIn(reading, start, end);
  const edges = new Set(here.flatMap(({ range }) => [range.from, range.to]));
  const runs: Run[] = [];
  let at = start;
  block.forEach((leaf) => {
    const text = leaf.isText ? leaf.text! : "\n";
    for (const piece of cutAt(text, at, edges)) {
      runs.push(runOf(leaf, piece, at, here));
      at += piece.length;
    }
  });
  if (end > start) reading.offset = end + 1;
  return runs;
}

/** Blocks are read in order: a claim is looked at in those that it covers alone. */
function coveringsIn(reading: Reading, start: number, end: number): readonly Covering[] {
  const { coverings, next } = reading;
  while ((coverings[reading.next]?.range.from ?? end) < end) reading.next += 1;
  const here = [...reading.open, ...coverings.slice(next, reading.next)].filter(({ range }) => range.to > start);
  reading.open = here;
  return here;
}

function cutAt(text: string, start: number, edges: ReadonlySet<number>): string[] {
  const cuts = [...edges].map((edge) => edge - start).filter((cut) => cut > 0 && cut < text.length);
  const borders = [0, ...cuts.sort((a, b) => a - b), text.length];
  return borders.slice(1).map((border, index) => text.slice(borders[index], border));
}

function runOf(leaf: Node, text: string, from: number, coverings: readonly Covering[]): Run {
  const to = from + text.length;
  const over = coverings.filter(({ range }) => range.from <= from && range.to >= to);
  return {
    kind: leaf.isText ? "text" : "break",
    text,
    marks: marksOf(leaf.marks),
    claims: over.map((covering) => covering.number),
    starts: over.filter(({ range }) => range.from === from).map((covering) => covering.number),
    ends: over.filter(({ range }) => range.to === to).map((covering) => covering.number),
  };
}

function marksOf(marks: readonly Mark[]): RunMarks {
  const has = (name: string) => marks.some((mark) => mark.type.name === name);
  const link = marks.find((mark) => mark.type.name === "link");
  return {
    em: has("em"),
    strong: has("strong"),
    shift: has("superscript") ? "superscript" : has("subscript") ? "subscript" : null,
    link: link === undefined ? null : safeUrl(link.attrs.href),
  };
}
