/**
 * Reads a story of the file (the article, a footnote, a comment) as Word shows it before the open changes: what somebody cut stays,
 * what somebody put in is kept beside. Of everything unknown the words are read: only `w:t` and its like hold any.
 */
import { cleanCharacters } from "../clean-characters.ts";
import type { Losses, LossKind } from "../losses.ts";
import { type Changer, Changes, changerIn, changerOf } from "./changes.ts";
import type { DocxPart } from "./docx-package.ts";
import { readDrawing, shownOf } from "./drawings.ts";
import { Fields, linkOfInstruction } from "./fields.ts";
import { mathSigns } from "./math-signs.ts";
import { type Block, type Format, type Link, Paragraph } from "./paragraph.ts";
import { type RunFormat, runFormat } from "./run-format.ts";
import { isNoteMark, isNoteSign, textOf } from "./run-text.ts";
import type { Styles } from "./styles.ts";
import { symbolOf } from "./symbols.ts";
import { TableRows } from "./table-rows.ts";
import { childOf, type XmlElement } from "./xml-element.ts";
import { tooMuchInside } from "./zip-file.ts";

/** An offset in a paragraph, by its index. */
export interface Spot {
  paragraph: number;
  offset: number;
}

/** Where a comment's marks stand. */
export interface CommentMarks {
  start?: Spot;
  end?: Spot;
  reference?: Spot;
}

export interface NoteMark {
  kind: "footnote" | "endnote";
  id: string;
  at: Spot;
}

export interface Story {
  blocks: Block[];
  /** In reading order, also those of boxes and tables. */
  paragraphs: Paragraph[];
  /** By the comment's id. */
  comments: Map<string, CommentMarks>;
  notes: NoteMark[];
  changes: Changes;
}

export interface StoryContext {
  part: DocxPart;
  styles: Styles;
  losses: Losses;
}

export function readStory(content: readonly XmlElement[], context: StoryContext): Story {
  return new StoryReader(content, context).read(content);
}

/** Also empty ones. */
const mostParagraphs = 60_000;
const formatChanges = /^w:(?:rPr|pPr|sectPr|tblPr|trPr|tcPr|tblGrid|tblPrEx|numbering)Change$/;
/** Elements that stand in lines, wherever else a file puts them. */
const inline = new Set(["w:r", "w:hyperlink", "w:fldSimple", "m:oMath", "m:oMathPara"]);

class StoryReader {
  readonly #story: Story = { blocks: [], paragraphs: [], comments: new Map(), notes: [], changes: new Changes() };
  readonly #context: StoryContext;
  readonly #losses: Losses;
  readonly #fields: Fields;
  /** The paragraph being read. */
  #open: Paragraph | null = null;
  /** A paragraph whose end was put in by somebody: before that the next one went on in it. */
  #carried: Paragraph | null = null;
  /** Some of the paragraph's words are not cut. */
  #isKept = false;
  #boxes: (readonly XmlElement[])[] = [];
  #inserted: Changer | null = null;
  #cut: Changer | null = null;
  #link: Link | null = null;
  #raised: Format["raised"] = null;
  /** What became of the last words: a passage is counted once, however many pieces it is made of. */
  #passage: LossKind | null = null;

  constructor(content: readonly XmlElement[], context: StoryContext) {
    this.#context = context;
    this.#losses = context.losses;
    this.#fields = new Fields(content);
  }

  read(content: readonly XmlElement[]): Story {
    this.#blocks(content, this.#story.blocks);
    return this.#story;
  }

