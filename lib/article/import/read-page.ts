/**
 * A web page as it was saved or fetched: the article in it is sought, menus and advertisements stay outside, and how many words did is
 * said. Where no article can be told from the rest, the whole page is read.
 */
import { foldWords } from "../document-text.ts";
import type { GivenLines, ReadArticle } from "./front-lines.ts";
import { isByline } from "./front-patterns.ts";
import { isLeftOut } from "./html-left-out.ts";
import { type HtmlElement, type HtmlNode, parsePage, wordsIn } from "./html-page.ts";
import type { Reading } from "./html-place.ts";
import { walkPage } from "./html-walk.ts";
import { leadFigure } from "./lead-figure.ts";
import type { Losses } from "./losses.ts";
import { pageArticle } from "./page-article.ts";
import { pageFacts } from "./page-facts.ts";

/** `address` is where the page was fetched from; null for a file. */
export function readPage(content: string, address: string | null, given: GivenLines, losses: Losses): ReadArticle {
  const page = parsePage(content);
  const { title: headline, authors, ...found } = pageFacts(page, address);
  const title = given.title ?? (headline || undefined);
  const article = pageArticle(page.body, title ?? "");
  const body = article === null ? page.body : withLead(parsePage(article.markup).body, page.body);
  const byline = given.byline ?? (bylineOf(foldWords(article?.byline ?? ""), authors) || undefined);
  const reading: Reading = { losses, base: page.base ?? address, title, anchorTag: null, headline: null };
  const blocks = walkPage(body, reading);
  const kept = [
    title ?? "",
    byline ?? "",
    ...blocks.map((block) => block.textBetween(0, block.content.size, " ", " ")),
  ];
  if (article !== null)
    losses.add("around", Math.max(0, countWords(wordsIn(page.body, isShown)) - countWords(kept.join(" "))));
  return {
    ...{ blocks, headline: reading.headline, pageTitle: page.title, remarks: [] },
    // What was given, and what the page says where nothing was.
    lines: { ...given, title, byline },
    found,
  };
}

function withLead(article: readonly HtmlNode[], page: readonly HtmlNode[]): readonly HtmlNode[] {
  const lead = leadFigure(page, article);
  return lead === null ? article : [lead, ...article];
}

/** The line as it is printed where it says what the page says, the page's names where it says more or less. */
function bylineOf(printed: string, authors: string): string {
  if (authors === "") return isByline(printed) && !/\d/.test(printed) ? printed : "";
  return printed.replace(/^by:? /i, "").toLowerCase() === authors.toLowerCase() ? printed : authors;
}

function isShown(element: HtmlElement): boolean {
  return !isLeftOut(element);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
}
