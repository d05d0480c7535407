/**
 * A PDF copy as its template is given it: data alone, printed by lib/export/pdf/copy.typ. Words of an article are never part of a
 * program there, so nothing in them can become one.
 */
import { foldWords } from "../article/document-text.ts";
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { copyFacts } from "./claim-facts.ts";
import { claimParagraphs, noteParagraphs } from "./docx-notes.ts";
import { type PdfBlock, pdfArticle } from "./pdf-article.ts";
import { type PdfFact, type PdfNote, type PdfSource, pdfFact, pdfNote, pdfSources } from "./pdf-notes.ts";
import { toneMeanings } from "./wording.ts";

export interface PdfPages {
  title: string;
  /** The title as the head of a page has room for it. */
  head: string;
  /** ISO 639, or empty when unknown. */
  language: string;
  label: string;
  says: string;
  version: string;
  article: readonly PdfBlock[];
  notes: readonly PdfNote[];
  unplaced: readonly PdfNote[];
  sources: readonly PdfSource[];
  facts: readonly PdfFact[];
  /** What the underlines mean, as far as this copy uses them. */
  key: readonly { tone: string; meaning: string }[];
}

/** The annotation on a claim's words. */
export interface PdfComment {
  number: number;
  tone: string;
  text: string;
}

export interface PdfJob {
  pages: PdfPages;
  comments: readonly PdfComment[];
  /** Who the comments are of: the house, or Stet. */
  author: string;
  /** The article's links that claims cover, by the number that the pages give them. */
  links: readonly string[];
}

export function pdfJob(copy: AnnotatedCopy): PdfJob {
  const placed = copy.claims.filter((claim) => claim.range !== null);
  const unplaced = copy.claims.filter((claim) => claim.range === null);
  const used = new Set(placed.map((claim) => claim.tone));
  const notesOf = (claims: readonly CopyClaim[]) => claims.map((claim) => pdfNote(claim, copy.zone));
  const { blocks, links } = pdfArticle(copy.blocks, copy.claims);
  return {
    links,
    pages: {
      title: copy.headline,
      head: cut(foldWords(copy.headline)),
      language: /^[a-z]{2,3}(?=-|$)/i.exec(copy.language ?? "")?.[0].toLowerCase() ?? "",
      label: copy.profile.label,
      says: copy.profile.says,
      version: `version ${copy.version}`,
      article: blocks,
      notes: notesOf(placed),
      unplaced: notesOf(unplaced),
      sources: pdfSources(copy.claims),
      facts: copyFacts(copy).map(pdfFact),
      key: toneMeanings.flatMap(([tone, meaning]) => (used.has(tone) ? [{ tone, meaning }] : [])),
    },
    comments: placed.map((claim) => commentOf(claim, copy.zone)),
    author: copy.house || "Stet",
  };
}

const longestHead = 70;

function cut(title: string): string {
  const characters = [...title];
  return characters.length <= longestHead ? title : `${characters.slice(0, longestHead).join("").trimEnd()} …`;
}

function commentOf(claim: CopyClaim, zone: string): PdfComment {
  const paragraphs = [
    ...claimParagraphs(claim, { zone, style: "" }),
    ...claim.notes.flatMap((note) => noteParagraphs(note, zone, "")),
  ];
  const text = paragraphs.map(({ pieces }) => pieces.map((piece) => piece.text).join("")).join("\n");
  return { number: claim.number, tone: claim.tone ?? "plain", text };
}
