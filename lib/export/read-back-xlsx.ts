/**
 * Reads an Excel copy as other people's programs would, with an XML parser: the sheet called Claims, its columns by their heading.
 * It knows every element that may be in a part; another one, such as a formula, is a problem, and so is a link out of the file.
 */
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import type { ReadBack } from "./read-back.ts";
import { claimsInRows } from "./read-back-rows.ts";

const sheetElements = "worksheet sheetViews sheetView pane cols col sheetData row c v is t autoFilter";
const allowedElements: Readonly<Record<string, string>> = {
  "xl/workbook.xml": "workbook sheets sheet",
  "xl/styles.xml": `styleSheet numFmts numFmt fonts font b sz name fills fill patternFill borders border cellStyleXfs cellXfs xf
    alignment`,
  "xl/_rels/workbook.xml.rels": "Relationships Relationship",
  "_rels/.rels": "Relationships Relationship",
  "docProps/core.xml": "coreProperties title creator",
  "[Content_Types].xml": "Types Default Override",
};

type Parts = ReadonlyMap<string, Document>;

export function readBackXlsx(file: Uint8Array): ReadBack {
  const parts: Parts = new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsed(strFromU8(bytes))]),
  );
  const missing = Object.keys(allowedElements).filter((path) => !parts.has(path));
  const problems = [...missing.map((path) => `no ${path}`), ...[...parts].flatMap(problemsOf)];
  const sheet = problems.length > 0 ? undefined : sheetNamed("Claims", parts);
  if (sheet === undefined) return { text: null, claims: [], problems: [...problems, "no claims"] };
  const read = claimsInRows(rowsOf(sheet));
  return { text: null, claims: read.claims, problems: read.problems };
}

function parsed(xml: string): Document {
  const parser = new DOMParser({
    onError: (level, message) => {
      // It warns of characters that an article may hold.
      if (level !== "warning") throw new Error(message);
    },
  });
  return parser.parseFromString(xml, "text/xml");
}

function problemsOf([path, part]: [string, Document]): string[] {
  const known = /^xl\/worksheets\/\w+\.xml$/.test(path) ? sheetElements : (allowedElements[path] ?? "");
  const allowed = new Set(known.split(/\s+/));
  const problems = new Set<string>(part.doctype === null ? [] : ["a document type"]);
  for (const element of elementsIn(part)) {
    if (!allowed.has(element.localName!)) problems.add(`a ${element.localName} element in ${path}`);
    if (element.localName === "Relationship" && element.hasAttribute("TargetMode"))
      problems.add("a link out of the file");
    if (element.localName === "c" && !/^(inlineStr|n)?$/.test(element.getAttribute("t") ?? "")) {
      problems.add(`a cell of another type in ${path}`);
    }
  }
  return [...problems];
}

/** In reading order. */
function* elementsIn(within: Document | Element): Generator<Element> {
  for (let child = within.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType !== child.ELEMENT_NODE) continue;
    yield child as Element;
    yield* elementsIn(child as Element);
  }
}

function named(within: Document | Element, name: string): Element[] {
  return [...elementsIn(within)].filter((element) => element.localName === name);
}

function sheetNamed(name: string, parts: Parts): Document | undefined {
  const sheet = named(parts.get("xl/workbook.xml")!, "sheet").find((each) => each.getAttribute("name") === name);
  const id = sheet?.getAttribute("r:id");
  const relationship = named(parts.get("xl/_rels/workbook.xml.rels")!, "Relationship").find(
    (each) => each.getAttribute("Id") === id,
  );
  return parts.get(`xl/${relationship?.getAttribute("Target")}`);
}

/** Cells that are not written are empty. */
function rowsOf(sheet: Document): string[][] {
  const rows = named(sheet, "row").map((row) => {
    const cells: string[] = [];
    for (const cell of named(row, "c")) cells[columnOf(cell.getAttribute("r") ?? "")] = contentOf(cell);
    return cells;
  });
  const width = rows[0]?.length ?? 0;
  return rows.map((cells) => Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? ""));
}

/** 0 for "A1", 26 for "AA7". */
function columnOf(reference: string): number {
  const letters = /^[A-Z]+(?=\d+$)/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function contentOf(cell: Element): string {
  const text = cell.textContent ?? "";
  if (cell.getAttribute("t") !== "inlineStr") return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
