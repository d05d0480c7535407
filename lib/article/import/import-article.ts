/**
 * An article comes in: text, Markdown, HTML, a web page or a Word file → a document that passes `check()`, and what was left out. Pure: no
 * network, no files, no DOM. Throws `AppError`: "too-large", "unfit" when there is nothing to read.
 */
import type { Node } from "prosemirror-model";
import { AppError } from "../../app-error.ts";
import { textBlocks } from "../document-text.ts";
import { cleanCharacters } from "./clean-characters.ts";
import { readDocx } from "./docx/read-docx.ts";
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

/** Those that are text. `html` is read whole; in a `page`, as it was saved or fetched, the article is sought. */
export const articleFormats = ["text", "markdown", "html", "page"] as const;
export type ArticleFormat = (typeof articleFormats)[number];

export type ArticleContent = { format: ArticleFormat; content: string } | { format: "docx"; content: Uint8Array };

export type ArticleInput = ArticleContent &
  GivenLines & {
    /** Where a page was fetched from. */
    address?: string;
  };

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
/** Of a Word file, with its pictures. */
export const mostFileBytes = 25 * 1024 * 1024;

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

function refuseTooLarge({ format, content }: ArticleContent): void {
  if (format === "docx") {
    if (content.length <= mostFileBytes) return;
    throw new AppError("too-large", "The Word file is larger than 25 MB. Take the pictures out, or paste its text.");
  }
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

function readContent(input: ArticleInput, given: GivenLines, losses: Losses): ReadArticle {
  if (input.format === "docx") return readDocx(input.content, given.title, losses);
  const clean = cleanCharacters(input.content, losses);
  if (input.format === "page") return readPage(clean, input.address ?? null, given, losses);
  if (input.format === "html") return readHtml(clean, given.title, losses);
  if (input.format === "markdown") return readMarkdown(clean, given.title, losses);
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
