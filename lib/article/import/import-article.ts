/**
 * An article comes in: text, Markdown, HTML or a web page → a document that passes `check()`, and what was left out, in words. Pure: no
 * network, no files, no DOM. Throws `AppError`: "too-large", "unfit" when there is nothing to read.
 */
import type { Node } from "prosemirror-model";
import { AppError } from "../../app-error.ts";
import { textBlocks } from "../document-text.ts";
import { cleanCharacters } from "./clean-characters.ts";
import { type GivenLines, type ReadArticle, takeFrontLines } from "./front-lines.ts";
import { hasWords } from "./inline-run.ts";
import { Losses } from "./losses.ts";
import type { Found } from "./page-facts.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readPage } from "./read-page.ts";
import { readText } from "./read-text.ts";
import type { PlacedRemark } from "./remark.ts";
import { takeAnchors } from "./take-anchors.ts";

/** `html` is read whole; in a `page`, as it was saved or fetched, the article is sought. */
export const articleFormats = ["text", "markdown", "html", "page"] as const;
export type ArticleFormat = (typeof articleFormats)[number];

export interface ArticleInput extends GivenLines {
  format: ArticleFormat;
  content: string;
  /** Where a page was fetched from. */
  address?: string;
}

export interface ImportedArticle {
  doc: Node;
  /** What a person would miss, one sentence part per kind: "2 videos". */
  dropped: string[];
  /** What the file says about its text, in the order of the file. */
  remarks: PlacedRemark[];
  /** What a page says of itself beside its article. */
  found?: Found;
}

/** Of the content in UTF-8; most of a page is not its article. */
export const mostBytes = 2 * 1024 * 1024;
const mostOfPage = 5 * 1024 * 1024;

export function importArticle(input: ArticleInput): ImportedArticle {
  refuseTooLarge(input);
  const losses = new Losses();
  const given = givenLines(input, losses);
  const read = readContent(input, given, losses);
  const { doc, places } = takeAnchors(takeFrontLines(read, read.lines ?? given, losses));
  if (!read.blocks.some((block) => hasWords(block.textContent)) && read.headline === null) {
    throw new AppError("unfit", "There are no words in the article. Paste its text, or choose the format it is in.");
  }
  refuseCrumbs(doc);
  doc.check();
  const remarks = read.remarks.map((remark, index) => ({ ...remark, place: places.get(index) ?? null }));
  return { doc, dropped: losses.inWords(), remarks, found: read.found };
}

function refuseTooLarge({ format, content }: ArticleInput): void {
  const { length } = new TextEncoder().encode(content);
  if (length <= (format === "page" ? mostOfPage : mostBytes)) return;
  throw new AppError(
    "too-large",
    format === "page"
      ? "The page is larger than 5 MB. Copy its article and paste it."
      : "The article is larger than 2 MB. Paste its text without pictures, or a part of it.",
  );
}

/** More than any book has: what is cut into so many costs every screen and every comparison by their number. */
const mostBlocks = 20_000;

function refuseCrumbs(doc: Node): void {
  if (textBlocks(doc).length <= mostBlocks) return;
  throw new AppError(
    "too-large",
    `The article has more than ${mostBlocks} paragraphs. Bring in a part of it, or join its lines to paragraphs.`,
  );
}

function readContent({ format, content, address }: ArticleInput, given: GivenLines, losses: Losses): ReadArticle {
  const clean = cleanCharacters(content, losses);
  if (format === "page") return readPage(clean, address ?? null, given, losses);
  if (format === "html") return readHtml(clean, given.title, losses);
  if (format === "markdown") return readMarkdown(clean, given.title, losses);
  return { blocks: readText(clean), headline: null, pageTitle: "", remarks: [] };
}

/** What is given beside the content: one line each; blank is the same as not given. */
function givenLines({ title, byline, dateline }: GivenLines, losses: Losses): GivenLines {
  const line = (text: string | undefined) => {
    const words = cleanCharacters(text ?? "", losses)
      .replace(/\s+/g, " ")
      .trim();
    return hasWords(words) ? words : undefined;
  };
  return { title: line(title), byline: line(byline), dateline: line(dateline) };
}
