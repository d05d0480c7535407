/**
 * Walks parse5's tree and makes the article's blocks. Every word that a browser would show comes out, in reading order; what the
 * schema has no place for loses its frame, never its words. Deep nesting is flattened at two limits: frames in the article
 * (quotations, lists, tables), and elements in the input, below which only plain words are taken.
 */
import type { Fragment, Node } from "prosemirror-model";
import { foldWords } from "../document-text.ts";
import { BlockList, joinedLines } from "./block-list.ts";
import { readFigure } from "./html-figure.ts";
import { countLeftOut, isLeftOut } from "./html-left-out.ts";
import { readList } from "./html-list.ts";
import { marksWithin } from "./html-marks.ts";
import { attribute, type HtmlElement, type HtmlNode, isElement, wordsIn } from "./html-page.ts";
import { pictureIn } from "./html-picture.ts";
import type { Place, Reading } from "./html-place.ts";
import { readTable } from "./html-table.ts";
import { schema } from "./import-schema.ts";

const mostFrames = 12;
const deepest = 400;

const frameTags = new Set(["blockquote", "ul", "ol", "menu", "table"]);
/** In these line ends count. */
const lineTags = new Set(["pre", "listing", "xmp", "plaintext"]);
const blockTags = new Set(
  (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search " +
    "section summary table tbody td tfoot th thead tr ul xmp caption"
  ).split(" "),
);

/** The page's blocks; the headline is put into `reading`. */
export function walkPage(nodes: readonly HtmlNode[], reading: Reading): Node[] {
  const out = new BlockList();
  walk(nodes, {
    out,
    credit: null,
    marks: [],
    frames: 0,
    depth: 0,
    keepsLines: false,
    before: () => out.length,
    reading,
  });
  return out.close();
}

function collect(nodes: readonly HtmlNode[], place: Place): Node[] {
  const out = new BlockList();
  walk(nodes, { ...place, out });
  return out.close();
}

function walk(nodes: readonly HtmlNode[], place: Place): void {
  for (const node of nodes) {
    if (isElement(node)) walkElement(node, place);
    else if (node.nodeName === "#text" && "value" in node) addText(node.value, place);
  }
}

function addText(text: string, { out, marks, keepsLines }: Place): void {
  const lines = keepsLines ? text.split("\n") : [text];
  for (const [index, line] of lines.entries()) {
    if (index > 0) out.run.addBreak();
    out.run.addText(line, marks);
  }
}

function walkElement(element: HtmlElement, place: Place): void {
  const { out, credit, reading } = place;
  if (isLeftOut(element)) countLeftOut(element, reading.losses);
  else if (place.depth >= deepest) addPlainWords(element, place);
  else {
    const marks = marksWithin(element, place.marks, reading);
    const inside = { ...place, marks, depth: place.depth + 1 };
    if (credit !== null && namesMaker(element)) addCredit(element, credit, inside);
    else if (!blockTags.has(element.tagName)) walkInline(element, inside);
    else {
      out.endParagraph();
      readBlock(element, inside);
      out.endParagraph();
    }
  }
}

function addCredit(element: HtmlElement, credit: BlockList, place: Place): void {
  walk(element.childNodes, { ...place, out: credit, credit: null });
  credit.endParagraph();
}

function walkInline(element: HtmlElement, place: Place): void {
  const { out, marks } = place;
  if (element.tagName === "br") out.run.addBreak();
  else if (element.tagName === "img") addPicture(element, place);
  else if (element.tagName === "q") {
    out.run.addText("“", marks);
    walk(element.childNodes, place);
    out.run.addText("”", marks);
  } else if (isConvertedBlank(element)) out.run.addText(" ", marks);
  else walk(element.childNodes, place);
}

function readBlock(element: HtmlElement, place: Place): void {
  const { out } = place;
  const name = element.tagName;
  if (/^h[1-6]$/.test(name)) readHeading(element, place);
  else if (name === "hr") out.add([schema.nodes.horizontal_rule.create()]);
  else if (lineTags.has(name)) walk(element.childNodes, { ...place, keepsLines: true });
  else if (isFigure(element)) out.add(readFigure(element, place, collect));
  else if (frameTags.has(name)) readFrame(element, place);
  else {
    if (isFootnote(element)) place.reading.losses.add("footnotes");
    walk(element.childNodes, place);
  }
}

function readFrame(element: HtmlElement, place: Place): void {
  if (place.frames < mostFrames) {
    place.out.add(frameOf(element, { ...place, frames: place.frames + 1 }));
  } else {
    place.reading.losses.add("deep");
    walk(element.childNodes, place);
  }
}

function frameOf(element: HtmlElement, place: Place): Node[] {
  if (element.tagName === "table") return readTable(element, place, collect);
  if (element.tagName !== "blockquote") return readList(element, place, collect);
  const blocks = collect(element.childNodes, place);
  return blocks.length > 0 ? [schema.nodes.blockquote.create(null, blocks)] : [];
}

/** Pictures and the like inside a heading follow it. */
function readHeading(element: HtmlElement, place: Place): void {
  const blocks = collect(element.childNodes, place);
  const words = joinedLines(blocks.filter((block) => block.type !== schema.nodes.figure));
  if (words.size > 0) {
    if (isHeadline(element, words, place.reading)) place.reading.headline = { content: words, before: place.before() };
    else place.out.add([schema.nodes.heading.create({ level: Math.max(2, Number(element.tagName[1])) }, words)]);
  }
  place.out.add(blocks.filter((block) => block.type === schema.nodes.figure));
}

function isHeadline(element: HtmlElement, words: Fragment, reading: Reading): boolean {
  if (element.tagName !== "h1" || reading.headline !== null) return false;
  return (
    reading.title === undefined || foldWords(words.textBetween(0, words.size, " ", " ")) === foldWords(reading.title)
  );
}

function addPicture(element: HtmlElement, place: Place): void {
  const picture = pictureIn(element, place.reading);
  if (typeof picture === "string") place.out.run.addText(picture, place.marks);
  else if (picture !== null) place.out.add([picture]);
}

function addPlainWords(element: HtmlElement, place: Place): void {
  place.reading.losses.add("deep");
  const shown = (inner: HtmlElement) => {
    if (!isLeftOut(inner)) return true;
    countLeftOut(inner, place.reading.losses);
    return false;
  };
  place.out.run.addText(` ${wordsIn(element.childNodes, shown)} `, place.marks);
}

function isFigure(element: HtmlElement): boolean {
  return element.tagName === "figure" || /(^|\s)wp-caption(\s|$)/.test(attribute(element, "class") ?? "");
}

function namesMaker(element: HtmlElement): boolean {
  const names = `${attribute(element, "class") ?? ""} ${attribute(element, "itemprop") ?? ""}`;
  return /credit|copyright|photographer/i.test(names);
}

/** Browsers copy a blank at the edge of an element as a no-break space of its own. */
function isConvertedBlank(element: HtmlElement): boolean {
  return attribute(element, "class") === "Apple-converted-space" && wordsIn(element.childNodes).trim() === "";
}

function isFootnote(element: HtmlElement): boolean {
  if (/mso-element:\s*(foot|end)note\s*(;|$)/.test(attribute(element, "style") ?? "")) return true;
  if (/^doc-(foot|end)note$/.test(attribute(element, "role") ?? "")) return true;
  return /^(ftnt|fn:?|footnote-?)\d+$/.test(attribute(element, "id") ?? "");
}
