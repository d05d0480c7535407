/**
 * Reads a PDF copy as other people's programs would, with pdf.js: the words of the article's pages in the order they are written
 * in, which of them each annotation covers by where both stand on the page, the links to notes, and what should not be there.
 */
// Its other half, which it would look for in a file beside itself.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { FoundPages } from "../read-back-pdf.ts";
import { actualTexts } from "./actual-texts.ts";
import { dangersIn } from "./dangers.ts";

type AnyItem = Awaited<ReturnType<PDFPageProxy["getTextContent"]>>["items"][number];
type TextItem = Extract<AnyItem, { str: string }>;
/** Its types do not know the name of what is marked. */
type MarkedItem = Exclude<AnyItem, TextItem> & { tag?: string };
type Item = TextItem | MarkedItem;
type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

interface Annotation {
  subtype: string;
  rect: number[];
  quadPoints?: ArrayLike<number>;
  url?: string;
  dest?: unknown;
  contentsObj?: { str: string };
}

/** What a page has besides words, each with where it lies. */
interface Laid {
  claims: { number: number; on: Rectangle[] }[];
  references: { number: number; on: Rectangle }[];
}

export async function readPages(file: Uint8Array): Promise<FoundPages> {
  const task = getDocument({ data: new Uint8Array(file), useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  const pdf = await task.promise;
  const destinations = (await pdf.getDestinations()) as unknown as ReadonlyMap<string, unknown>;
  const sections = [...destinations].filter(([name]) => !/-\d+$/.test(name));
  const ends = await Promise.all(sections.map(([, destination]) => pageOf(pdf, destination)));
  const found: FoundPages = {
    pieces: [],
    lines: 0,
    notes: notesIn(await pdf.getOutline(), destinations),
    problems: dangersIn(Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1")),
  };
  const meant = actualTexts(file);
  const after = Math.min(...ends, pdf.numPages);
  for (let index = 0; index < after; index += 1) {
    const page = await pdf.getPage(index + 1);
    // To show annotations pdf.js would read the page's text once more. Those that do not print are known from the file's names.
    const annotations = (await page.getAnnotations({ intent: "print" })) as Annotation[];
    found.problems.push(...annotations.flatMap(problemOf));
    await readPage(page, laidOf(annotations, found), meant, found);
    page.cleanup();
  }
  await task.destroy();
  return found;
}

type Outline = Awaited<ReturnType<PDFDocumentProxy["getOutline"]>>;

/** A note is known by its bookmark, which begins with its number, under that of its section. */
function notesIn(outline: Outline, destinations: ReadonlyMap<string, unknown>): number[] {
  const sections = ["notes", "unplaced"].map((name) => JSON.stringify(destinations.get(name)));
  return (outline ?? [])
    .filter(({ dest }) => sections.includes(JSON.stringify(dest)))
    .flatMap(({ items }) => items as Outline)
    .flatMap(({ title }) => numbersIn(title, /^(\d+) /));
}

async function pageOf(pdf: PDFDocumentProxy, destination: unknown): Promise<number> {
  const [page] = destination as [Parameters<PDFDocumentProxy["getPageIndex"]>[0]];
  return pdf.getPageIndex(page);
}

function problemOf({ subtype, url, dest }: Annotation): string[] {
  if (subtype === "Highlight") return [];
  if (subtype !== "Link") return [`a ${subtype} annotation`];
  const sound = url === undefined ? dest !== undefined && dest !== null : /^(https?|mailto|tel):/i.test(url);
  return sound ? [] : ["an unsafe link"];
}

function numbersIn(text: string, form: RegExp): number[] {
  const matched = form.exec(text);
  return matched === null ? [] : [Number(matched[1])];
}

function laidOf(annotations: readonly Annotation[], found: FoundPages): Laid {
  const laid: Laid = { claims: [], references: [] };
  for (const { subtype, rect, quadPoints, dest, contentsObj } of annotations) {
    if (subtype === "Highlight") {
      const numbers = numbersIn(contentsObj?.str ?? "", /^Claim (\d+)(?![^ \n])/);
      if (numbers.length === 0) found.problems.push("an annotation of no claim");
      laid.claims.push(...numbers.map((number) => ({ number, on: quadsOf(quadPoints ?? []) })));
    } else if (typeof dest === "string") {
      const on = rect as unknown as Rectangle;
      laid.references.push(...numbersIn(dest, /^note-(\d+)$/).map((number) => ({ number, on })));
    }
  }
  return laid;
}

function quadsOf(points: ArrayLike<number>): Rectangle[] {
  return Array.from({ length: points.length / 8 }, (_, index) => {
    const xs = [0, 2, 4, 6].map((at) => points[8 * index + at]!);
    const ys = [1, 3, 5, 7].map((at) => points[8 * index + at]!);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  });
}

/** Words of the article as the page has them; `order` is the place that the file's structure gives them. */
interface Written {
  text: string;
  item: TextItem;
  order: number;
}

async function readPage(
  page: PDFPageProxy,
  laid: Laid,
  meantOn: (page: number) => readonly string[],
  found: FoundPages,
): Promise<void> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const telling = items.filter(isTelling).length;
  const meant = telling === 0 ? [] : meantOn(page.ref!.num);
  if (meant.length !== telling) found.problems.push("words that cannot be told");
  const written = writtenOn(items, meant, orderOf(await page.getStructTree()));
  if (written.some(({ order }) => order < 0)) found.problems.push("words without a place");
  addPieces(
    written.sort((a, b) => a.order - b.order),
    laid,
    found,
  );
}

type Structure = Awaited<ReturnType<PDFPageProxy["getStructTree"]>>;

/** The ids of a page's content in reading order: a cell of a table that reaches down is drawn late, but read first. */
function orderOf(structure: Structure): Map<string, number> {
  const order = new Map<string, number>();
  const branches: unknown[] = [structure];
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    const { id, type, children } = (branch ?? {}) as { id?: string; type?: string; children?: unknown[] };
    if (type === "content" && id !== undefined) order.set(id, order.size);
    branches.push(...(children ?? []).toReversed());
  }
  return order;
}

/** pdf.js does not say what such a span is meant to be read as, only that there is one. */
function isTelling(item: Item): boolean {
  return "type" in item && item.type === "beginMarkedContentProps" && item.tag === "Span" && item.id === null;
}

/** Without what a page adds by itself, which is marked as an artifact. */
function writtenOn(items: readonly Item[], meant: readonly string[], order: ReadonlyMap<string, number>): Written[] {
  const written: Written[] = [];
  /** What is open, innermost last; `first` is the first glyphs of a span that is meant to be read as `text`. */
  const open: { artifact: boolean; id: string | null; text: string | null; first: TextItem | null }[] = [];
  let told = 0;
  const add = (text: string, item: TextItem) => {
    if (open.some(({ artifact }) => artifact)) return;
    const id = open.findLast((each) => each.id !== null)?.id ?? "";
    written.push({ text, item, order: order.get(id) ?? -1 });
  };
  for (const item of items) {
    if ("str" in item) {
      if (item.str.trim() === "") continue;
      const span = open.find(({ text }) => text !== null);
      if (span === undefined) add(item.str, item);
      else if (span.first === null || span.first.width === 0) span.first = item;
    } else if (item.type === "endMarkedContent") {
      const ended = open.pop();
      if (ended?.text && ended.first) add(ended.text, ended.first);
    } else {
      const text = isTelling(item) ? (meant[told++] ?? "") : null;
      open.push({ artifact: item.tag === "Artifact", id: item.id ?? null, text, first: null });
    }
  }
  return written;
}

function addPieces(written: readonly Written[], laid: Laid, found: FoundPages): void {
  let line = found.lines;
  let [lastBaseline, lastSize] = [Number.NaN, 0];
  for (const [index, { text, item }] of written.entries()) {
    const beside = [written[index - 1]?.text ?? "", written[index + 1]?.text ?? ""];
    if (isToldAgain(text, item, beside)) continue;
    const [, , , , left, baseline] = item.transform as [number, number, number, number, number, number];
    const middle: Point = [left + item.width / 2, baseline + item.height * 0.3];
    const reference = laid.references.find(({ on }) => isWithin(middle, on));
    if (reference !== undefined) {
      const { number } = reference;
      if (text.trim() !== String(number)) found.problems.push(`a link ${text} to note ${number}`);
      found.pieces.push({ kind: "reference", number });
      continue;
    }
    // What is raised or lowered stays in its line.
    if (!(Math.abs(baseline - lastBaseline) <= 0.6 * Math.max(item.height, lastSize))) line += 1;
    [lastBaseline, lastSize] = [baseline, item.height];
    const claims = laid.claims.filter(({ on }) => on.some((each) => isWithin(middle, each)));
    found.pieces.push({ kind: "words", text, line, claims: claims.map(({ number }) => number) });
  }
  found.lines = line;
}

/** A mark that is drawn apart from its letter, and so without a width, tells of both: the letter beside it has told already. */
function isToldAgain(text: string, { width }: TextItem, beside: readonly string[]): boolean {
  if (width !== 0 || !/\p{M}/u.test(text) || !/\P{M}/u.test(text)) return false;
  return beside.some((other) => [...text].every((character) => other.includes(character)));
}

type Point = readonly [x: number, y: number];

function isWithin([x, y]: Point, [left, bottom, right, top]: Rectangle): boolean {
  return x > left && x < right && y > bottom && y < top;
}
