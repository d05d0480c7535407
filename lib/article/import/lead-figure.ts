/** The picture that stands between headline and first paragraph: extraction often leaves it outside, and its caption is to be checked. */
import { foldWords } from "../document-text.ts";
import { isLeftOut } from "./html-left-out.ts";
import { elementsIn, type HtmlElement, type HtmlNode, wordsIn } from "./html-page.ts";

const leastWords = 40;
const frames = new Set(["article", "main", "body"]);

/** The figure of the page with a caption that stands right before the article's first paragraph and is not in the article. */
export function leadFigure(page: readonly HtmlNode[], article: readonly HtmlNode[]): HtmlElement | null {
  const first = elementsIn(article)
    .map(paragraphWords)
    .find((words) => words.length >= leastWords);
  if (first === undefined) return null;
  const paragraph = elementsIn(page, isShown).find((element) => paragraphWords(element) === first);
  if (paragraph === undefined) return null;
  const inside = elementsIn(frameOf(paragraph).childNodes, isShown);
  const lead = inside.slice(0, inside.indexOf(paragraph)).findLast((element) => captionOf(element) !== "");
  return lead === undefined || wordsOf(article).includes(captionOf(lead)) ? null : lead;
}

function isShown(element: HtmlElement): boolean {
  return !isLeftOut(element);
}

function paragraphWords(element: HtmlElement): string {
  return element.tagName === "p" ? wordsOf(element.childNodes) : "";
}

/** The nearest article, or the page. */
function frameOf(element: HtmlElement): HtmlElement {
  let frame = element;
  for (let outer = element.parentNode; outer !== null && "tagName" in outer; outer = outer.parentNode) {
    frame = outer;
    if (frames.has(outer.tagName)) break;
  }
  return frame;
}

/** The words below a picture; nothing for what is no figure with a picture. */
function captionOf(element: HtmlElement): string {
  if (element.tagName !== "figure") return "";
  const inside = elementsIn(element.childNodes, isShown);
  if (!inside.some(({ tagName }) => tagName === "img" || tagName === "picture")) return "";
  return wordsOf(inside.filter(({ tagName }) => tagName === "figcaption"));
}

function wordsOf(nodes: readonly HtmlNode[]): string {
  return foldWords(wordsIn(nodes, isShown));
}
