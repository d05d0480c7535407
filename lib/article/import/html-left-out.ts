/** Which elements of a page are not part of its words, and which of them a person would miss. */
import { attribute, elementsIn, type HtmlElement, wordsIn } from "./html-page.ts";
import { declarationsOf, isHiddenBy } from "./html-style.ts";
import { hasWords } from "./inline-run.ts";
import type { Losses, LossKind } from "./losses.ts";

/** Never shown by a browser with scripts, or nothing to read. */
const silent = new Set(
  (
    "script style template noscript noframes noembed head title meta link base param source track map area col colgroup " +
    "datalist progress meter annotation annotation-xml"
  ).split(" "),
);

const counted: Readonly<Record<string, LossKind>> = {
  video: "videos",
  audio: "recordings",
  iframe: "frames",
  frame: "frames",
  frameset: "frames",
  embed: "frames",
  object: "frames",
  applet: "frames",
  canvas: "frames",
  svg: "drawings",
  input: "fields",
  select: "fields",
  textarea: "fields",
};

export function isLeftOut(element: HtmlElement): boolean {
  const name = element.tagName;
  return silent.has(name) || name in counted || isHidden(element) || isComment(element);
}

/** Counts an element that is left out, unless nobody would miss it. */
export function countLeftOut(element: HtmlElement, losses: Losses): void {
  const name = element.tagName;
  if (silent.has(name)) return;
  if (isComment(element)) losses.add("comments", commentsIn(element));
  else if (isHidden(element)) losses.add("hidden", hasWords(wordsIn(element.childNodes, isShown)) ? 1 : 0);
  else if (name === "svg") losses.add("drawings", hasTextElement(element) ? 1 : 0);
  else if (name in counted) losses.add(counted[name]!);
}

function isShown(element: HtmlElement): boolean {
  return !silent.has(element.tagName);
}

export function isHidden(element: HtmlElement): boolean {
  if (element.tagName === "input") return attribute(element, "type")?.toLowerCase() === "hidden";
  if (element.tagName === "dialog") return attribute(element, "open") === undefined;
  const hidden = attribute(element, "hidden");
  return (hidden !== undefined && hidden !== "until-found") || isHiddenBy(declarationsOf(attribute(element, "style")));
}

function hasTextElement(svg: HtmlElement): boolean {
  return elementsIn(svg.childNodes).some((element) => element.tagName === "text");
}

/** Comments of Word (a list at the end, a mark in the text) and of Google Docs (a box at the end, a raised letter). */
function isComment(element: HtmlElement): boolean {
  if (isWordComment(element)) return true;
  if (element.tagName === "sup") return onlyLink(element)?.startsWith("#cmnt") === true;
  return element.tagName === "div" && firstLink(element)?.startsWith("#cmnt_ref") === true;
}

function isWordComment(element: HtmlElement): boolean {
  const classes = attribute(element, "class") ?? "";
  if (classes === "MsoCommentReference") return true;
  return declarationsOf(attribute(element, "style")).get("mso-element") === "comment-list";
}

function commentsIn(element: HtmlElement): number {
  if (element.tagName !== "div") return 0;
  const inside = elementsIn(element.childNodes);
  const word = inside.filter(
    (inner) => declarationsOf(attribute(inner, "style")).get("mso-element") === "comment",
  ).length;
  return Math.max(word, 1);
}

function onlyLink(element: HtmlElement): string | undefined {
  const [child] = element.childNodes;
  return element.childNodes.length === 1 && child !== undefined && "tagName" in child && child.tagName === "a"
    ? attribute(child, "href")
    : undefined;
}

/** The address of the link a box begins with, sought three elements deep. */
function firstLink(element: HtmlElement): string | undefined {
  let inner: HtmlElement | undefined = element;
  for (let depth = 0; depth < 3 && inner !== undefined; depth++) {
    const child: HtmlElement["childNodes"][number] | undefined = inner.childNodes.find(
      (node) => "tagName" in node || ("value" in node && node.value.trim() !== ""),
    );
    inner = child !== undefined && "tagName" in child ? child : undefined;
    if (inner?.tagName === "a") return attribute(inner, "href");
  }
  return undefined;
}
