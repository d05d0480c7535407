/**
 * A Word file around an article: what all Word copies have in common. It opens by itself: nothing is loaded, no field or macro is
 * in it, and its properties name the headline and no person. The same copy gives the same bytes.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import type { ArticleParts } from "./docx-article.ts";
import { Links, type Paragraph, paragraphXml } from "./docx-paragraph.ts";
import { numberingXml, stylesXml } from "./docx-styles.ts";
import { Markup, markup, type Printable } from "./markup.ts";
import { coreXml, zipped } from "./office-package.ts";
import { directionsOf } from "./text-direction.ts";

export const namespaces = new Markup(
  [
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
    'mc:Ignorable="w14 w15"',
  ].join(" "),
);

/** A part that not every Word copy has, under word/. */
export interface ExtraPart {
  name: string;
  xml: Markup;
  /** The type of its relationship; Word's own of the same name when left out. */
  relationship?: string;
  /** It may link. */
  linked?: true;
}

export interface DocxBody {
  article: ArticleParts;
  /** What follows the article. */
  after: readonly Paragraph[];
  /** Of the whole file: a link has one id in all its parts, since there are programs that look in the wrong part. */
  links: Links;
  parts: readonly ExtraPart[];
  /** What the settings say beside the mode, in the schema's order before it. */
  settings?: Printable;
}

export function docxFile(copy: AnnotatedCopy, { article, after, links, parts, settings }: DocxBody) {
  const written: Record<string, Markup> = {
    "[Content_Types].xml": contentTypes(parts),
    "_rels/.rels": relationships(packageParts),
    "docProps/core.xml": coreXml(copy.headline),
    "word/document.xml": markup`<w:document ${namespaces}><w:body><w:bookmarkStart w:id="0" w:name="Article"/>${article.xml}<w:bookmarkEnd w:id="0"/>${after.map((each) => paragraphXml(each, links))}${section}</w:body></w:document>`,
    "word/styles.xml": stylesXml(copy.language, directionsOf(copy.text).rtl),
    "word/numbering.xml": numberingXml(article.lists),
    "word/settings.xml": markup`<w:settings ${namespaces}>${settings ?? null}${mode}</w:settings>`,
    "word/header.xml": markup`<w:hdr ${namespaces}>${paragraphXml(headerParagraph(copy), new Links())}</w:hdr>`,
  };
  for (const { name, xml } of parts) written[`word/${name}.xml`] = xml;
  // Links are known once the parts are written.
  written["word/_rels/document.xml.rels"] = relationships([...documentParts, ...parts.map(relationshipOf)], links);
  for (const { name, linked } of parts) {
    if (linked) written[`word/_rels/${name}.xml.rels`] = relationships([], links);
  }
  return zipped(written);
}

function headerParagraph(copy: AnnotatedCopy): Paragraph {
  const text = [copy.headline, copy.profile.label, `version ${copy.version}`].filter((part) => part !== "").join(" · ");
  return { style: "Header", pieces: [{ text }] };
}

/** A4, with the header on every page. */
const section = new Markup(
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>',
);

/** Says that the file is as Word writes it now; without that, Word opens it in a compatibility mode. */
const mode = new Markup(
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
);

type Relationship = readonly [id: string, type: string, path: string];

const officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageParts: readonly Relationship[] = [
  ["document", `${officeTypes}/officeDocument`, "word/document.xml"],
  [
    "core",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
  ],
];
const everyPart = ["styles", "numbering", "settings", "header"];
const documentParts = everyPart.map((name): Relationship => [name, `${officeTypes}/${name}`, `${name}.xml`]);

function relationshipOf({ name, relationship }: ExtraPart): Relationship {
  return [name, relationship ?? `${officeTypes}/${name}`, `${name}.xml`];
}

function relationships(parts: readonly Relationship[], links?: Links): Markup {
  const inside = parts.map(([id, type, path]) => markup`<Relationship Id="${id}" Type="${type}" Target="${path}"/>`);
  return markup`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}${links?.relationships() ?? []}</Relationships>`;
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

function contentTypes(parts: readonly ExtraPart[]): Markup {
  const overrides = [...everyPart, ...parts.map(({ name }) => name)].map(
    (name) => markup`<Override PartName="/word/${name}.xml" ContentType="${wordType}.${name}+xml"/>`,
  );
  return markup`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
}
