/**
 * Reads a Word copy as other people's programs would, with an XML parser: shares nothing with the writer but the name of the
 * article's bookmark and of the style of pictures' descriptions. A claim's number is read from its comment, its words from the
 * text between the comment's markers.
 */
import { DOMParser, type Document, type Element } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import type { ReadBack } from "./read-back.ts";

const allowedElements: Readonly<Record<string, string>> = {
  "word/document.xml": `document body bookmarkStart bookmarkEnd p pPr pStyle numPr ilvl numId bidi ind r rPr rStyle b bCs i iCs
    vertAlign rtl t tab br cr sym hyperlink commentRangeStart commentRangeEnd commentReference tbl tblPr tblStyle bidiVisual tblW
    tblGrid gridCol tr trPr tblHeader tc tcPr tcW gridSpan vMerge sectPr headerReference pgSz pgMar`,
  "word/comments.xml": `comments comment p pPr pStyle bidi r rPr rStyle b bCs i iCs vertAlign rtl t tab br cr sym hyperlink
    annotationRef`,
  "word/header.xml": "hdr p pPr pStyle bidi r rPr rtl t tab br cr sym",
  "word/commentsExtended.xml": "commentsEx commentEx",
  "word/styles.xml": `styles docDefaults rPrDefault pPrDefault rPr pPr rFonts b bCs i iCs color sz szCs u lang spacing ind keepNext
    outlineLvl pBdr top left bottom right insideH insideV style name basedOn qFormat tblPr tblBorders tblCellMar`,
  "word/numbering.xml": `numbering abstractNum multiLevelType lvl start numFmt lvlText lvlJc pPr ind num abstractNumId lvlOverride
    startOverride`,
  "word/settings.xml": "settings compat compatSetting",
  "word/_rels/document.xml.rels": "Relationships Relationship",
  "word/_rels/comments.xml.rels": "Relationships Relationship",
  "_rels/.rels": "Relationships Relationship",
  "docProps/core.xml": "coreProperties title creator",
  "[Content_Types].xml": "Types Default Override",
};

type Parts = ReadonlyMap<string, Document>;

export function readBackDocx(file: Uint8Array): ReadBack {
  const parts: Parts = new Map(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, parsed(strFromU8(bytes))]),
  );
  const missing = Object.keys(allowedElements).filter((path) => !parts.has(path));
  const problems = [
    ...missing.map((path) => `no ${path}`),
    ...[...parts].flatMap(([path, part]) => problemsOf(path, part)),
  ];
  if (problems.length > 0) return { text: "", references: [], notes: [], problems };
  const article = readArticle(parts.get("word/document.xml")!);
  const comments = readComments(parts);
  const references = comments.claims.flatMap(({ id, number }) => {
    const range = article.ranges.get(id);
    return range === undefined ? [] : [{ number, ...range }];
  });
  return {
    text: article.text,
    references,
    notes: [...comments.claims.map(({ number }) => number), ...article.unplaced],
    problems: [...article.problems, ...comments.problems, ...misplaced(article.ranges, comments)],
  };
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

function problemsOf(path: string, part: Document): string[] {
  const allowed = new Set((allowedElements[path] ?? "").split(/\s+/));
  const foreign = elementsIn(part)
    .map((element) => element.localName!)
    .filter((name) => !allowed.has(name));
  const unsafe = named(part, "Relationship").filter(
    (each) =>
      each.getAttribute("TargetMode") === "External" &&
      !(
        each.getAttribute("Type")?.endsWith("/hyperlink") &&
        /^(https?|mailto|tel):/i.test(each.getAttribute("Target") ?? "")
      ),
  );
  return [
    ...foreign.map((name) => `a ${name} element in ${path}`),
    ...unsafe.map(() => "an unsafe link"),
    ...(part.doctype === null ? [] : ["a document type"]),
  ];
}

/** In reading order, without `within` itself. */
function elementsIn(within: Document | Element): Element[] {
  return childrenOf(within).flatMap((child) => [child, ...elementsIn(child)]);
}

function childrenOf(within: Document | Element): Element[] {
  const children: Element[] = [];
  for (let child = within.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE) children.push(child as Element);
  }
  return children;
}

function named(within: Document | Element, name: string): Element[] {
  return elementsIn(within).filter((element) => element.localName === name);
}

function attribute(element: Element, name: string): string {
  return [...element.attributes].find((each) => each.localName === name)?.value ?? "";
}

interface Article {
  text: string;
  ranges: Map<string, { from: number; to: number }>;
  unplaced: number[];
  problems: string[];
}

