/** What a Word copy says of a claim, as paragraphs: in its comment, its footnote, or its entry among the unplaced claims. */
import type { NoteBlock, NoteInline } from "../evidence/note-markdown.ts";
import type { CopyClaim } from "./annotated-copy.ts";
import { claimFacts, type Fact, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import type { Paragraph, Piece } from "./docx-paragraph.ts";
import { fullSource, type SourcePieces } from "./docx-sources.ts";
import { printedMoment } from "./printed-time.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

export interface ClaimPrint {
  zone: string;
  style: string;
  /** How a source is written that may be named; in full when left out. */
  sourcePieces?: SourcePieces;
  /** The claim's words are said too, where the page does not show which they are. */
  withWords?: boolean;
}

/** The first begins with "Claim" and its number. Notes stand apart. */
export function claimParagraphs(claim: CopyClaim, print: ClaimPrint): Paragraph[] {
  const { zone, style, sourcePieces = fullSource, withWords = false } = print;
  const kind = claim.kind === null ? [] : [kindWords[claim.kind]];
  const standing = [...standingOfClaim(claim), ...kind].map((words) => ` · ${words}`).join("");
  return [
    [{ text: `Claim ${claim.number}`, strong: true }, { text: standing }],
    ...(withWords ? [factPieces({ name: "Words", value: claim.words })] : []),
    [{ text: claim.statement }],
    ...claimFacts(claim, zone).map(factPieces),
    ...claim.citations.flatMap((citation) => citationLines(citation, claim.number, sourcePieces)),
    [{ text: claim.files.length === 0 ? "" : `Files kept as evidence: ${claim.files.map(fileLine).join("; ")}` }],
    ...historyLines(claim, zone),
  ]
    .filter((pieces) => pieces.some((piece) => piece.text !== ""))
    .map((pieces) => ({ style, pieces }));
}

export function factPieces({ name, value }: Fact): Piece[] {
  return [{ text: `${name}: `, strong: true }, { text: value }];
}

function citationLines(citation: CopyCitation, claim: number, sourcePieces: SourcePieces): Piece[][] {
  const stance = { text: `${relationWords[citation.relation]}, ${rankWords[citation.rank]}: ` };
  const { source } = citation;
  const pieces = source === null ? [{ text: citation.alias, em: true }] : sourcePieces({ ...citation, source }, claim);
  return [[stance, ...pieces], [{ text: citation.passage === "" ? "" : `“${citation.passage}”` }]];
}

function historyLines(claim: CopyClaim, zone: string): Piece[][] {
  if (claim.history.length === 0) return [];
  const lines = claim.history.map(({ at, by, what }) => [{ text: `${printedMoment(at, zone)}, ${by}: ${what}` }]);
  return [[{ text: "History", strong: true }], ...lines];
}

export function noteParagraphs(note: CopyNote, zone: string, style: string): Paragraph[] {
  const signed = [note.by ?? "", note.at === null ? "" : printedMoment(note.at, zone)].filter((part) => part !== "");
  const head = signed.length === 0 ? [] : [[{ text: signed.join(", ") + (note.internal ? " · Internal" : "") }]];
  const lines = [...head, ...note.body.flatMap(noteLines)];
  return (lines.length === 0 ? [[]] : lines).map((pieces) => ({ style, pieces }));
}

function noteLines(block: NoteBlock): Piece[][] {
  if (block.type === "paragraph") return [inlinePieces(block.children, {})];
  return block.items.map((item, index) => [
    { text: block.ordered ? `${index + 1}. ` : "• " },
    ...inlinePieces(item, {}),
  ]);
}

function inlinePieces(nodes: readonly NoteInline[], marks: Omit<Piece, "text">): Piece[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case "text":
        return [{ ...marks, text: node.text }];
      case "code":
        return [{ ...marks, text: node.text, code: true }];
      case "break":
        return [{ ...marks, text: "\n" }];
      case "link":
        return inlinePieces(node.children, { ...marks, link: node.href });
      default:
        return inlinePieces(node.children, { ...marks, [node.type]: true });
    }
  });
}
