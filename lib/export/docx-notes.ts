/** What a Word copy says of a claim, as paragraphs: the words of its comment, or of its entry among the unplaced claims. */
import type { NoteBlock, NoteInline } from "../evidence/note-markdown.ts";
import type { CopyClaim } from "./annotated-copy.ts";
import { claimFacts, type Fact, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import type { Paragraph, Piece } from "./docx-paragraph.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

/** The first begins with "Claim" and its number. Styles are the caller's; notes stand apart. */
export function claimParagraphs(claim: CopyClaim, zone: string, style: string): Paragraph[] {
  const kind = claim.kind === null ? [] : [kindWords[claim.kind]];
  const standing = [...standingOfClaim(claim), ...kind].map((words) => ` · ${words}`).join("");
  return [
    [{ text: `Claim ${claim.number}`, strong: true }, { text: standing }],
    [{ text: claim.statement }],
    ...claimFacts(claim, zone).map(factPieces),
    ...claim.citations.flatMap(citationLines),
    [{ text: claim.files.length === 0 ? "" : `Files kept as evidence: ${claim.files.map(fileLine).join("; ")}` }],
    ...historyLines(claim, zone),
  ]
    .filter((pieces) => pieces.some((piece) => piece.text !== ""))
    .map((pieces) => ({ style, pieces }));
}

export function factPieces({ name, value }: Fact): Piece[] {
  return [{ text: `${name}: `, strong: true }, { text: value }];
}

function citationLines(citation: CopyCitation): Piece[][] {
  const stance = { text: `${relationWords[citation.relation]}, ${rankWords[citation.rank]}: ` };
  const source = citation.source === null ? [{ text: citation.alias, em: true }] : sourcePieces(citation);
  return [[stance, ...source], [{ text: citation.passage === "" ? "" : `“${citation.passage}”` }]];
}

function sourcePieces(citation: CopyCitation): Piece[] {
  const source = citation.source!;
  const details = [source.author, source.publisher, printedDay(source.published), citation.locator]
    .filter((detail) => detail !== "")
    .map((detail) => `, ${detail}`)
    .join("");
  const consulted = citation.consultedOn === "" ? "" : ` Consulted on ${printedDay(citation.consultedOn)}.`;
  const address = source.link === null ? [] : [{ text: " " }, { text: source.link, link: source.link }];
  return [{ text: source.title, em: true }, { text: `${details}.` }, ...address, { text: consulted }];
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
