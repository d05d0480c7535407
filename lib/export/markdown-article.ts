/**
 * The article of a Markdown copy: CommonMark with GFM tables. A cell that holds more than a line is joined by breaks, a cell that
 * spans is followed by empty ones: the words stay, the grid stays readable. Pictures' descriptions go to footnotes of their own.
 */
import type { Block, Cell, Run } from "./copy-blocks.ts";
import { type Inline, inlineMarkdown, type LineForm } from "./markdown-inline.ts";

export interface PictureNote {
  label: string;
  alt: string;
}

/** The article as Markdown and the pictures' footnotes, which the caller prints. */
export function articleMarkdown(blocks: readonly Block[]): { markdown: string; pictures: PictureNote[] } {
  const pictures: PictureNote[] = [];
  return { markdown: blocksMarkdown(blocks, pictures), pictures };
}

function blocksMarkdown(blocks: readonly Block[], pictures: PictureNote[]): string {
  const printed: string[] = [];
  let lists = 0;
  for (const block of blocks) {
    // Two lists in a row would be one: their marks alternate.
    lists = block.kind === "list" ? lists + 1 : 0;
    const markdown = blockMarkdown(block, pictures, lists);
    if (markdown !== "") printed.push(markdown);
  }
  return printed.join("\n\n");
}

function blockMarkdown(block: Block, pictures: PictureNote[], lists: number): string {
  switch (block.kind) {
    case "headline":
      return heading(1, block.runs);
    case "heading":
      return block.runs.length === 0 ? "" : heading(block.level, block.runs);
    case "quote":
      return prefixed(blocksMarkdown(block.blocks, pictures), "> ", "> ");
    case "list":
      return listMarkdown(block, pictures, lists);
    case "figure":
      return figureMarkdown(block, pictures);
    case "table":
      return tableMarkdown(block.rows);
    case "rule":
      return "---";
    default:
      return runsMarkdown(block.runs, "paragraph");
  }
}

function heading(level: number, runs: readonly Run[]): string {
  // A run of # at the end would close the heading.
  const words = runsMarkdown(runs, "single-line").replace(/(^|\s)(#+)$/, "$1\\$2");
  return `${"#".repeat(level)} ${words}`.trimEnd();
}

function runsMarkdown(runs: readonly Run[], form: LineForm, footnotes: readonly string[] = []): string {
  const inlines = runs.map((run): Inline => ({ ...run, footnotes: run.ends.map(String) }));
  const last = inlines.at(-1);
  const noted =
    footnotes.length > 0 && last
      ? inlines.with(-1, { ...last, footnotes: [...last.footnotes, ...footnotes] })
      : inlines;
  return inlineMarkdown(noted, form);
}

function figureMarkdown(figure: Extract<Block, { kind: "figure" }>, pictures: PictureNote[]): string {
  const label = `picture-${pictures.length + 1}`;
  if (figure.alt !== "") pictures.push({ label, alt: figure.alt });
  const described = figure.alt === "" ? [] : [label];
  return figure.blocks
    .flatMap((line, index) => ("runs" in line ? [captionMarkdown(line.runs, index === 0 ? described : [])] : []))
    .filter((line) => line !== "")
    .join("\n\n");
}

function captionMarkdown(runs: readonly Run[], footnotes: readonly string[]): string {
  return runs.length === 0
    ? footnotes.map((label) => `[^${label}]`).join("")
    : runsMarkdown(runs, "paragraph", footnotes);
}

function listMarkdown(list: Extract<Block, { kind: "list" }>, pictures: PictureNote[], lists: number): string {
  const odd = lists % 2 === 1;
  const items = list.items.map((item, index) => {
    const marker = list.ordered ? `${list.start + index}${odd ? "." : ")"}` : odd ? "-" : "*";
    const body = blocksMarkdown(item, pictures);
    return body === "" ? marker : prefixed(body, `${marker} `, " ".repeat(marker.length + 1));
  });
  const isTight = list.items.every((item) => item.length === 1);
  return items.join(isTight ? "\n" : "\n\n");
}

export function prefixed(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .map((line) => (line.trim() === "" ? "" : line.replace(/ +$/, "")))
    .join("\n");
}

function tableMarkdown(rows: readonly (readonly Cell[])[]): string {
  const grid = gridOf(rows);
  const width = Math.max(...grid.map((row) => row.length));
  const hasHead = rows[0]!.every((cell) => cell.header);
  const [head, body] = hasHead ? [grid[0]!, grid.slice(1)] : [[], grid];
  const rowLine = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  return [rowLine(head), rowLine(Array.from({ length: width }, () => "---")), ...body.map(rowLine)].join("\n");
}

/** Cells as text in a plain grid; what a cell spans beyond its first field is empty. */
function gridOf(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (grid[y]![x] !== undefined) x += 1;
      const bottom = Math.min(rows.length, y + cell.rowspan);
      for (let down = y; down < bottom; down += 1) {
        for (let right = x; right < x + cell.colspan; right += 1) grid[down]![right] = "";
      }
      grid[y]![x] = cellLines(cell.blocks).join("<br>");
    }
  });
  return grid.map((row) => Array.from(row, (text) => text ?? ""));
}

function cellLines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if ("runs" in block) return block.runs.length === 0 ? [] : [runsMarkdown(block.runs, "single-line")];
    return block.kind === "list" ? block.items.flatMap(cellLines) : [];
  });
}
