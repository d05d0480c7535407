/**
 * Finds headline, byline and dateline at the start of an article, moves them to their own nodes, and makes a leading photo credit
 * a figure. What the caller gives wins; where the text says the same, the text's own line is used and nothing stands twice.
 * No character is lost: a run-in dateline keeps its dash, a byline its "By".
 */
import { Fragment, type Node } from "prosemirror-model";
import { foldWords, textOfBlock } from "../document-text.ts";
import { isCreditLine } from "./credit-line.ts";
import {
  isByline,
  isBylineBelowHeadline,
  isDateline,
  isHeadline,
  isSureDateline,
  runInDateline,
} from "./front-patterns.ts";
import { schema } from "./import-schema.ts";
import { trimmed } from "./inline-run.ts";
import { type LineName, lineOf, lineOfText } from "./line-node.ts";
import type { Losses } from "./losses.ts";
import type { Found } from "./page-facts.ts";
import type { Remark } from "./remark.ts";

export interface GivenLines {
  title?: string;
  byline?: string;
  dateline?: string;
}

/** What a reader of some format found: blocks in reading order, and what the format itself says of the headline. */
export interface ReadArticle {
  blocks: readonly Node[];
  /** The first `<h1>`, already taken out of the blocks, and how many blocks stood before it. */
  headline: { content: Fragment; before: number } | null;
  /** `<title>`: often the headline with the site's name behind it. */
  pageTitle: string;
  /** In reading order; anchors in the blocks name them by their index. */
  remarks: readonly Remark[];
  /** First lines that count as given, where the format knows them. */
  lines?: GivenLines;
  found?: Found;
}

/** First lines are sought no further than this, and not beyond the first paragraphs that are none of them. */
const farthest = 12;
const mostOthers = 2;
const longestOther = 250;

/** The document: first lines in their nodes, everything else in reading order below. */
export function takeFrontLines(read: ReadArticle, given: GivenLines, losses: Losses): Node {
  const front = new FrontLines(given, read);
  const start = read.headline?.before ?? 0;
  const blocks = read.blocks.slice(0, start);
  for (const [index, block] of read.blocks.slice(start).entries()) {
    const credited = withCredit(blocks.at(-1), block);
    if (credited !== null) {
      blocks[blocks.length - 1] = credited;
      continue;
    }
    const kept = index < farthest && !front.complete ? front.take(block, read.blocks[start + index + 1]) : block;
    if (kept !== null) blocks.push(kept);
  }
  losses.add("lineLinks", front.linkCount());
  return schema.nodes.doc.create(null, [...front.nodes(), ...(blocks.length > 0 ? blocks : [emptyParagraph()])]);
}

class FrontLines {
  complete = false;
  #others = 0;
  #headline: Fragment | null;
  #byline: Fragment | null = null;
  #dateline: Fragment | null = null;
  readonly #given: GivenLines;
  readonly #pageTitle: string;

  constructor(given: GivenLines, read: ReadArticle) {
    this.#given = given;
    this.#headline = read.headline?.content ?? null;
    this.#pageTitle = given.title === undefined && this.#headline === null ? foldWords(read.pageTitle) : "";
  }

