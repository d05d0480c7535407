/**
 * Reads an Excel copy as other people's programs would, with an XML parser: the sheet called Claims, its columns by their heading.
 * It knows every element that may be in a part; another one, such as a formula, is a problem, and so is a link out of the file.
 */
import { strFromU8, unzipSync } from "fflate";
import type { ReadBack } from "./read-back.ts";
import { claimsInRows } from "./read-back-rows.ts";
import { attribute, elementsIn, named, parsedXml, type XmlElement, type XmlPart } from "./read-back-xml.ts";

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

type Parts = ReadonlyMap<string, XmlPart>;

export function readBackXlsx(file: Uint8Array): ReadBack {
  const parts: Parts = new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsedXml(strFromU8(bytes))]),
  );
  const missing = Object.keys(allowedElements).filter((path) => !parts.has(path));
  const problems = [...missing.map((path) => `no ${path}`), ...[...parts].flatMap(problemsOf)];
  const sheet = problems.length > 0 ? undefined : sheetNamed("Claims", parts);
  if (sheet === undefined) return { text: null, claims: [], problems: [...problems, "no claims"] };
  const read = claimsInRows(rowsOf(sheet));
  return { text: null, claims: read.claims, problems: read.problems };
}

function problemsOf([path, part]: [string, XmlPart]): string[] {
  const known = /^xl\/worksheets\/\w+\.xml$/.test(path) ? sheetElements : (allowedElements[path] ?? "");
  const allowed = new Set(known.split(/\s+/));
  const problems = new Set<string>(part.hasDoctype ? ["a document type"] : []);
  for (const element of elementsIn(part)) {
    const { name, attributes } = element;
    if (!allowed.has(name)) problems.add(`a ${name} element in ${path}`);
    if (name === "Relationship" && "TargetMode" in attributes) problems.add("a link out of the file");
    if (name === "c" && !/^(inlineStr|n)?$/.test(attribute(element, "t")))
      problems.add(`a cell of another type in ${path}`);
  }
  return [...problems];
}

function sheetNamed(name: string, parts: Parts): XmlPart | undefined {
  const sheet = named(parts.get("xl/workbook.xml")!, "sheet").find((each) => attribute(each, "name") === name);
  const id = sheet?.attributes.id;
  const relationship = named(parts.get("xl/_rels/workbook.xml.rels")!, "Relationship").find(
    (each) => attribute(each, "Id") === id,
  );
  return parts.get(`xl/${relationship?.attributes.Target}`);
}

/** Cells that are not written are empty. */
function rowsOf(sheet: XmlPart): string[][] {
  const rows = named(sheet, "row").map((row) => {
    const cells: string[] = [];
    for (const cell of named(row, "c")) cells[columnOf(attribute(cell, "r"))] = contentOf(cell);
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

function contentOf(cell: XmlElement): string {
  const text = [cell, ...elementsIn(cell)].map((each) => each.text).join("");
  if (attribute(cell, "t") !== "inlineStr") return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
