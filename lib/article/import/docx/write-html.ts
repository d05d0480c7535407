/** The article's blocks as the HTML that read-html.ts reads: so one walk decides about links, pictures, lists and tables. */
import { type Anchors, mostAnchors } from "../anchored.ts";
import type { Losses } from "../losses.ts";
import type { ListMark, Numbering } from "./numbering.ts";
import type { Anchor, Block, Format, Link, Paragraph, Row } from "./paragraph.ts";
import { outlineOf, type Styles } from "./styles.ts";
import { childOf, numberOf, settingOf } from "./xml-element.ts";
import { tooMuchInside } from "./zip-file.ts";

/** Pieces of words, and anchors around them: more is no article. */
const mostPieces = 300_000;

export interface HtmlContext {
  styles: Styles;
  numbering: Numbering;
  anchors: Anchors;
  /** The file has a title above its headings. */
  hasTitle: boolean;
  losses: Losses;
}

interface OpenList {
  tag: "ol" | "ul";
  level: number;
  number: number | null;
}

export function writeHtml(blocks: readonly Block[], context: HtmlContext): string {
  return new HtmlWriter(context).blocks(blocks);
}

class HtmlWriter {
  readonly #context: HtmlContext;
  #pieces = 0;

  constructor(context: HtmlContext) {
    this.#context = context;
  }

  blocks(blocks: readonly Block[]): string {
    const out = new BlockWriter();
    for (const [index, block] of blocks.entries()) {
      if (block.kind === "table") out.add(this.#table(block.rows));
      else if (block.paragraph.text !== "") this.#paragraph(block.paragraph, blocks[index - 1], out);
    }
    return out.close();
  }

  #paragraph(paragraph: Paragraph, before: Block | undefined, out: BlockWriter): void {
    const { heading, mark, quote, caption } = this.#styleOf(paragraph);
    if (heading !== null) {
      if (mark !== null && mark.number !== null) this.#context.losses.add("headingNumbers");
      const level = Math.min(heading + (this.#context.hasTitle ? 1 : 0), 6);
      out.add(`<h${level}>${this.#inline(paragraph, false)}</h${level}>`);
    } else if (mark !== null) out.addItem(mark, this.#inline(paragraph));
    else if (caption && isPicture(before)) out.addCaption(this.#inline(paragraph));
    else if (quote) out.addQuote(`<p>${this.#inline(paragraph)}</p>`);
    else out.add(`<p>${this.#inline(paragraph)}</p>`);
  }

  #styleOf({ properties }: Paragraph) {
    const style = this.#context.styles.ofParagraph(settingOf(properties, "w:pStyle") ?? "");
    const outline = outlineOf(properties);
    const heading = outline === undefined ? style.heading : outline;
    const own = childOf(properties, "w:numPr");
    const numId = settingOf(own, "w:numId") ?? style.numId;
    const level = numberOf(settingOf(own, "w:ilvl")) ?? style.level ?? 0;
    const mark = numId === undefined || numId === "0" ? null : this.#context.numbering.next(numId, level);
    return { heading, mark, quote: style.quote, caption: style.caption };
  }

  #table(rows: readonly Row[]): string {
    const written = rows.map(({ isHeader, cells }) => {
      const tag = isHeader ? "th" : "td";
      const parts = cells.map(({ colspan, rowspan, blocks }) => {
        this.#count(1);
        return `<${tag} colspan="${colspan}" rowspan="${rowspan}">${this.blocks(blocks)}</${tag}>`;
      });
      return `<tr>${parts.join("")}</tr>`;
    });
    return `<table><tbody>${written.join("")}</tbody></table>`;
  }

  #inline(paragraph: Paragraph, takesBold = true): string {
    const html: string[] = [];
    let link: Link | null = null;
    for (const { from, to, format, anchors } of piecesOf(paragraph)) {
      this.#count(1 + anchors.length);
      if (format.link !== link) {
        if (link !== null) html.push("</a>");
        if (format.link !== null) html.push(`<a href="${escaped(format.link.href)}">`);
        link = format.link;
      }
      const picture = paragraph.pictures.get(from);
      if (picture !== undefined) html.push(`<img alt="${escaped(picture)}">`);
      else html.push(this.#anchored(formatted(paragraph.text.slice(from, to), format, takesBold), anchors));
    }
    if (link !== null) html.push("</a>");
    return html.join("");
  }

  #anchored(html: string, anchors: readonly Anchor[]): string {
    return anchors.reduce((inner, { remark, side }) => this.#context.anchors.over(inner, remark, side), html);
  }

  #count(pieces: number): void {
    this.#pieces += pieces;
    if (this.#pieces > mostPieces) throw tooMuchInside();
  }
}

interface Piece {
  from: number;
  to: number;
  format: Format;
  anchors: Anchor[];
}

/** The paragraph in stretches of one format and the same anchors; each picture is one. */
function piecesOf(paragraph: Paragraph): Piece[] {
  const cuts = new Set<number>();
  for (const { from, to } of paragraph.anchors) cuts.add(from).add(to);
  for (const { to } of paragraph.runs) cuts.add(to);
  for (const at of paragraph.pictures.keys()) cuts.add(at).add(at + 1);
  const waiting = paragraph.anchors.toSorted((one, other) => one.from - other.from);
  const pieces: Piece[] = [];
  let [from, run, next] = [0, 0, 0];
  let open: Anchor[] = [];
  for (const to of [...cuts].sort((one, other) => one - other)) {
    if (to === from) continue;
    while (paragraph.runs[run]!.to <= from) run += 1;
    while (next < waiting.length && waiting[next]!.from <= from) open.push(waiting[next++]!);
    open = open.filter((anchor) => anchor.to > from);
    if (open.length > mostAnchors) throw tooMuchInside();
    pieces.push({ from, to, format: paragraph.runs[run]!.format, anchors: open.slice() });
    from = to;
  }
  return pieces;
}

function formatted(text: string, { strong, em, raised }: Format, takesBold: boolean): string {
  let html = escaped(text).replaceAll("\n", "<br>");
  if (raised !== null) html = `<${raised}>${html}</${raised}>`;
  if (em) html = `<em>${html}</em>`;
  return strong && takesBold ? `<strong>${html}</strong>` : html;
}

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign]!);
}