  nodes(): Node[] {
    return [
      lineNode("headline", this.#headline, this.#given.title ?? this.#pageTitle),
      lineNode("byline", this.#byline, this.#given.byline ?? ""),
      lineNode("dateline", this.#dateline, this.#given.dateline ?? ""),
    ];
  }

  /** First lines hold no links. */
  linkCount(): number {
    return [this.#headline, this.#byline, this.#dateline]
      .flatMap((line) => line?.content ?? [])
      .filter((node) => schema.marks.link.isInSet(node.marks) !== undefined).length;
  }

  /** The block as it stays in the article's body, or null when it was a first line. */
  take(block: Node, next: Node | undefined): Node | null {
    if (block.type !== schema.nodes.paragraph && block.type !== schema.nodes.heading) return block;
    const text = foldWords(textOfBlock(block));
    if (this.#isHeadline(block, text, next)) this.#headline = block.content;
    else if (this.#isByline(text)) this.#byline = block.content;
    else if (this.#isDateline(text)) this.#dateline = block.content;
    else return this.#body(block, text);
    return null;
  }

  #isHeadline(block: Node, text: string, next: Node | undefined): boolean {
    if (this.#headline !== null) return false;
    if (this.#given.title !== undefined) return text === foldWords(this.#given.title);
    if (this.#pageTitle !== "") return text.length > 2 && this.#pageTitle.startsWith(text);
    if (this.#others > 0 || isCreditLine(text) || isByline(text) || isSureDateline(text)) return false;
    return next !== undefined && (block.type === schema.nodes.heading || isHeadline(textOfBlock(block)));
  }

  #isByline(text: string): boolean {
    if (this.#byline !== null) return false;
    const given = this.#given.byline;
    const isBelow = this.#headline !== null || this.#given.title !== undefined;
    if (given === undefined) return isByline(text) || (isBelow && isBylineBelowHeadline(text));
    return withoutBy(text) === withoutBy(foldWords(given));
  }

  #isDateline(text: string): boolean {
    if (this.#dateline !== null) return false;
    return this.#mayBeDateline(text) && (this.#given.dateline !== undefined || isDateline(text));
  }

  #mayBeDateline(text: string): boolean {
    const given = this.#given.dateline;
    return given === undefined || withoutDash(text) === withoutDash(foldWords(given));
  }

  /** A block that stays: without its run-in dateline, as a figure when it is a photo credit. */
  #body(block: Node, text: string): Node {
    if (isCreditLine(text)) return figureOf(block.content);
    const runIn = block.type === schema.nodes.paragraph && this.#dateline === null ? this.#runInLength(block) : 0;
    this.#others += 1;
    this.complete = runIn > 0 || this.#others > mostOthers || text.length > longestOther;
    if (runIn === 0) return block;
    this.#dateline = block.content.cut(0, runIn);
    return block.copy(trimmed(block.content.cut(runIn).content));
  }

  #runInLength(block: Node): number {
    const text = textOfBlock(block);
    const length = runInDateline(text);
    if (length > 0) return this.#mayBeDateline(foldWords(text.slice(0, length))) ? length : 0;
    return this.#givenDatelineAtStart(text);
  }

  /** A dateline that was given and stands in the text is moved even when it is written in no way known here. */
  #givenDatelineAtStart(text: string): number {
    const given = withoutDash(foldWords(this.#given.dateline ?? ""));
    if (given === "" || !text.startsWith(given)) return 0;
    const dash = /^ ?(?:—|–|―|--|-)(?=\s)/.exec(text.slice(given.length))?.[0];
    return dash === undefined ? 0 : given.length + dash.length;
  }
}

function withoutBy(line: string): string {
  return line.replace(/^by:? /i, "");
}

function withoutDash(line: string): string {
  return line.replace(/\s*[—–―-]+$/, "");
}

function lineNode(name: LineName, content: Fragment | null, text: string): Node {
  return content === null ? lineOfText(name, text) : lineOf(name, content);
}

/** A figure whose picture is not known, with the credit that stood alone. */
function figureOf(credit: Fragment): Node {
  return schema.nodes.figure.create(null, [schema.nodes.caption.create(), lineOf("credit", credit)]);
}

/** The figure with the credit line that stands right below it, or null when the two are not that. */
function withCredit(figure: Node | undefined, line: Node): Node | null {
  if (figure?.type !== schema.nodes.figure || line.type !== schema.nodes.paragraph) return null;
  if (figure.child(1).content.size > 0 || !isCreditLine(textOfBlock(line))) return null;
  return figure.copy(Fragment.from([figure.child(0), lineOf("credit", line.content)]));
}

function emptyParagraph(): Node {
  return schema.nodes.paragraph.create();
}
