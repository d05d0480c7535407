/**
 * Runs as Markdown. Emphasis opens and closes only where its neighbours are blanks or punctuation (the "flanking" rules of
 * CommonMark), which words cut anywhere do not keep to; so a neighbouring letter is written as a character reference, which ends
 * in punctuation and reads as the same letter. A link is closed before a footnote's mark, since that becomes a link itself.
 */
import type { RunMarks } from "./copy-blocks.ts";
import { characterReference, escapeAddress, escapeText, standaloneLine } from "./markdown-escape.ts";

export interface Inline {
  kind: "text" | "break" | "code";
  text: string;
  marks: RunMarks;
  /** Labels of the footnotes whose marks follow. */
  footnotes: readonly string[];
}

/** paragraph: breaks are lines. single-line: headings and cells, where a break is a tag. */
export type LineForm = "paragraph" | "single-line";

type Piece =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "break" }
  | { type: "footnote"; text: string }
  | { type: "open" | "close"; mark: MarkName; text: string };

/** Outermost first. */
const markNames = ["strong", "em", "link", "shift"] as const;
type MarkName = (typeof markNames)[number];

export const noMarks: RunMarks = { em: false, strong: false, shift: null, link: null };

export function inlineMarkdown(inlines: readonly Inline[], form: LineForm): string {
  const pieces = guarded(piecesOf(trimmedMarks(inlines.flatMap(splitAtBlanks))));
  const lastText = pieces.findLastIndex((piece) => piece.type !== "break");
  const lines = [""];
  pieces.forEach((piece, index) => {
    if (piece.type !== "break") lines[lines.length - 1] += piece.text;
    else if (form === "single-line") lines[lines.length - 1] += "<br>";
    // A backslash at the end of a paragraph would be one.
    else if (index > lastText) lines[lines.length - 1] += "&#10;";
    else lines.push("");
  });
  return lines.map(standaloneLine).join("\\\n");
}

/** Blanks at the edge of emphasis stand outside it: the runs are cut so that they can. */
function splitAtBlanks(inline: Inline): Inline[] {
  if (inline.kind !== "text") return [inline];
  const parts = /^(\s*)([\s\S]*?)(\s*)$/
    .exec(inline.text)!
    .slice(1)
    .filter((part) => part !== "");
  return parts.map((text, index) => ({
    ...inline,
    text,
    footnotes: index === parts.length - 1 ? inline.footnotes : [],
  }));
}

function trimmedMarks(inlines: readonly Inline[]): Inline[] {
  const trimmed = [...inlines];
  const backwards = trimmed.map((_, index) => index).toReversed();
  for (const mark of ["strong", "em"] as const) {
    trimMark(trimmed, trimmed.keys(), mark);
    trimMark(trimmed, backwards, mark);
  }
  return trimmed;
}

/** Takes the mark from blanks that come, in this order, first in what it marks; strong parts emphasis. */
function trimMark(inlines: Inline[], order: Iterable<number>, mark: "em" | "strong"): void {
  let last = noMarks;
  for (const index of order) {
    const inline = inlines[index]!;
    const isInside = last[mark] && last.strong === inline.marks.strong;
    if (inline.marks[mark] && !isInside && isBlank(inline)) inlines[index] = without(inline, mark);
    last = inlines[index]!.marks;
  }
}

function isBlank(inline: Inline): boolean {
  return inline.kind === "break" || (inline.kind === "text" && inline.text.trim() === "");
}

function without(inline: Inline, mark: "em" | "strong"): Inline {
  return { ...inline, marks: { ...inline.marks, [mark]: false } };
}

function piecesOf(inlines: readonly Inline[]): Piece[] {
  const pieces: Piece[] = [];
  let open: RunMarks = noMarks;
  for (const [index, inline] of inlines.entries()) {
    pieces.push(...passage(open, inline.marks));
    open = inline.marks;
    pieces.push(pieceOf(inline));
    if (inline.footnotes.length === 0) continue;
    const next = inlines[index + 1]?.marks ?? noMarks;
    const around = { ...meet(open, next), link: null };
    pieces.push(...passage(open, around));
    open = around;
    pieces.push(...inline.footnotes.map((label): Piece => ({ type: "footnote", text: `[^${label}]` })));
  }
  return [...pieces, ...passage(open, noMarks)];
}

function pieceOf(inline: Inline): Piece {
  if (inline.kind === "break") return { type: "break" };
  if (inline.kind === "code") return { type: "code", text: `\`${inline.text.replace(/\s/g, " ")}\`` };
  return { type: "text", text: escapeText(inline.text) };
}

function meet(a: RunMarks, b: RunMarks): RunMarks {
  return {
    em: a.em && b.em,
    strong: a.strong && b.strong,
    shift: a.shift === b.shift ? a.shift : null,
    link: a.link === b.link ? a.link : null,
  };
}

/** Closes what does not go on, with everything inside it, and opens what is new. */
function passage(from: RunMarks, to: RunMarks): Piece[] {
  const first = markNames.findIndex((mark) => from[mark] !== to[mark]);
  if (first < 0) return [];
  const changing = markNames.slice(first);
  const has = (marks: RunMarks) => (mark: MarkName) => marks[mark] !== null && marks[mark] !== false;
  const closing = changing.filter(has(from)).toReversed();
  const opening = changing.filter(has(to));
  return [
    ...closing.map((mark): Piece => ({ type: "close", mark, text: closeText(mark, from) })),
    ...opening.map((mark): Piece => ({ type: "open", mark, text: openText(mark, to) })),
  ];
}

function openText(mark: MarkName, marks: RunMarks): string {
  switch (mark) {
    case "link":
      return "[";
    case "strong":
      return "**";
    case "em":
      return "_";
    case "shift":
      return marks.shift === "superscript" ? "<sup>" : "<sub>";
  }
}

function closeText(mark: MarkName, marks: RunMarks): string {
  if (mark === "link") return `](<${escapeAddress(marks.link ?? "")}>)`;
  return mark === "shift" ? openText(mark, marks).replace("<", "</") : openText(mark, marks);
}

/** Text is kept from taking part in the syntax beside it. */
function guarded(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.type !== "text") return piece;
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    let { text } = piece;
    if (isEmphasis(before, "close")) text = neutralStart(text);
    if (isEmphasis(after, "open")) text = neutralEnd(text);
    if (before?.type === "footnote") text = text.replace(/^[(:]/, "\\$&");
    if (after?.type === "footnote" || (after?.type === "open" && after.mark === "link"))
      text = text.replace(/!$/, "\\!");
    return { type: "text", text };
  });
}

function isEmphasis(piece: Piece | undefined, type: "open" | "close"): boolean {
  return piece?.type === type && (piece.mark === "em" || piece.mark === "strong");
}

function neutralStart(escaped: string): string {
  const first = [...escaped][0] ?? "";
  return isNeutral(first) ? escaped : characterReference(first) + escaped.slice(first.length);
}

function neutralEnd(escaped: string): string {
  const last = [...escaped].at(-1) ?? "";
  return isNeutral(last) ? escaped : escaped.slice(0, escaped.length - last.length) + characterReference(last);
}

/** White space as CommonMark has it, or ASCII punctuation. */
function isNeutral(character: string): boolean {
  return character === "" || /[\t\n\f\r\p{Zs}!-/:-@[-`{-~]/u.test(character);
}
