/**
 * The CSV copy: RFC 4180 in UTF-8, a row for each claim and citation, then what is said of the copy in rows without a claim. It
 * begins with a byte order mark, without which Excel reads it as another encoding. Text is quoted, and an apostrophe stands
 * before what a spreadsheet could take for a formula, also where one that splits at semicolons would see a cell begin.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { claimsTable } from "./claims-table.ts";
import { wallTime } from "./printed-time.ts";
import { aboutTable, type Cell } from "./tables.ts";

export function writeCsv(copy: AnnotatedCopy): string {
  const claims = claimsTable(copy, { entries: true });
  const about = aboutTable(copy);
  const [noClaim, noFact] = [claims, about].map(({ columns }) => columns.map(() => "")) as [string[], string[]];
  const lines: (readonly Cell[])[] = [
    [...claims.columns, ...about.columns].map(({ name }) => name),
    ...claims.rows.map((row) => [...row, ...noFact]),
    ...about.rows.map((row) => [...noClaim, ...row]),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map((cell) => field(cell, copy.zone)).join(",")}\r\n`).join("")}`;
}

/** Numbers and times stand without quotes. */
function field(cell: Cell, zone: string): string {
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return quoted(cell);
  if ("day" in cell) return /^\d{4}-\d\d-\d\d$/.test(cell.day) ? cell.day : quoted(cell.day);
  return wallTime(cell.moment, zone)?.replace("T", " ") ?? quoted(cell.moment);
}

/** Before as many apostrophes as stand there already, so that one can be taken away again. */
const formula = /^(?='*[\t\r\n])|(?<=^|[;\t\r\n]"*)(?='*[=+\-@＝＋－＠])/g;

function quoted(text: string): string {
  return text === "" ? "" : `"${text.replace(formula, "'").replaceAll('"', '""')}"`;
}
