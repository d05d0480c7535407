/**
 * An HTML page or fragment as parse5's tree, with limits: parse5 is linear, but one page may make millions of elements out of a
 * few characters. Scripts do not run, nothing is fetched.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, parseFragment } from "parse5";
import { AppError } from "../../app-error.ts";
import { safeUrl } from "../safe-url.ts";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export interface HtmlPage {
  /** Everything there is, what stands before and around the body as well. */
  whole: readonly HtmlNode[];
  body: readonly HtmlNode[];
  /** The words of `<title>`, or nothing. */
  title: string;
  /** What partial addresses are relative to: `<base>`, else the page's canonical address. */
  base: string | null;
}

const mostElements = 400_000;

export function parsePage(content: string): HtmlPage {
  const root = parse(content, { scriptingEnabled: false, treeAdapter: countingAdapter() });
  const html = root.childNodes.filter(isElement).find((element) => element.tagName === "html");
  const parts = html?.childNodes.filter(isElement) ?? [];
  const head = parts.find((element) => element.tagName === "head")?.childNodes.filter(isElement) ?? [];
  const title = head.find((element) => element.tagName === "title");
  return {
    whole: root.childNodes,
    body: parts.find((element) => element.tagName === "body")?.childNodes ?? [],
    title: title === undefined ? "" : wordsIn(title.childNodes),
    base: baseOf(head),
  };
}

function countingAdapter(): typeof defaultTreeAdapter {
  let count = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...element) {
      count += 1;
      if (count > mostElements) {
        throw new AppError("too-large", "The page is made of too many parts. Paste the article's own text instead.");
      }
      return defaultTreeAdapter.createElement(...element);
    },
  };
}

function baseOf(head: readonly HtmlElement[]): string | null {
  const base = head.find((element) => element.tagName === "base");
  const canonical = head.find((element) => element.tagName === "link" && attribute(element, "rel") === "canonical");
  return safeUrl(attribute(base, "href") ?? "") ?? safeUrl(attribute(canonical, "href") ?? "");
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return "tagName" in node;
}

export function attribute(element: HtmlElement | undefined, name: string): string | undefined {
  return element?.attrs.find((candidate) => candidate.name === name)?.value;
}

/** The elements in reading order, `nodes` and all inside them, however deep, without those `enter` refuses. */
export function elementsIn(
  nodes: readonly HtmlNode[],
  enter: (element: HtmlElement) => boolean = () => true,
): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!isElement(node) || !enter(node)) continue;
    found.push(node);
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!);
  }
  return found;
}

/** All text inside, however deep, elements parted by blanks. */
export function wordsIn(nodes: readonly HtmlNode[], enter: (element: HtmlElement) => boolean = () => true): string {
  const words: string[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === "#text" && "value" in node) words.push(node.value);
    if (!isElement(node) || !enter(node)) continue;
    words.push(" ");
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!);
  }
  return words.join("");
}

/** The words of text that a page may have escaped, or set in elements, once more than it needed. */
export function unescaped(text: string): string {
  return /[&<]/.test(text) ? wordsIn(parseFragment(text.slice(0, 4000)).childNodes) : text;
}