function isPicture(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.paragraph.pictures.size > 0 && !block.paragraph.hasWords;
}

/** Blocks one after the other: items that follow each other are one list, quoted paragraphs one quotation. */
class BlockWriter {
  readonly #html: string[] = [];
  readonly #lists: OpenList[] = [];
  #isQuote = false;

  add(html: string): void {
    this.#end();
    this.#html.push(html);
  }

  addQuote(html: string): void {
    if (!this.#isQuote) {
      this.#end();
      this.#html.push("<blockquote>");
      this.#isQuote = true;
    }
    this.#html.push(html);
  }

  /** Of the picture that was added last. */
  addCaption(html: string): void {
    this.#end();
    const picture = this.#html.pop()!;
    this.#html.push(`<figure>${picture}<figcaption>${html}</figcaption></figure>`);
  }

  addItem({ level, number }: ListMark, html: string): void {
    if (this.#isQuote) this.#end();
    const tag = number === null ? "ul" : "ol";
    while (this.#lists.length > 1 && this.#lists.at(-1)!.level > level) this.#closeList();
    const last = this.#lists.at(-1);
    if (last !== undefined && last.level >= level && !goesOn(last, tag, number)) this.#closeList();
    const open = this.#lists.at(-1);
    if (open !== undefined && open.level >= level) {
      this.#html.push("</li>");
      open.number = number;
      open.level = level;
    } else {
      this.#html.push(number === null || number === 1 ? `<${tag}>` : `<${tag} start="${number}">`);
      this.#lists.push({ tag, level, number });
    }
    this.#html.push(`<li>${html}`);
  }

  close(): string {
    this.#end();
    return this.#html.join("");
  }

  #end(): void {
    while (this.#lists.length > 0) this.#closeList();
    if (this.#isQuote) this.#html.push("</blockquote>");
    this.#isQuote = false;
  }

  #closeList(): void {
    this.#html.push(`</li></${this.#lists.pop()!.tag}>`);
  }
}

function goesOn(list: OpenList, tag: OpenList["tag"], number: number | null): boolean {
  return list.tag === tag && (number === null || number === (list.number ?? 0) + 1);
}
