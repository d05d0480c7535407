/**
 * A page as the well-formed markup that readability's own DOM reads: what a browser would show, without styles and scripts, and with
 * `<title>` as it was found. Names that no such markup may have lose their frame, not their words.
 */
import { foldWords } from "../document-text.ts";
import { isHidden } from "./html-left-out.ts";
import { type HtmlElement, type HtmlNode, isElement, wordsIn } from "./html-page.ts";

/** Below this many elements words lose their frames. */
export const deepestSought = 100;
const unread = new Set(
  "script style template svg math head title meta link base object embed select textarea".split(" "),
);
const empty = new Set("area br col hr img input param source track wbr".split(" "));
const elementName = /^[a-z][a-z\d-]*$/;
const attributeName = /^[a-z][a-z\d_.:-]*$/i;

export function pageMarkup(body: readonly HtmlNode[], title: string): string {
  const inside = body.map((node) => markupOf(node, 0)).join("");
  return `<html><head><title>${escaped(title)}</title></head><body>${inside}</body></html>`;
}

function markupOf(node: HtmlNode, depth: number): string {
  if (node.nodeName === "#text" && "value" in node) return escaped(node.value);
  if (!isElement(node) || !isRead(node)) return "";
  if (depth >= deepestSought) return escaped(` ${foldWords(wordsIn(node.childNodes, isRead))} `);
  const name = elementName.test(node.tagName) ? node.tagName : "span";
  const start = `${name}${attributesOf(node)}`;
  if (empty.has(name)) return `<${start}/>`;
  return `<${start}>${node.childNodes.map((child) => markupOf(child, depth + 1)).join("")}</${name}>`;
}

/** What a browser would show, as far as it is words or pictures. */
export function isRead(element: HtmlElement): boolean {
  return !unread.has(element.tagName) && !isHidden(element);
}

function attributesOf({ attrs }: HtmlElement): string {
  return attrs
    .filter(({ name }) => name !== "style" && attributeName.test(name))
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