/** A paragraph without words is left out of the text, as it is in the article's. */
function readArticle(document: Document): Article {
  const article: Article = { text: "", ranges: new Map(), unplaced: [], problems: [] };
  let inside = false;
  let bookmarks = 0;
  for (const element of elementsIn(document)) {
    if (element.localName === "bookmarkStart") {
      inside = attribute(element, "name") === "Article";
      bookmarks += 1;
    } else if (element.localName === "bookmarkEnd") inside = false;
    else if (element.localName === "p" && inside) readParagraph(element, article);
    else if (element.localName === "p") article.unplaced.push(...numberOf(wordsOf(element), styleOf(element)));
  }
  if (bookmarks !== 1) article.problems.push(`${bookmarks} articles`);
  for (const [id, { to }] of article.ranges) if (to < 0) article.problems.push(`comment ${id} without an end`);
  return article;
}

function numberOf(words: string, style: string): number[] {
  const matched = style === "StetClaim" ? /^Claim (\d+)(?= ·|$)/.exec(words) : null;
  return matched === null ? [] : [Number(matched[1])];
}

function styleOf(paragraph: Element): string {
  return named(paragraph, "pStyle").map((style) => attribute(style, "val"))[0] ?? "";
}

function readParagraph(paragraph: Element, article: Article): void {
  if (styleOf(paragraph) === "StetPicture") return;
  const before = article.text;
  const separator = before === "" ? "" : "\n";
  article.text += separator;
  for (const element of elementsIn(paragraph)) readInline(element, article);
  if (article.text === before + separator) article.text = before;
}

function readInline(element: Element, article: Article): void {
  const id = attribute(element, "id");
  const range = article.ranges.get(id);
  switch (element.localName) {
    case "commentRangeStart":
      if (range !== undefined) article.problems.push(`comment ${id} in two places`);
      article.ranges.set(id, { from: article.text.length, to: -1 });
      break;
    case "commentRangeEnd":
      if (range === undefined || range.to >= 0) article.problems.push(`comment ${id} ends without a start`);
      else range.to = article.text.length;
      break;
    default:
      article.text += characterOf(element);
  }
}

function characterOf(element: Element): string {
  switch (element.localName) {
    case "t":
      return element.textContent ?? "";
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

function wordsOf(within: Element): string {
  return elementsIn(within).map(characterOf).join("");
}

interface Comments {
  claims: { id: string; number: number }[];
  /** By the id of a reply, that of the comment it belongs to. */
  parents: ReadonlyMap<string, string>;
  ids: readonly string[];
  references: readonly string[];
  problems: string[];
}

function readComments(parts: Parts): Comments {
  const problems: string[] = [];
  const comments = named(parts.get("word/comments.xml")!, "comment");
  const ids = comments.map((comment) => attribute(comment, "id"));
  const paragraphs = new Map<string, string>();
  for (const comment of comments) {
    const paragraph = attribute(named(comment, "p").at(-1) ?? comment, "paraId");
    if (!/^[0-7][0-9A-F]{7}$/.test(paragraph) || paragraphs.has(paragraph))
      problems.push("a comment without its own id");
    paragraphs.set(paragraph, attribute(comment, "id"));
  }
  const parents = new Map<string, string>();
  for (const extended of named(parts.get("word/commentsExtended.xml")!, "commentEx")) {
    const id = paragraphs.get(attribute(extended, "paraId"));
    const parentId = attribute(extended, "paraIdParent");
    const parent = paragraphs.get(parentId);
    if (id === undefined || (parentId !== "" && parent === undefined)) problems.push("a thread without its comment");
    else if (parent !== undefined) parents.set(id, parent);
  }
  const claims = comments
    .filter((comment) => !parents.has(attribute(comment, "id")))
    .map((comment) => {
      const matched = /^Claim (\d+)/.exec(wordsOf(comment));
      return { id: attribute(comment, "id"), number: Number(matched?.[1] ?? -1) };
    });
  const references = named(parts.get("word/document.xml")!, "commentReference").map((each) => attribute(each, "id"));
  return { claims, parents, ids, references, problems };
}

/** Comments, their ranges and their references belong together one to one, and a reply stands on the words of its thread. */
function misplaced(ranges: Article["ranges"], { ids, references, parents }: Comments): string[] {
  const sets = [ids, references, [...ranges.keys()]].map((each) => each.toSorted().join(" "));
  const problems = sets.every((each) => each === sets[0]) ? [] : ["comments that are not at their words"];
  if (new Set(ids).size !== ids.length) problems.push("two comments of one id");
  for (const [id, parent] of parents) {
    const [own, thread] = [ranges.get(id), ranges.get(parent)];
    if (own?.from !== thread?.from || own?.to !== thread?.to)
      problems.push("a reply that is not at its thread's words");
  }
  return problems;
}
