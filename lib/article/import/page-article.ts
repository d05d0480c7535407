/**
 * Which part of a page is its article, by readability, the extraction of Firefox's reader view. Its answer is markup: words come out
 * of it by the same walk as out of any page. Scripts do not run, nothing is fetched.
 */
import { Readability } from "@mozilla/readability";
import JSDOMParser from "@mozilla/readability/JSDOMParser.js";
import { type HtmlNode, isElement } from "./html-page.ts";
import { deepestSought, isRead, pageMarkup } from "./page-markup.ts";

/** Beyond what articles' pages have, none is sought: the time it takes grows faster than they do. */
const mostElements = 8000;
/** Characters, each counted once for every element around it. */
const mostAround = 20_000_000;

export interface PageArticle {
  markup: string;
  /** The line that was printed as the byline; it is not in the markup. */
  byline: string;
}

/** Null when there is no article to be told from the page. `title` is the headline, which is not to stand in it once more. */
export function pageArticle(body: readonly HtmlNode[], title: string): PageArticle | null {
  if (isTooMuch(body)) return null;
  const page = new JSDOMParser().parse(pageMarkup(body, title));
  // Films and frames stay in the answer, so that they are counted where words are read.
  const article = new Readability(page, { keepClasses: true, disableJSONLD: true, allowedVideoRegex: /./ }).parse();
  if (article?.content === null || article?.content === undefined) return null;
  return { markup: article.content, byline: article.byline ?? "" };
}

function isTooMuch(body: readonly HtmlNode[]): boolean {
  const waiting = body.map((node) => ({ node, depth: 1 }));
  let [elements, around] = [0, 0];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if ("value" in node) around += node.value.length * Math.min(depth, deepestSought);
    if (!isElement(node) || !isRead(node)) continue;
    elements += 1;
    if (elements > mostElements || around > mostAround) return true;
    for (const inner of node.childNodes) waiting.push({ node: inner, depth: depth + 1 });
  }
  return around > mostAround;
}
