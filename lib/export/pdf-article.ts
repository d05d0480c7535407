/**
 * The article of a PDF copy, as the page's template is given it. What a claim covers is a link to a made-up address that names the
 * claims: where the words came to stand on the page is then known from the links, and these are made into annotations.
 */
import { invariant } from "../app-error.ts";
import type { CopyClaim } from "./annotated-copy.ts";
import { lanesOf } from "./claim-lanes.ts";
import type { Block, Cell, LineKind, Run } from "./copy-blocks.ts";
import { breakable } from "./pdf-letters.ts";
import { type PdfTable, pdfTable } from "./pdf-table.ts";
import { directionsOf } from "./text-direction.ts";

export interface PdfUnderline {
  tone: string;
  lane: number;
}

export interface PdfRun {
  text: string;
  breaks: boolean;
  em: boolean;
  strong: boolean;
  shift: "superscript" | "subscript" | null;
  /** `claims:3,5`, with `;7` behind it when the words are the article's link 7 too; or that link alone; empty for none. */
  address: string;
  underlines: readonly PdfUnderline[];
  /** Numbers of the claims whose last words these are. */
  ends: readonly number[];
  /** Whether their numbers could be drawn elsewhere than behind the words, or at the head of the next line. */
  guarded: boolean;
}

type UnguardedRun = Omit<PdfRun, "guarded">;

export interface PdfLine {
  kind: LineKind | "heading";
  level: number;
  rtl: boolean;
  runs: readonly PdfRun[];
}

export type PdfBlock =
  | PdfLine
  | { kind: "quote"; blocks: readonly PdfBlock[] }
  | { kind: "list"; ordered: boolean; start: number; rtl: boolean; items: readonly (readonly PdfBlock[])[] }
  | { kind: "figure"; alt: string; rtl: boolean; blocks: readonly PdfBlock[] }
  | ({ kind: "table"; rtl: boolean } & PdfTable<readonly PdfBlock[]>)
  | { kind: "rule" };

export interface PdfArticle {
  blocks: readonly PdfBlock[];
  /** The article's own links, where claims cover them. */
  links: readonly string[];
}

interface Writing {
  underlines: ReadonlyMap<number, PdfUnderline>;
  links: string[];
  /** The longest words that fit where the writing is. */
  longest: number;
}

/** In characters, of words that fit on a line, and of all that fit on one in a table. */
const longestWord = 30;
const tableWidth = 80;

export function pdfArticle(blocks: readonly Block[], claims: readonly CopyClaim[]): PdfArticle {
  const lanes = lanesOf(claims);
  const underlines = new Map(
    claims.map(({ number, tone }) => [number, { tone: tone ?? "plain", lane: lanes.get(number) ?? 0 }]),
  );
  const writing: Writing = { underlines, links: [], longest: longestWord };
  return { blocks: pdfBlocks(blocks, writing), links: writing.links };
}

function pdfBlocks(blocks: readonly Block[], writing: Writing): PdfBlock[] {
  return blocks.flatMap((block) => pdfBlock(block, writing));
}

function pdfBlock(block: Block, writing: Writing): PdfBlock[] {
  const rtl = directionsOf(wordsOf(block)).rtl;
  switch (block.kind) {
    case "quote":
      return [{ kind: "quote", blocks: pdfBlocks(block.blocks, writing) }];
    case "list":
      return [{ ...block, rtl, items: block.items.map((item) => pdfBlocks(item, writing)) }];
    case "figure":
      return [pictureOf(block, writing)];
    case "table":
      return [{ kind: "table", rtl, ...tableOf(block.rows, writing) }];
    case "rule":
      return [{ kind: "rule" }];
    default:
      return lineOf(block, rtl, writing);
  }
}

function tableOf(rows: readonly (readonly Cell[])[], writing: Writing): PdfTable<readonly PdfBlock[]> {
  const { columns } = pdfTable(rows, () => null);
  const inCell = { ...writing, longest: Math.max(2, Math.min(longestWord, Math.floor(tableWidth / columns))) };
  return pdfTable(rows, (cell) => pdfBlocks(cell.blocks, inCell));
}

/** A line without words is left out, as it is in the article's text. */
function lineOf(block: Extract<Block, { runs: readonly Run[] }>, rtl: boolean, writing: Writing): PdfLine[] {
  if (block.runs.length === 0) return [];
  const level = block.kind === "heading" ? Math.max(2, block.level) : 1;
  return [{ kind: block.kind, level, rtl, runs: runsOf(block.runs, writing) }];
}

function runsOf(runs: readonly Run[], writing: Writing): PdfRun[] {
  const whole = wholeLetters(runs.map((run) => pdfRun(run, writing)));
  const oneWay = !otherWay.test(runs.map(({ text }) => text).join(""));
  return whole.map(({ text, ...run }) => ({
    ...run,
    text: breakable(text, writing.longest),
    guarded: !(oneWay && holding.test(text)),
  }));
}

/** The blocks of scripts that run from right to left, and the characters that turn words round. */
const otherWay =
  /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Letters that the fonts have, and digits: no line ends between one of these and a digit. */
const holding = /[A-Za-z\u00C0-\u017F\u0391-\u03C9\u0410-\u044F\d]$/;

/** Marks stay with the letter they are on, whatever begins or ends between them: a page draws them as one. */
function wholeLetters(runs: readonly UnguardedRun[]): UnguardedRun[] {
  const whole: UnguardedRun[] = [];
  for (const run of runs) {
    const before = whole.at(-1);
    const marks = before === undefined || before.breaks ? "" : /^\p{M}*/u.exec(run.text)![0];
    if (marks !== "") whole.splice(-1, 1, { ...before!, text: before!.text + marks });
    const text = run.text.slice(marks.length);
    whole.push({ ...run, text, address: text === "" ? "" : run.address });
  }
  return whole;
}

/** The picture's description stands for it, and its own direction may not be that of its caption. */
function pictureOf({ alt, blocks }: Extract<Block, { kind: "figure" }>, writing: Writing): PdfBlock {
  return { kind: "figure", alt, rtl: directionsOf(alt).rtl, blocks: pdfBlocks(blocks, writing) };
}

function pdfRun({ kind, text, marks, claims, ends }: Run, writing: Writing): UnguardedRun {
  return {
    text,
    breaks: kind === "break",
    em: marks.em,
    strong: marks.strong,
    shift: marks.shift,
    address: addressOf(claims, marks.link, writing.links),
    underlines: claims.map((number) => {
      const underline = writing.underlines.get(number);
      invariant(underline !== undefined, `the notes of a copy lack that of claim ${number}`);
      return underline;
    }),
    ends,
  };
}

function addressOf(claims: readonly number[], link: string | null, links: string[]): string {
  if (claims.length === 0) return link ?? "";
  return `claims:${claims.join(",")}${link === null ? "" : `;${links.push(link) - 1}`}`;
}

function wordsOf(block: Block): string {
  if ("runs" in block) return block.runs.map((run) => run.text).join("");
  if (block.kind === "rule") return "";
  return insideOf(block).map(wordsOf).join("");
}

function insideOf(block: Exclude<Block, { runs: readonly Run[] } | { kind: "rule" }>): readonly Block[] {
  if (block.kind === "list") return block.items.flat();
  if (block.kind === "table") return block.rows.flat().flatMap((cell: Cell) => cell.blocks);
  return block.blocks;
}
