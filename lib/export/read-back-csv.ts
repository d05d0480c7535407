/**
 * Reads a CSV copy as other people's programs would: RFC 4180, columns by their heading, the apostrophes before formulas taken
 * away. What a spreadsheet would take for a formula is a problem, whether it splits at commas or at semicolons.
 */
import type { ReadBack } from "./read-back.ts";
import { claimsInRows } from "./read-back-rows.ts";

export function readBackCsv(written: string): ReadBack {
  const records = recordsIn(written);
  const formula = records.flat().some((cell) => /^[\t\r\n]|(^|[;\t\r\n]"*)[=+\-@＝＋－＠]/.test(cell));
  const { claims, problems } = claimsInRows(records.map((cells) => cells.map(withoutApostrophes)));
  return { text: null, claims, problems: formula ? [...problems, "a formula"] : problems };
}

function withoutApostrophes(cell: string): string {
  return cell.replace(/^'(?='*[\t\r\n])|(?<=^|[;\t\r\n]"*)'(?='*[=+\-@＝＋－＠])/g, "");
}

function recordsIn(written: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < written.length) {
    const { text, end } = fieldAt(written, at);
    cells.push(text);
    if (written[end] === ",") at = end + 1;
    else {
      if (!written.startsWith("\r\n", end)) throw new Error(`a field goes on at ${end}`);
      records.push(cells);
      cells = [];
      at = end + 2;
    }
  }
  return records;
}

/** Up to the comma or line end behind it. */
function fieldAt(written: string, start: number): { text: string; end: number } {
  if (written[start] !== '"') {
    const rest = /[^,"\r\n]*/y;
    rest.lastIndex = start;
    const text = rest.exec(written)![0];
    return { text, end: start + text.length };
  }
  let text = "";
  let at = start + 1;
  for (;;) {
    const quote = written.indexOf('"', at);
    if (quote < 0) throw new Error(`a field without an end at ${start}`);
    text += written.slice(at, quote);
    if (written[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    at = quote + 2;
  }
}
