/** What follows the article in a Word copy: what is said about the copy, and the claims whose words are gone. */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { copyFacts, type Fact } from "./claim-facts.ts";
import { claimParagraphs, factPieces, noteParagraphs } from "./docx-notes.ts";
import type { Paragraph } from "./docx-paragraph.ts";
import type { SourcePieces } from "./docx-sources.ts";

/** `facts` are those that only this kind of file has to tell. */
export function aboutParagraphs(copy: AnnotatedCopy, facts: readonly Fact[] = []): Paragraph[] {
  return [
    sectionParagraph("About this copy"),
    { style: "StetAbout", pieces: [{ text: `${copy.profile.label}. ${copy.profile.says}` }] },
    ...[...copyFacts(copy), ...facts].map((fact) => ({ style: "StetAbout", pieces: factPieces(fact) })),
  ];
}

export function sectionParagraph(title: string): Paragraph {
  return { style: "StetSection", pieces: [{ text: title }] };
}

export function unplacedParagraphs(copy: AnnotatedCopy, sourcePieces?: SourcePieces): Paragraph[] {
  const unplaced = copy.claims.filter((claim) => claim.range === null);
  if (unplaced.length === 0) return [];
  const says = "Their words no longer stand in the article. What was found about them is kept.";
  return [
    sectionParagraph("Unplaced claims"),
    { style: "StetAbout", pieces: [{ text: says }] },
    ...unplaced.flatMap((claim) => [
      { style: "StetClaimWords", pieces: [{ text: claim.words }] },
      ...claimParagraphs(claim, { zone: copy.zone, style: "StetClaim", sourcePieces }),
      ...claim.notes.flatMap((note) => noteParagraphs(note, copy.zone, "StetClaim")),
    ]),
  ];
}
