/**
 * The article of a Word copy: paragraphs, lists, tables, and the markers at the edges of claims. The only words
 * in it that are not the article's are pictures' descriptions, in a style of their own.
 */
import type { Block, Cell, LineKind, Run } from "./copy-blocks.ts";
import { type Links, type Paragraph, type Piece, paragraphXml } from "./docx-paragraph.ts";
import { Markup, markup, type Printable } from "./markup.ts";
import { directionsOf } from "./text-direction.ts";

/** A list of the article: each has a numbering of its own, so that it begins where it should. */
export interface ListNumbering {
  ordered: boolean;
  start: number;
  level: number;
}

export interface ArticleParts {
  xml: Markup;
  lists: readonly ListNumbering[];
}

/** Word has nine levels of lists and 63 columns. */
const deepest = 8;
const mostColumns = 63;

/** What stands where claims begin and end, given by their numbers; `rtl`: in a line that runs from right to left. */
export interface ClaimEdges {
  before(claims: readonly number[]): Printable;
  after(claims: readonly number[], rtl: boolean): Printable;
}

/** Cuts a run at the edges of tracked changes; `from` is where it stands in the article's text. */
export type RunPieces = (run: Run, from: number) => readonly Piece[];

interface Writing {
  links: Links;
  lists: ListNumbering[];
  edges: ClaimEdges;
  piecesOf: RunPieces;
  /** Where the next line stands in the article's text. */
  at: number;
}

interface Place {
  quoted: boolean;
  header: boolean;
  /** Lists around it. */
  depth: number;
  /** The item whose first paragraph is yet to come. */
  item: { number: number; level: number } | null;
}

export function articleDocx(
  blocks: readonly Block[],
  links: Links,
  edges: ClaimEdges,
  piecesOf: RunPieces = wholeRun,
): ArticleParts {
  const writing: Writing = { links, lists: [], edges, piecesOf, at: 0 };
  const xml = markup`${blocksXml(blocks, writing, { quoted: false, header: false, depth: 0, item: null })}`;
  return { xml, lists: writing.lists };
}

function wholeRun({ text, marks }: Run): Piece[] {
  return [{ text, ...marks }];
}

function blocksXml(blocks: readonly Block[], writing: Writing, place: Place): Markup[] {
  return blocks.flatMap((block) => blockXml(block, writing, place));
}

function blockXml(block: Block, writing: Writing, place: Place): Markup[] {
  switch (block.kind) {
    case "quote":
      return blocksXml(block.blocks, writing, { ...place, quoted: true });
    case "list":
      return listXml(block, writing, place);
    case "figure":
      return [pictureXml(block.alt, writing, place), ...blocksXml(block.blocks, writing, place)];
    case "table":
      return tableXml(block.rows, writing);
    case "rule":
      return [paragraphXml({ style: "StetRule", pieces: [] }, writing.links)];
    case "heading":
      return lineXml(`Heading${Math.min(6, Math.max(1, block.level))}`, block.runs, writing, place);
    default:
      return lineXml(styleOf(block.kind, place), block.runs, writing, place);
  }
}

const styles: Readonly<Record<LineKind, string>> = {
  headline: "Title",
  byline: "StetByline",
  dateline: "StetDateline",
  paragraph: "BodyText",
  caption: "Caption",
  credit: "StetCredit",
};

function styleOf(kind: LineKind, place: Place): string {
  if (kind !== "paragraph") return styles[kind];
  if (place.header) return "StetTableHeader";
  if (place.quoted) return "Quote";
  return place.depth > 0 ? "ListParagraph" : styles.paragraph;
}

/** A line without words is left out, as it is in the article's text. */
function lineXml(style: string, runs: readonly Run[], writing: Writing, place: Place): Markup[] {
  if (runs.length === 0) return [];
  const { rtl } = directionsOf(runs.map((run) => run.text).join(""));
  const pieces = runs.flatMap((run) => edgedPieces(run, rtl, writing));
  writing.at += 1;
  const paragraph: Paragraph = { style, pieces, ...standing(place) };
  place.item = null;
  return [paragraphXml(paragraph, writing.links)];
}

function standing(place: Place): Pick<Paragraph, "list" | "indent"> {
  return place.item === null ? { indent: place.depth } : { list: place.item };
}

