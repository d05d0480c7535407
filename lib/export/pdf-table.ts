/**
 * A table with a place for every cell: the article may hold rows of any length and cells that reach over others, the page's
 * template wants a grid without overlaps.
 */
import type { Cell } from "./copy-blocks.ts";

export interface PdfCell<Content> {
  x: number;
  y: number;
  colspan: number;
  rowspan: number;
  header: boolean;
  content: Content;
}

export interface PdfTable<Content> {
  columns: number;
  /** Rows at the top that are printed again on each page. */
  headRows: number;
  cells: readonly PdfCell<Content>[];
}

export function pdfTable<Content>(
  rows: readonly (readonly Cell[])[],
  contentOf: (cell: Cell) => Content,
): PdfTable<Content> {
  const cells: PdfCell<Content>[] = [];
  const takenUntil: number[] = [];
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while ((takenUntil[x] ?? 0) > y) x += 1;
      const colspan = freeColumns(takenUntil, x, y, cell.colspan);
      const rowspan = Math.min(cell.rowspan, rows.length - y);
      for (let column = x; column < x + colspan; column += 1) takenUntil[column] = y + rowspan;
      cells.push({ x, y, colspan, rowspan, header: cell.header, content: contentOf(cell) });
      x += colspan;
    }
  });
  return { columns: Math.max(1, takenUntil.length), headRows: headRowsOf(rows, cells), cells };
}

/** A cell reaches no further than to one that comes down from above. */
function freeColumns(takenUntil: readonly number[], x: number, y: number, wanted: number): number {
  let free = 1;
  while (free < wanted && (takenUntil[x + free] ?? 0) <= y) free += 1;
  return free;
}

function headRowsOf(rows: readonly (readonly Cell[])[], cells: readonly PdfCell<unknown>[]): number {
  const body = rows.findIndex((row) => row.length === 0 || row.some((cell) => !cell.header));
  const heads = Math.max(body, 0);
  return cells.some(({ y, rowspan }) => y < heads && y + rowspan > heads) ? 0 : heads;
}
