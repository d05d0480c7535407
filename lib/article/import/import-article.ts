/**
 * An article comes in: text, Markdown or HTML → a document that passes `check()`, and what was left out, in words. Pure: no
 * network, no files, no DOM. Throws `AppError`: "too-large", "unfit" when there is nothing to read.
 */
import type { Node } from "prosemirror-model";
import { AppError } from "../../app-error.ts";
import { textBlocks } from "../document-text.ts";
import { cleanCharacters } from "./clean-characters.ts";
import { type GivenLines, type ReadArticle, takeFrontLines } from "./front-lines.ts";
import { hasWords } from "./inline-run.ts";
import { Losses } from "./losses.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";
import { readText } from "./read-text.ts";
import type { PlacedRemark } from "./remark.ts";
import { takeAnchors } from "./take-anchors.ts";

export const articleFormats = ["text", "markdown", "html"] as const;
export type ArticleFormat = (typeof articleFormats)[number];

export interface ArticleInput extends GivenLines {
  format: ArticleFormat;
  content: string;
}

export interface ImportedArticle {
  doc: Node;
  /** What a person would miss, one sentence part per kind: "2 videos". */
  dropped: string[];
  /** What the file says about its text, in the order of the file. */
  remarks: PlacedRemark[];
}

/** Of the content in UTF-8. */
export const mostBytes = 2 * 1024 * 1024;

export function importArticle(input: ArticleInput): ImportedArticle {
  if (new TextEncoder().encode(input.content).length > mostBytes) {
    throw new AppError(
      "too-large",
      "The article is larger than 2 MB. Paste its text without pictures, or a part of it.",
    );
  }
  const losses = new Losses();
  const given = givenLines(input, losses);
  const read = readContent(input.format, cleanCharacters(input.content, losses), given.title, losses);
  const { doc, places } = takeAnchors(takeFrontLines(read, given, losses));
  if (!read.blocks.some((block) => hasWords(block.textContent)) && read.headline === null) {
    throw new AppError("unfit", "There are no words in the article. Paste its text, or choose the format it is in.");
  }
  refuseCrumbs(doc);
  doc.check();
  const remarks = read.remarks.map((remark, index) => ({ ...remark, place: places.get(index) ?? null }));
  return { doc, dropped: losses.inWords(), remarks };
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

function readContent(format: ArticleFormat, content: string, title: string | undefined, losses: Losses): ReadArticle {
  if (format === "html") return readHtml(content, title, losses);
  if (format === "markdown") return readMarkdown(content, title, losses);
  return { blocks: readText(content), headline: null, pageTitle: "", remarks: [] };
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