function edgedPieces(run: Run, rtl: boolean, writing: Writing): Piece[] {
  const { starts, ends } = run;
  const pieces = [...writing.piecesOf(run, writing.at)];
  writing.at += run.text.length;
  const [first, last] = [0, pieces.length - 1];
  if (starts.length > 0) pieces[first] = { ...pieces[first]!, before: writing.edges.before(starts) };
  if (ends.length > 0) pieces[last] = { ...pieces[last]!, after: writing.edges.after(ends, rtl) };
  return pieces;
}

function pictureXml(alt: string, writing: Writing, place: Place): Markup {
  const text = alt === "" ? "Picture" : `Picture: ${alt}`;
  return paragraphXml({ style: "StetPicture", pieces: [{ text }], indent: place.depth }, writing.links);
}

function listXml(list: Extract<Block, { kind: "list" }>, writing: Writing, place: Place): Markup[] {
  const level = Math.min(place.depth, deepest);
  writing.lists.push({ ordered: list.ordered, start: list.start, level });
  const number = writing.lists.length;
  return list.items.flatMap((item) =>
    blocksXml(item, writing, { ...place, depth: level + 1, item: { number, level } }),
  );
}

/** What a cell that reaches down leaves in the rows below it. */
interface Reaching {
  rows: number;
  columns: number;
}

/** A paragraph follows every table, or two of them would become one. */
function tableXml(rows: readonly (readonly Cell[])[], writing: Writing): Markup[] {
  const reaching = new Map<number, Reaching>();
  const laid = rows.map((row) => rowXml(row, reaching, writing));
  const columns = Math.max(1, ...laid.map((row) => row.columns));
  if (laid.length === 0) return [];
  const grid = Array.from({ length: columns }, () => new Markup("<w:gridCol/>"));
  const mirrored = directionsOf(wordsOf(rows)).rtl && markup`<w:bidiVisual/>`;
  return [
    markup`<w:tbl><w:tblPr><w:tblStyle w:val="StetTable"/>${mirrored}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${laid.map((row) => row.xml)}</w:tbl>`,
    new Markup("<w:p/>"),
  ];
}

function wordsOf(rows: readonly (readonly Cell[])[]): string {
  return rows
    .flat()
    .flatMap((cell) => cell.blocks)
    .map((block) => ("runs" in block ? block.runs.map((run) => run.text).join("") : ""))
    .join("");
}

function rowXml(
  row: readonly Cell[],
  reaching: Map<number, Reaching>,
  writing: Writing,
): { xml: Markup; columns: number } {
  const cells: Markup[] = [];
  let column = 0;
  const passReaching = () => {
    for (let above = reaching.get(column); above !== undefined; above = reaching.get(column)) {
      cells.push(cellXml(above.columns, "continue", [new Markup("<w:p/>")]));
      above.rows -= 1;
      if (above.rows === 0) reaching.delete(column);
      column += above.columns;
    }
  };
  for (const cell of row) {
    passReaching();
    const columns = Math.min(cell.colspan, mostColumns);
    cells.push(cellXml(columns, cell.rowspan > 1 ? "restart" : null, cellBlocks(cell, writing)));
    if (cell.rowspan > 1) reaching.set(column, { rows: cell.rowspan - 1, columns });
    column += columns;
  }
  passReaching();
  if (cells.length === 0) cells.push(cellXml(1, null, [new Markup("<w:p/>")]));
  const heads = row.length > 0 && row.every((cell) => cell.header);
  const properties = heads ? new Markup("<w:trPr><w:tblHeader/></w:trPr>") : null;
  return { xml: markup`<w:tr>${properties}${cells}</w:tr>`, columns: Math.max(1, column) };
}

function cellXml(columns: number, merge: "restart" | "continue" | null, blocks: readonly Markup[]): Markup {
  const span = columns === 1 ? null : markup`<w:gridSpan w:val="${columns}"/>`;
  const merged = merge && markup`<w:vMerge w:val="${merge}"/>`;
  return markup`<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${span}${merged}</w:tcPr>${blocks}</w:tc>`;
}

function cellBlocks(cell: Cell, writing: Writing): Markup[] {
  const blocks = blocksXml(cell.blocks, writing, { quoted: false, header: cell.header, depth: 0, item: null });
  return blocks.length === 0 ? [new Markup("<w:p/>")] : blocks;
}
