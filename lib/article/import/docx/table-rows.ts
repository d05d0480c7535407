/**
 * The rows of a table while they are read. Word writes a cell that runs down over several rows once in each of them, HTML once in
 * all; which is above which is known by the columns.
 */
import type { Block, Cell, Row } from "./paragraph.ts";
import { childOf, numberOf, settingOf, switchOf, type XmlElement } from "./xml-element.ts";

/** No wider than any table. */
const mostColumns = 1000;

export class TableRows {
  readonly all: Row[] = [];
  /** The cells that may run down further, by their column. */
  #above = new Map<number, Cell>();
  #next = new Map<number, Cell>();
  #cells: Cell[] = [];
  /** Cells of rows above that run down over this one. */
  #continued: Cell[] = [];
  #column = 0;
  #isHeader = false;

  begin(properties: XmlElement | undefined): void {
    this.#next = new Map();
    this.#cells = [];
    this.#continued = [];
    this.#column = spanOf(settingOf(properties, "w:gridBefore"), 0);
    this.#isHeader = switchOf(properties, "w:tblHeader") === true;
  }

  add(properties: XmlElement | undefined, blocks: Block[]): void {
    const colspan = spanOf(settingOf(properties, "w:gridSpan"), 1);
    const merge = childOf(properties, "w:vMerge");
    const above = this.#above.get(this.#column);
    const isContinued = merge !== undefined && merge.attributes["w:val"] !== "restart" && above !== undefined;
    const cell = isContinued ? above : { colspan, rowspan: 1, blocks };
    if (isContinued) {
      above.blocks.push(...blocks);
      this.#continued.push(above);
    } else this.#cells.push(cell);
    if (merge !== undefined) this.#next.set(this.#column, cell);
    this.#column += colspan;
  }

  /** A row that is left out, or has no cell of its own, makes none above it longer. */
  end(isLeftOut: boolean): void {
    if (isLeftOut) return;
    this.#above = this.#next;
    if (this.#cells.length === 0) return;
    for (const cell of this.#continued) cell.rowspan += 1;
    this.all.push({ isHeader: this.#isHeader, cells: this.#cells });
  }
}

function spanOf(text: string | undefined, least: number): number {
  return Math.min(Math.max(numberOf(text) ?? least, least), mostColumns);
}
