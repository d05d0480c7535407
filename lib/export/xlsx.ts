/**
 * The Excel copy: the sheets Claims, Entries, Sources and About, each with a heading that stays in sight and can be filtered by.
 * Text is typed as text and stays so when a cell is edited, so nothing in it is a formula; nothing links out of the file. The same
 * copy gives the same bytes.
 */
import { AppError } from "../app-error.ts";
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { claimsTable } from "./claims-table.ts";
import { carriesEntries, entriesTable } from "./entries-table.ts";
import { Markup, markup } from "./markup.ts";
import { coreXml, zipped } from "./office-package.ts";
import { wallTime } from "./printed-time.ts";
import { sourcesTable } from "./sources-table.ts";
import { aboutTable, type Cell, type Table } from "./tables.ts";

export function writeXlsx(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  const tables = [
    claimsTable(copy, { entries: false }),
    ...(carriesEntries(copy.profile) ? [entriesTable(copy)] : []),
    sourcesTable(copy),
    aboutTable(copy),
  ];
  const sheets = tables.map((table, index) => ({ id: `sheet${index + 1}`, number: index + 1, table }));
  return zipped({
    "[Content_Types].xml": contentTypes(sheets.map(({ id }) => id)),
    "_rels/.rels": relationships([
      ["workbook", `${officeTypes}/officeDocument`, "xl/workbook.xml"],
      ["core", coreType, "docProps/core.xml"],
    ]),
    "docProps/core.xml": coreXml(copy.headline),
    "xl/workbook.xml": markup`<workbook ${namespaces}><sheets>${sheets.map(({ id, number, table }) => markup`<sheet name="${table.name}" sheetId="${number}" r:id="${id}"/>`)}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map(({ id }) => [id, `${officeTypes}/worksheet`, `worksheets/${id}.xml`] as const),
      ["styles", `${officeTypes}/styles`, "styles.xml"],
    ]),
    "xl/styles.xml": styles,
    ...Object.fromEntries(sheets.map(({ id, table }) => [`xl/worksheets/${id}.xml`, sheetXml(table, copy.zone)])),
  });
}

const namespaces = new Markup(
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
);

function sheetXml({ columns, rows }: Table, zone: string): Markup {
  const letters = columns.map((_, index) => letterOf(index));
  const widths = columns.map(
    ({ width }, index) => markup`<col min="${index + 1}" max="${index + 1}" width="${width + 2}" customWidth="1"/>`,
  );
  const heading = markup`<row r="1">${columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, style.heading))}</row>`;
  const body = rows.map((cells, index) => {
    const number = index + 2;
    return markup`<row r="${number}">${cells.map((cell, column) => cellXml(`${letters[column]}${number}`, cell, zone))}</row>`;
  });
  const pane = markup`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`;
  const filter = markup`<autoFilter ref="A1:${letters.at(-1)!}${rows.length + 1}"/>`;
  return markup`<worksheet ${namespaces}><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths}</cols><sheetData>${heading}${body}</sheetData>${filter}</worksheet>`;
}

/** "A" for the first column, "AA" for the 27th. */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function cellXml(at: string, cell: Cell, zone: string): Markup | null {
  if (typeof cell === "number") return numberCell(at, cell, style.number);
  if (typeof cell === "string") return cell === "" ? null : textCell(at, cell, style.text);
  if ("day" in cell) {
    const serial = serialOf(/^\d{4}-\d\d-\d\d$/.test(cell.day) ? `${cell.day}T00:00:00` : null);
    return serial === null ? cellXml(at, cell.day, zone) : numberCell(at, serial, style.day);
  }
  const serial = serialOf(wallTime(cell.moment, zone));
  return serial === null ? cellXml(at, cell.moment, zone) : numberCell(at, serial, style.moment);
}

const numberCell = (at: string, value: number, style: number) => markup`<c r="${at}" s="${style}"><v>${value}</v></c>`;

/** Excel's own limit. */
const longestCell = 32_767;

function textCell(at: string, text: string, style: number): Markup {
  if (text.length > longestCell) {
    throw new AppError(
      "unfit",
      `A cell would hold ${text.length} characters (“${text.slice(0, 40)} …”), and Excel holds ${longestCell}. Take this copy out in another format.`,
    );
  }
  return markup`<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** What XML cannot hold or its parsers change is written as its code, and so is what would be read as such a code. */
function escaped(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9a-f]{4}_)/giu,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

/** Excel counts days; before March 1900 it counts a day that never was, so older ones stay text. */
function serialOf(clock: string | null): number | null {
  const days = clock === null ? Number.NaN : (Date.parse(`${clock}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return days >= 61 ? days : null;
}

/** Places in `cellXfs`. Text is as if typed behind an apostrophe: it stays text also when it is edited. */
const style = { number: 0, heading: 1, text: 2, day: 3, moment: 4 } as const;

const styles = markup`<styleSheet ${namespaces}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">${[
  markup`<xf applyAlignment="1">${top(false)}</xf>`,
  markup`<xf fontId="1" quotePrefix="1" applyFont="1" applyAlignment="1">${top(true)}</xf>`,
  markup`<xf quotePrefix="1" applyAlignment="1">${top(true)}</xf>`,
  markup`<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">${top(false)}</xf>`,
  markup`<xf numFmtId="165" applyNumberFormat="1" applyAlignment="1">${top(false)}</xf>`,
]}</cellXfs></styleSheet>`;

function top(wrapped: boolean): Markup {
  return wrapped ? markup`<alignment vertical="top" wrapText="1"/>` : markup`<alignment vertical="top"/>`;
}

type Part = readonly [id: string, type: string, path: string];

const officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const coreType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

function relationships(parts: readonly Part[]): Markup {
  return markup`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.map(([id, type, path]) => markup`<Relationship Id="${id}" Type="${type}" Target="${path}"/>`)}</Relationships>`;
}

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function contentTypes(sheets: readonly string[]): Markup {
  const parts = [
    ["/xl/workbook.xml", `${excelType}.sheet.main+xml`],
    ["/xl/styles.xml", `${excelType}.styles+xml`],
    ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
    ...sheets.map((id) => [`/xl/worksheets/${id}.xml`, `${excelType}.worksheet+xml`]),
  ].map(([path, type]) => markup`<Override PartName="${path!}" ContentType="${type!}"/>`);
  return markup`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts}</Types>`;
}
