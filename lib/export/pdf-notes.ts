/** What a PDF copy says of each claim, and the list of all sources behind it. Plain text and what kind it is; the template gives the look. */
import type { CopyClaim } from "./annotated-copy.ts";
import { claimFacts, type Fact, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import { noteParagraphs } from "./docx-notes.ts";
import type { Piece } from "./docx-paragraph.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { directionsOf } from "./text-direction.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

/** A block of words and the direction it runs in. */
export interface PdfText {
  text: string;
  rtl: boolean;
}

export interface PdfFact {
  name: string;
  value: PdfText;
}

export interface PdfCitation {
  stance: string;
  contradicts: boolean;
  rank: string;
  source: PdfSourceLine;
  consulted: string;
  passage: PdfText;
}

/** `alias` alone when the source is masked. */
export interface PdfSourceLine {
  alias: string;
  title: string;
  details: readonly string[];
  address: string;
}

export interface PdfThread {
  paragraphs: readonly { rtl: boolean; pieces: readonly Omit<Piece, "before" | "after">[] }[];
}

export interface PdfNote {
  number: number;
  placed: boolean;
  tone: string;
  words: PdfText;
  standing: readonly string[];
  kind: string;
  statement: PdfText;
  facts: readonly PdfFact[];
  citations: readonly PdfCitation[];
  threads: readonly PdfThread[];
  files: string;
  history: readonly { at: string; by: string; what: string }[];
}

export interface PdfSource {
  source: PdfSourceLine;
  claims: readonly number[];
}

export function pdfText(text: string): PdfText {
  return { text, rtl: directionsOf(text).rtl };
}

export function pdfFact({ name, value }: Fact): PdfFact {
  return { name, value: pdfText(value) };
}

export function pdfNote(claim: CopyClaim, zone: string): PdfNote {
  return {
    number: claim.number,
    placed: claim.range !== null,
    tone: claim.tone ?? "plain",
    words: pdfText(claim.words),
    standing: standingOfClaim(claim),
    kind: claim.kind === null ? "" : kindWords[claim.kind],
    statement: pdfText(claim.statement),
    facts: claimFacts(claim, zone).map(pdfFact),
    citations: claim.citations.map(pdfCitation),
    threads: claim.notes.map((note) => pdfThread(note, zone)),
    files: claim.files.length === 0 ? "" : `Files kept as evidence: ${claim.files.map(fileLine).join("; ")}`,
    history: claim.history.map(({ at, by, what }) => ({ at: printedMoment(at, zone), by, what })),
  };
}

function pdfCitation(citation: CopyCitation): PdfCitation {
  const line = sourceLine(citation);
  return {
    stance: relationWords[citation.relation],
    contradicts: citation.relation === "contradicts",
    rank: rankWords[citation.rank],
    source: { ...line, details: [...line.details, citation.locator].filter((detail) => detail !== "") },
    consulted: citation.consultedOn === "" ? "" : `Consulted on ${printedDay(citation.consultedOn)}.`,
    passage: pdfText(citation.passage),
  };
}

function sourceLine({ source, alias }: CopyCitation): PdfSourceLine {
  if (source === null) return { alias, title: "", details: [], address: "" };
  const details = [source.author, source.publisher, printedDay(source.published)];
  return {
    alias: "",
    title: source.title,
    details: details.filter((detail) => detail !== ""),
    address: source.link ?? "",
  };
}

function pdfThread(note: CopyNote, zone: string): PdfThread {
  const paragraphs = noteParagraphs(note, zone, "").map(({ pieces }) => ({
    rtl: directionsOf(pieces.map((piece) => piece.text).join("")).rtl,
    pieces,
  }));
  return { paragraphs };
}

/** Every source once, in the order of its first use, with the claims it is cited for. */
export function pdfSources(claims: readonly CopyClaim[]): PdfSource[] {
  const sources = new Map<string, { source: PdfSourceLine; claims: Set<number> }>();
  for (const claim of claims) {
    for (const citation of claim.citations) {
      const source = sourceLine(citation);
      const key = JSON.stringify(source);
      const known = sources.get(key) ?? { source, claims: new Set() };
      sources.set(key, known);
      known.claims.add(claim.number);
    }
  }
  return [...sources.values()].map((each) => ({ ...each, claims: [...each.claims] }));
}