  #blocks(elements: readonly XmlElement[], out: Block[]): void {
    for (const element of elements) this.#block(element, out);
    this.#finishCarried(out);
  }

  #block(element: XmlElement, out: Block[]): void {
    const { name } = element;
    if (name === "w:p") this.#paragraph(element, out);
    else if (name === "w:tbl") this.#table(element, out);
    else if (inline.has(name)) this.#paragraph({ name: "w:p", attributes: {}, children: [element], text: "" }, out);
    else if (name === "w:altChunk" || name === "w:subDoc") this.#losses.add("embedded");
    else if (name === "w:sectPr" || name === "w:sdtPr") this.#countFormatChanges(element);
    else if (!this.#mark(element)) {
      this.#within(element, () => {
        for (const child of shownOf(element)) this.#block(child, out);
      });
    }
  }

  #paragraph(element: XmlElement, out: Block[]): void {
    const paragraph = this.#carried ?? this.#newParagraph(out);
    this.#carried = null;
    this.#isKept = false;
    this.#open = paragraph;
    paragraph.properties = childOf(element, "w:pPr");
    this.#countFormatChanges(paragraph.properties);
    for (const child of element.children) if (child.name !== "w:pPr") this.#inline(child);
    const end = childOf(paragraph.properties, "w:rPr");
    this.#countFormatChanges(end);
    const put = this.#inserted ?? changerIn(end, "w:ins", "w:moveTo");
    const cut = changerIn(end, "w:del", "w:moveFrom");
    // A paragraph that is cut whole goes with its end: nothing is joined.
    if (cut !== null && put === null && this.#isKept) this.#losses.add("joins");
    if (put !== null) {
      this.#insert("\n", put);
      this.#open = null;
      this.#carried = paragraph;
    } else this.#finish(paragraph, out);
  }

  #newParagraph(out: Block[]): Paragraph {
    if (this.#story.paragraphs.length >= mostParagraphs) throw tooMuchInside();
    const paragraph = new Paragraph(out);
    this.#story.paragraphs.push(paragraph);
    return paragraph;
  }

  /** The words of boxes follow the paragraph they stand beside. */
  #finish(paragraph: Paragraph, out: Block[]): void {
    this.#story.changes.interrupt();
    this.#passage = null;
    this.#open = null;
    out.push({ kind: "paragraph", paragraph });
    const boxes = this.#boxes;
    this.#boxes = [];
    for (const box of boxes) {
      const before = this.#story.paragraphs.length;
      this.#blocks(box, out);
      if (this.#story.paragraphs.slice(before).some((each) => each.hasWords)) this.#losses.add("boxes");
    }
  }

  #finishCarried(out: Block[]): void {
    const carried = this.#carried;
    this.#carried = null;
    if (carried !== null) this.#finish(carried, out);
  }

  #table(element: XmlElement, out: Block[]): void {
    this.#finishCarried(out);
    const rows = new TableRows();
    this.#parts(element.children, "w:tr", (row) => this.#row(row, rows));
    out.push({ kind: "table", rows: rows.all });
  }

  #row(element: XmlElement, rows: TableRows): void {
    const properties = childOf(element, "w:trPr");
    this.#countFormatChanges(properties);
    const put = changerIn(properties, "w:ins");
    const before = this.#story.paragraphs.length;
    rows.begin(properties);
    this.#changed(put, changerIn(properties, "w:del"), () => {
      this.#parts(element.children, "w:tc", (cell) => {
        const blocks: Block[] = [];
        const cellProperties = childOf(cell, "w:tcPr");
        this.#countFormatChanges(cellProperties);
        this.#blocks(cell.children, blocks);
        rows.add(cellProperties, blocks);
      });
    });
    const isNew = put !== null && !this.#story.paragraphs.slice(before).some((each) => each.hasWords);
    rows.end(isNew);
  }

  /** The rows of a table or the cells of a row, also those in a frame of their own. */
  #parts(elements: readonly XmlElement[], name: string, take: (element: XmlElement) => void): void {
    for (const element of elements) {
      if (element.name === name) take(element);
      else if (element.name === "w:tblPr" || element.name === "w:tblPrEx") this.#countFormatChanges(element);
      else if (!this.#mark(element) && element.name !== "w:trPr") {
        this.#within(element, () => this.#parts(shownOf(element), name, take));
      }
    }
  }

  #inline(element: XmlElement): void {
    const { name } = element;
    if (name === "w:r") this.#run(element);
    else if (name === "w:hyperlink") this.#linked(this.#linkOf(element), element);
    else if (name === "w:fldSimple") this.#linked(linkOfInstruction(element.attributes["w:instr"] ?? ""), element);
    else if (name.startsWith("m:")) this.#math(element);
    else if (!this.#mark(element)) {
      this.#within(element, () => {
        for (const child of shownOf(element)) this.#inline(child);
      });
    }
  }

  #linked(link: Link | null, element: XmlElement): void {
    const outer = this.#link;
    this.#link = link ?? outer;
    for (const child of shownOf(element)) this.#inline(child);
    this.#link = outer;
  }

  #linkOf({ attributes }: XmlElement): Link | null {
    const relation = this.#context.part.relations.get(attributes["r:id"] ?? "");
    if (relation === undefined || !relation.external) return null;
    const place = attributes["w:anchor"] ?? "";
    return { href: place === "" ? relation.target : `${relation.target}#${place}` };
  }

  /** Marks of comments and the like, which hold no words. True when it was one. */
  #mark(element: XmlElement): boolean {
    const id = element.attributes["w:id"] ?? "";
    if (element.name === "w:commentRangeStart") this.#commentMarks(id).start ??= this.#spot();
    else if (element.name === "w:commentRangeEnd") this.#commentMarks(id).end ??= this.#spot();
    else return false;
    return true;
  }

  #commentMarks(id: string): CommentMarks {
    const marks = this.#story.comments.get(id) ?? {};
    this.#story.comments.set(id, marks);
    return marks;
  }

  /** Between paragraphs: the beginning of the next one. */
  #spot(): Spot {
    const open = this.#open ?? this.#carried;
    const { length } = this.#story.paragraphs;
    return open === null ? { paragraph: length, offset: 0 } : { paragraph: length - 1, offset: open.text.length };
  }

  /** Inside what somebody put in or cut; anything else is only a frame. */
  #within(element: XmlElement, read: () => void): void {
    const { name } = element;
    if (name === "w:ins" || name === "w:moveTo") this.#changed(changerOf(element), null, read);
    else if (name === "w:del" || name === "w:moveFrom") this.#changed(null, changerOf(element), read);
    else if (name !== "w:sdtPr" && name !== "w:sdtEndPr" && name !== "w:customXmlPr" && name !== "w:smartTagPr") read();
  }

  #changed(inserted: Changer | null, cut: Changer | null, read: () => void): void {
    const outer = { inserted: this.#inserted, cut: this.#cut };
    this.#inserted = inserted ?? outer.inserted;
    this.#cut = cut ?? outer.cut;
    read();
    this.#inserted = outer.inserted;
    this.#cut = outer.cut;
  }

  #run(element: XmlElement): void {
    const properties = childOf(element, "w:rPr");
    this.#countFormatChanges(properties);
    this.#runContent(element.children, runFormat(properties, this.#open?.properties, this.#context.styles));
  }

  #runContent(elements: readonly XmlElement[], format: RunFormat): void {
    let isSign = false;
    for (const element of elements) {
      if (isNoteMark(element)) {
        this.#noteMark(element);
        isSign = isNoteSign(element);
      } else if (!isSign) this.#runPart(element, format);
    }
  }

  #runPart(element: XmlElement, format: RunFormat): void {
    const { name, attributes } = element;
    const text = textOf(element);
    if (text !== null) this.#text(text, format);
    else if (name === "w:sym") this.#symbol(attributes["w:font"] ?? "", attributes["w:char"] ?? "", format);
    else if (name === "w:fldChar") this.#fields.character(element);
    else if (name === "w:instrText" || name === "w:delInstrText") this.#fields.instruction(element.text);
    else if (name === "w:commentReference") this.#commentMarks(attributes["w:id"] ?? "").reference ??= this.#spot();
    else if (name === "w:drawing" || name === "w:pict" || name === "w:object") this.#drawing(element, format);
    else if (name === "w:ruby") this.#ruby(element, format);
    else if (name === "w:r") this.#run(element);
    else if (name !== "w:rPr") this.#runContent(shownOf(element), format);
  }

  #symbol(font: string, code: string, format: RunFormat): void {
    const symbol = symbolOf(font, code);
    if (symbol === null) this.#losses.add("symbols");
    this.#text(symbol ?? "□", format);
  }

  #ruby(element: XmlElement, format: RunFormat): void {
    for (const child of childOf(element, "w:rubyBase")?.children ?? []) this.#inline(child);
    this.#text("(", format);
    for (const child of childOf(element, "w:rt")?.children ?? []) this.#inline(child);
    this.#text(")", format);
  }

  #math(element: XmlElement): void {
    const signs = mathSigns(element);
    const plain = runFormat(undefined, undefined, this.#context.styles);
    const outer = this.#raised;
    if (element.name === "m:sup") this.#raised = "sup";
    if (element.name === "m:sub") this.#raised = "sub";
    if (element.text !== "" && element.name === "m:t") this.#text(element.text, plain);
    this.#text(signs.before, plain);
    for (const child of element.children) this.#inline(child);
    this.#text(signs.after, plain);
    this.#raised = outer;
  }

  #noteMark(element: XmlElement): void {
    const kind = element.name === "w:footnoteReference" ? "footnote" : "endnote";
    this.#story.notes.push({ kind, id: element.attributes["w:id"] ?? "", at: this.#spot() });
  }

  #drawing(element: XmlElement, format: RunFormat): void {
    const { pictures, boxes, charts, embedded } = readDrawing(element);
    this.#losses.add("charts", charts);
    this.#losses.add("embedded", embedded);
    if (this.#inserted !== null || this.#cut !== null) this.#losses.add("proposedPictures", pictures.length);
    if (this.#inserted !== null) return;
    this.#boxes.push(...boxes);
    for (const picture of pictures) {
      this.#story.changes.interrupt();
      this.#open?.addPicture(cleanCharacters(picture, this.#losses), this.#formatOf(format));
    }
  }

  #text(raw: string, format: RunFormat): void {
    if (raw === "" || this.#fields.isInstruction || this.#open === null) return;
    if (format.hidden) this.#count("hidden");
    else if (this.#inserted !== null && this.#cut !== null) this.#count("undone");
    else this.#shownText(cleanCharacters(raw, this.#losses), format, this.#open);
  }

  #shownText(text: string, format: RunFormat, open: Paragraph): void {
    if (this.#inserted !== null) {
      this.#insert(text, this.#inserted);
      return;
    }
    this.#count(format.struck && this.#cut === null ? "struck" : null);
    const from = open.text.length;
    open.add(text, this.#formatOf(format));
    if (this.#cut === null) {
      this.#story.changes.interrupt();
      this.#isKept ||= /\S/.test(text);
    } else this.#story.changes.cut(this.#cut, this.#story.paragraphs.length - 1, from, open.text.length);
  }

  #insert(text: string, by: Changer): void {
    const { paragraph, offset } = this.#spot();
    this.#story.changes.insert(by, paragraph, offset, text);
  }

  #formatOf({ strong, em, raised }: RunFormat): Format {
    return { strong, em, raised: this.#raised ?? raised, link: this.#link ?? this.#fields.link };
  }

  #count(kind: LossKind | null): void {
    if (kind !== null && kind !== this.#passage) this.#losses.add(kind);
    this.#passage = kind;
  }

  #countFormatChanges(properties: XmlElement | undefined): void {
    this.#losses.add("formatting", properties?.children.filter(({ name }) => formatChanges.test(name)).length ?? 0);
  }
}
