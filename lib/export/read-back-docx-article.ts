/**
 * The article in a Word file as a reader's program finds it: the words inside its bookmark, and where comments, bookmarks and
 * footnotes stand in them, in UTF-16 units.
 */
import { characterOf, wordsOf } from "./read-back-docx-parts.ts";
import { attribute, elementsIn, named, type XmlElement, type XmlPart } from "./read-back-xml.ts";

/** By id; `to` is below 0 while the end has not come. */
type Ranges = Map<string, { from: number; to: number }>;

export interface ArticleFound {
  text: string;
  comments: Ranges;
  /** Beside the article's own. */
  bookmarks: Ranges;
  /** Of these bookmarks, by id. */
  names: Map<string, string>;
  footnotes: { id: string; at: number }[];
  /** What is said behind the article, in paragraphs, and of these the numbers of claims. */
  after: string[];
  unplaced: number[];
  problems: string[];
}

/** A paragraph without words is left out of the text, as it is in the article's. What stands in elements named `but` is not read. */
export function articleIn(document: XmlPart, but?: "ins" | "del"): ArticleFound {
  const found: ArticleFound = {
    ...{ text: "", comments: new Map(), bookmarks: new Map(), names: new Map() },
    ...{ footnotes: [], after: [], unplaced: [], problems: [] },
  };
  const bookmarks = named(document, "bookmarkStart");
  const own = bookmarks.filter((each) => attribute(each, "name") === "Article");
  const ownId = own.map((each) => attribute(each, "id"))[0] ?? "";
  if (own.length !== 1) found.problems.push(`${own.length} articles`);
  let inside = false;
  for (const element of elementsIn(document)) {
    if (element === own[0]) inside = true;
    else if (element.name === "bookmarkEnd" && attribute(element, "id") === ownId) inside = false;
    else if (element.name === "p" && inside) readParagraph(element, found, but);
    else if (element.name === "p") readAfter(element, found);
  }
  if (bookmarks.length !== own.length + found.names.size) found.problems.push("a bookmark outside the article");
  for (const [what, ranges] of [
    ["comment", found.comments],
    ["bookmark", found.bookmarks],
  ] as const) {
    for (const [id, { to }] of ranges) if (to < 0) found.problems.push(`${what} ${id} without an end`);
  }
  return found;
}

function readAfter(paragraph: XmlElement, found: ArticleFound): void {
  const words = wordsOf(paragraph);
  if (words !== "") found.after.push(words);
  const matched = styleOf(paragraph) === "StetClaim" ? /^Claim (\d+)(?= ·|$)/.exec(words) : null;
  if (matched !== null) found.unplaced.push(Number(matched[1]));
}

function styleOf(paragraph: XmlElement): string {
  return named(paragraph, "pStyle").map((style) => attribute(style, "val"))[0] ?? "";
}

function readParagraph(paragraph: XmlElement, found: ArticleFound, but?: string): void {
  if (styleOf(paragraph) === "StetPicture") return;
  const before = found.text;
  const separator = before === "" ? "" : "\n";
  found.text += separator;
  for (const element of elementsIn(paragraph, but)) readInline(element, found);
  if (found.text === before + separator) found.text = before;
}

function readInline(element: XmlElement, found: ArticleFound): void {
  switch (element.name) {
    case "commentRangeStart":
      begin("comment", element, found.comments, found);
      break;
    case "commentRangeEnd":
      end("comment", element, found.comments, found);
      break;
    case "bookmarkStart":
      found.names.set(attribute(element, "id"), attribute(element, "name"));
      begin("bookmark", element, found.bookmarks, found);
      break;
    case "bookmarkEnd":
      end("bookmark", element, found.bookmarks, found);
      break;
    case "footnoteReference":
      found.footnotes.push({ id: attribute(element, "id"), at: found.text.length });
      break;
    default:
      if (!isBetweenMarks(element)) found.text += characterOf(element);
  }
}

function begin(what: string, marker: XmlElement, ranges: Ranges, { text, problems }: ArticleFound): void {
  const id = attribute(marker, "id");
  if (ranges.has(id)) problems.push(`${what} ${id} in two places`);
  ranges.set(id, { from: text.length, to: -1 });
}

function end(what: string, marker: XmlElement, ranges: Ranges, { text, problems }: ArticleFound): void {
  const id = attribute(marker, "id");
  const range = ranges.get(id);
  if (range === undefined || range.to >= 0) problems.push(`${what} ${id} ends without a start`);
  else range.to = text.length;
}

/** The comma between the marks of two footnotes, which look like marks themselves. */
function isBetweenMarks(element: XmlElement): boolean {
  if (element.name !== "sym" || characterOf(element) !== ",") return false;
  return named(element.parent!, "rStyle").some((style) => attribute(style, "val") === "FootnoteReference");
}
