/**
 * A table of the page. One with a single column, with a frame of its own inside, or said to be for looks only, was made for
 * layout: its parts stand one below the other, in reading order.
 */
import type { Node } from "prosemirror-model";
import { fitForItem } from "./block-list.ts";
import { attribute, type HtmlElement, isElement } from "./html-page.ts";
import type { Collect, Place } from "./html-place.ts";
import { schema } from "./import-schema.ts";

interface Cell {
  element: HtmlElement;
  blocks: Node[];
}

export function readTable(element: HtmlElement, place: Place, collect: Collect): Node[] {
  const children = element.childNodes.filter(isElement);
  const captions = children.filter((child) => child.tagName === "caption").flatMap((child) => collect([child], place));
  const rows = rowsIn(children)
    .map((row) => cellsIn(row, place, collect))
    .filter((cells) => cells.length > 0);
  const blocks = rows.flat().flatMap((cell) => cell.blocks);
  if (blocks.length === 0) return captions;
  if (isLayout(element, rows)) {
    place.reading.losses.add("tables");
    return [...captions, ...blocks];
  }
  const tableRows = rows.map((cells) => schema.nodes.table_row.create(null, cells.map(cellNode)));
  return [...captions, schema.nodes.table.create(null, tableRows)];
}

function rowsIn(children: readonly HtmlElement[]): HtmlElement[] {
  return children.flatMap((child) => {
    if (child.tagName === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.tagName) ? rowsIn(child.childNodes.filter(isElement)) : [];
  });
}

function cellsIn(row: HtmlElement, place: Place, collect: Collect): Cell[] {
  return row.childNodes
    .filter(isElement)
    .filter((child) => child.tagName === "td" || child.tagName === "th")
    .map((element) => ({ element, blocks: collect([element], place) }));
}

function isLayout(element: HtmlElement, rows: readonly (readonly Cell[])[]): boolean {
  if (/^(presentation|none)$/.test(attribute(element, "role") ?? "")) return true;
  return rows.every((cells) => cells.length < 2) || rows.flat().some((cell) => fitForItem(cell.blocks) === null);
}

function cellNode({ element, blocks }: Cell): Node {
  const type = element.tagName === "th" ? schema.nodes.table_header : schema.nodes.table_cell;
  const fitting = fitForItem(blocks) ?? [];
  const attributes = { colspan: spanOf(element, "colspan", 100), rowspan: spanOf(element, "rowspan", 1000) };
  return type.create(attributes, fitting.length > 0 ? fitting : [schema.nodes.paragraph.create()]);
}

function spanOf(element: HtmlElement, name: "colspan" | "rowspan", most: number): number {
  const value = Number(attribute(element, name));
  return Number.isInteger(value) && value >= 1 && value <= most ? value : 1;
}
