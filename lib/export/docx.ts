/**
 * The Word copy: the article with a comment on each claim's words, then what is said about the copy and the claims whose words
 * are gone. It opens by itself: nothing is loaded, no field or macro is in it, and its properties name the headline and no person.
 * The same copy gives the same bytes.
 */
import { invariant } from "../app-error.ts";
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { copyFacts } from "./claim-facts.ts";
import { articleDocx } from "./docx-article.ts";
import { commentExtendedXml, commentsOf, commentXml } from "./docx-comments.ts";
import { claimParagraphs, factPieces, noteParagraphs } from "./docx-notes.ts";
import { Links, type Paragraph, paragraphXml } from "./docx-paragraph.ts";
import { numberingXml, stylesXml } from "./docx-styles.ts";
import { Markup, markup } from "./markup.ts";
import { coreXml, zipped } from "./office-package.ts";
import { directionsOf } from "./text-direction.ts";

const namespaces = new Markup(
  [
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
    'mc:Ignorable="w14 w15"',
  ].join(" "),
);

export function writeDocx(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> {
  const comments = commentsOf(copy);
  const idsOf = Map.groupBy(comments, (comment) => comment.claim);
  const links = { document: new Links(), comments: new Links(), header: new Links() };
  const article = articleDocx(copy.blocks, links.document, (claim) => {
    const thread = idsOf.get(claim);
    invariant(thread !== undefined, `the notes of a copy lack that of claim ${claim}`);
    return thread.map(({ id }) => id);
  });
  const after = [...aboutParagraphs(copy), ...unplacedParagraphs(copy)];
  const written: Record<string, Markup> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relationships(packageParts),
    "docProps/core.xml": coreXml(copy.headline),
    "word/document.xml": markup`<w:document ${namespaces}><w:body><w:bookmarkStart w:id="0" w:name="Article"/>${article.xml}<w:bookmarkEnd w:id="0"/>${after.map((each) => paragraphXml(each, links.document))}${section}</w:body></w:document>`,
    "word/styles.xml": stylesXml(copy.language, directionsOf(copy.text).rtl),
    "word/numbering.xml": numberingXml(article.lists),
    "word/settings.xml": settings,
    "word/header.xml": markup`<w:hdr ${namespaces}>${paragraphXml(headerParagraph(copy), links.header)}</w:hdr>`,
    "word/comments.xml": markup`<w:comments ${namespaces}>${comments.map((each) => commentXml(each, links.comments, copy.zone))}</w:comments>`,
    "word/commentsExtended.xml": markup`<w15:commentsEx ${namespaces}>${comments.map(commentExtendedXml)}</w15:commentsEx>`,
  };
  // Links are known once the parts are written.
  written["word/_rels/document.xml.rels"] = relationships(documentParts, links.document);
  written["word/_rels/comments.xml.rels"] = relationships([], links.comments);
  return zipped(written);
}

function headerParagraph(copy: AnnotatedCopy): Paragraph {
  const text = [copy.headline, copy.profile.label, `version ${copy.version}`].filter((part) => part !== "").join(" · ");
  return { style: "Header", pieces: [{ text }] };
}

function aboutParagraphs(copy: AnnotatedCopy): Paragraph[] {
  return [
    { style: "StetSection", pieces: [{ text: "About this copy" }] },
    { style: "StetAbout", pieces: [{ text: `${copy.profile.label}. ${copy.profile.says}` }] },
    ...copyFacts(copy).map((fact) => ({ style: "StetAbout", pieces: factPieces(fact) })),
  ];
}

function unplacedParagraphs(copy: AnnotatedCopy): Paragraph[] {
  const unplaced = copy.claims.filter((claim) => claim.range === null);
  if (unplaced.length === 0) return [];
  const says = "Their words no longer stand in the article. What was found about them is kept.";
  return [
    { style: "StetSection", pieces: [{ text: "Unplaced claims" }] },
    { style: "StetAbout", pieces: [{ text: says }] },
    ...unplaced.flatMap((claim) => unplacedClaim(claim, copy.zone)),
  ];
}

function unplacedClaim(claim: CopyClaim, zone: string): Paragraph[] {
  return [
    { style: "StetClaimWords", pieces: [{ text: claim.words }] },
    ...claimParagraphs(claim, zone, "StetClaim"),
    ...claim.notes.flatMap((note) => noteParagraphs(note, zone, "StetClaim")),
  ];
}

/** A4, with the header on every page. */
const section = new Markup(
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>',
);

/** Says that the file is as Word writes it now; without that, Word opens it in a compatibility mode. */
const settings = new Markup(
  '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
);

type Part = readonly [id: string, type: string, path: string];

const officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageParts: readonly Part[] = [
  ["document", `${officeTypes}/officeDocument`, "word/document.xml"],
  [
    "core",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
  ],
];
const documentParts: readonly Part[] = [
  ...["styles", "numbering", "settings", "header", "comments"].map(
    (name) => [name, `${officeTypes}/${name}`, `${name}.xml`] as const,
  ),
  [
    "commentsExtended",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsExtended.xml",
  ],
];

function relationships(parts: readonly Part[], links?: Links): Markup {
  const inside = parts.map(([id, type, path]) => markup`<Relationship Id="${id}" Type="${type}" Target="${path}"/>`);
  return markup`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}${links?.relationships() ?? []}</Relationships>`;
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const contentTypes = markup`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${[
  "styles",
  "numbering",
  "settings",
  "header",
  "comments",
  "commentsExtended",
].map(
  (name) => markup`<Override PartName="/word/${name}.xml" ContentType="${wordType}.${name}+xml"/>`,
)}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
