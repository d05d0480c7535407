/**
 * The parts of a Word file as other people's programs would read them, with an XML parser: shares nothing with the writers but the
 * name of the article's bookmark and of a few styles. An element that a part has no need of is a problem, as is a link out of the
 * file that is not the article's kind.
 */
import { strFromU8, unzipSync } from "fflate";
import { attribute, elementsIn, parsedXml, type XmlElement, type XmlPart } from "./read-back-xml.ts";

const paragraphElements = "p pPr pStyle bidi r rPr rStyle b bCs i iCs vertAlign rtl t tab br cr sym hyperlink";
const bodyElements = `${paragraphElements} document body bookmarkStart bookmarkEnd numPr ilvl numId ind tbl tblPr tblStyle
  bidiVisual tblW tblGrid gridCol tr trPr tblHeader tc tcPr tcW gridSpan vMerge sectPr headerReference pgSz pgMar`;

/** By path, the elements that may be in a part. */
export type AllowedElements = Readonly<Record<string, string>>;

const everyPart: AllowedElements = {
  "word/header.xml": "hdr p pPr pStyle bidi r rPr rtl t tab br cr sym",
  "word/styles.xml": `styles docDefaults rPrDefault pPrDefault rPr pPr rFonts b bCs i iCs color sz szCs u lang spacing ind keepNext
    outlineLvl pBdr top left bottom right insideH insideV style name basedOn qFormat tblPr tblBorders tblCellMar vertAlign`,
  "word/numbering.xml": `numbering abstractNum multiLevelType lvl start numFmt lvlText lvlJc pPr ind num abstractNumId lvlOverride
    startOverride`,
  "word/_rels/document.xml.rels": "Relationships Relationship",
  "_rels/.rels": "Relationships Relationship",
  "docProps/core.xml": "coreProperties title creator",
  "[Content_Types].xml": "Types Default Override",
};

/** What a kind of Word copy may hold beside what all may. */
export interface Kind {
  /** In the body. */
  body: string;
  settings: string;
  /** Parts of its own. */
  parts: AllowedElements;
}

/** What may be in a paragraph outside the body. */
export const inParagraphs = paragraphElements;

export interface Opened {
  part(path: string): XmlPart;
  problems: readonly string[];
}

/** `part` may be asked of the kind's own parts when there are no problems. */
export function openedDocx(file: Uint8Array, kind: Kind): Opened {
  const allowed: AllowedElements = {
    ...everyPart,
    "word/document.xml": `${bodyElements} ${kind.body}`,
    "word/settings.xml": `settings compat compatSetting ${kind.settings}`,
    ...kind.parts,
  };
  const parts = new Map(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsedXml(strFromU8(bytes))]));
  const missing = Object.keys(allowed).filter((path) => !parts.has(path));
  return {
    part: (path) => parts.get(path)!,
    problems: [
      ...missing.map((path) => `no ${path}`),
      ...[...parts].flatMap(([path, part]) => problemsOf(path, part, allowed[path] ?? "")),
    ],
  };
}

function problemsOf(path: string, part: XmlPart, allowedNames: string): string[] {
  const allowed = new Set(allowedNames.split(/\s+/));
  const elements = elementsIn(part);
  const foreign = elements.map(({ name }) => name).filter((name) => !allowed.has(name));
  const unsafe = elements.filter(
    (each) =>
      each.name === "Relationship" &&
      attribute(each, "TargetMode") === "External" &&
      !(attribute(each, "Type").endsWith("/hyperlink") && /^(https?|mailto|tel):/i.test(attribute(each, "Target"))),
  );
  return [
    ...foreign.map((name) => `a ${name} element in ${path}`),
    ...unsafe.map(() => "an unsafe link"),
    ...(part.hasDoctype ? ["a document type"] : []),
  ];
}

/** The character, or characters, that an element stands for by itself. */
export function characterOf(element: XmlElement): string {
  switch (element.name) {
    case "t":
    case "delText":
      return element.text;
    case "tab":
      return "\t";
    case "br":
      return "\n";
    case "cr":
      return "\r";
    case "sym":
      return String.fromCharCode(Number.parseInt(attribute(element, "char"), 16));
    default:
      return "";
  }
}

export function wordsOf(within: XmlElement): string {
  return elementsIn(within).map(characterOf).join("");
}
