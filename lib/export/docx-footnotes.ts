/**
 * The Word copy with a footnote at the end of each claim's words. Word numbers the marks as they stand; the claim's own number
 * opens its footnote, and the bookmark Claim_12 covers the words of claim 12. The first citation of a source is in full.
 */
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { aboutParagraphs, sectionParagraph, unplacedParagraphs } from "./docx-after.ts";
import { articleDocx, type ClaimEdges } from "./docx-article.ts";
import { claimParagraphs, noteParagraphs } from "./docx-notes.ts";
import { docxFile, namespaces } from "./docx-package.ts";
import { Links, type Paragraph, paragraphXml } from "./docx-paragraph.ts";
import { CitedSources, type SourcePieces } from "./docx-sources.ts";
import { Markup, markup } from "./markup.ts";

export function writeDocxNotes(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  const noted = claimsAsMarked(copy);
  const ids = new Map(noted.map((claim, index) => [claim.number, index + 1]));
  const links = new Links();
  const sources = new CitedSources();
  const notes = noted.map((claim, index) => {
    const paragraphs = footnoteParagraphs(claim, copy.zone, sources.pieces);
    return markup`<w:footnote w:id="${index + 1}">${paragraphs.map((each) => paragraphXml(each, links))}</w:footnote>`;
  });
  const unplaced = unplacedParagraphs(copy, sources.pieces);
  const listed = sources.list();
  return docxFile(copy, {
    article: articleDocx(copy.blocks, links, footnoteEdges(ids)),
    after: [
      ...(listed.length === 0 ? [] : [sectionParagraph("Sources"), ...listed]),
      ...aboutParagraphs(copy),
      ...unplaced,
    ],
    links,
    parts: [
      {
        name: "footnotes",
        xml: markup`<w:footnotes ${namespaces}>${separators}${notes}</w:footnotes>`,
        linked: true,
      },
    ],
    settings: new Markup('<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'),
  });
}

/** In the order of their marks, that is of their ends: so are the footnotes read. */
function claimsAsMarked(copy: AnnotatedCopy): CopyClaim[] {
  return copy.claims.filter(({ range }) => range !== null).sort((a, b) => a.range!.to - b.range!.to);
}

/** Between marks at the same place stands a comma, or 1 and 2 would read as 12: as a symbol, since it is no word of the article. */
function footnoteEdges(ids: ReadonlyMap<number, number>): ClaimEdges {
  return {
    before: (claims) =>
      claims.map((claim) => markup`<w:bookmarkStart w:id="${ids.get(claim)!}" w:name="Claim_${claim}"/>`),
    after: (claims, rtl) => [
      claims.map((claim) => markup`<w:bookmarkEnd w:id="${ids.get(claim)!}"/>`),
      claims.map((claim, index) => [
        index > 0 && superscript('<w:sym w:font="Arial" w:char="002C"/>', rtl),
        superscript(`<w:footnoteReference w:id="${ids.get(claim)!}"/>`, rtl),
      ]),
    ],
  };
}

/** Marks go on as the line does, or the second would stand before the first. */
function superscript(content: string, rtl: boolean): Markup {
  const direction = rtl ? "<w:rtl/>" : "";
  return new Markup(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>${direction}</w:rPr>${content}</w:r>`);
}

function footnoteParagraphs(claim: CopyClaim, zone: string, sourcePieces: SourcePieces): Paragraph[] {
  const style = "FootnoteText";
  const [first, ...rest] = claimParagraphs(claim, { zone, style, sourcePieces, withWords: true });
  const marked = { style, pieces: [{ text: " ", before: superscript("<w:footnoteRef/>", false) }, ...first!.pieces] };
  return [marked, ...rest, ...claim.notes.flatMap((note) => noteParagraphs(note, zone, style))];
}

/** The lines that Word draws above footnotes, and above those that go on from the page before. */
const separators = new Markup(
  [
    ["separator", -1],
    ["continuationSeparator", 0],
  ]
    .map(
      ([type, id]) =>
        `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:${type}/></w:r></w:p></w:footnote>`,
    )
    .join(""),
);
