/** Word files for tests, made of literal XML, no more than what Word needs. */
import { strToU8, zipSync } from "fflate";

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
const microsoft = "http://schemas.microsoft.com/office/word";

export const namespaces =
  `xmlns:w="${word}" xmlns:r="${office}" xmlns:a="${drawing}/main" xmlns:pic="${drawing}/picture" ` +
  `xmlns:wp="${drawing}/wordprocessingDrawing" xmlns:w14="${microsoft}/2010/wordml" xmlns:w15="${microsoft}/2012/wordml" ` +
  `xmlns:w16cid="${microsoft}/2016/wordml/cid" xmlns:w16cex="${microsoft}/2018/wordml/cex" ` +
  `xmlns:wps="${microsoft}/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ` +
  `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;

/** The inner XML of each part; parts that are not given are not in the file. */
export interface DocxContent {
  body: string;
  styles?: string;
  numbering?: string;
  comments?: string;
  commentsExtended?: string;
  commentsIds?: string;
  commentsExtensible?: string;
  footnotes?: string;
  endnotes?: string;
  header?: string;
  /** Addresses of links by the ids of their relations. */
  links?: Readonly<Record<string, string>>;
  /** The same of the parts for comments and footnotes. */
  noteLinks?: Readonly<Record<string, string>>;
}

const roots: Readonly<Record<string, string>> = {
  styles: "w:styles",
  numbering: "w:numbering",
  comments: "w:comments",
  commentsExtended: "w15:commentsEx",
  commentsIds: "w16cid:commentsIds",
  commentsExtensible: "w16cex:commentsExtensible",
  footnotes: "w:footnotes",
  endnotes: "w:endnotes",
  header: "w:hdr",
};

export function docxParts(content: DocxContent): Record<string, string> {
  const { body, links = {}, noteLinks = {} } = content;
  const given = Object.entries(roots).flatMap(([name, root]) => {
    const inner = content[name as keyof DocxContent];
    return typeof inner === "string" ? [{ name, xml: `<${root} ${namespaces}>${inner}</${root}>` }] : [];
  });
  const parts: Record<string, string> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations([["main", "officeDocument", "word/document.xml"]]),
    "word/document.xml": `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations(
      given.map(({ name }) => [name, name, `${name}.xml`]),
      links,
    ),
  };
  for (const { name, xml } of given) {
    parts[`word/${name}.xml`] = xml;
    if (/^(?:comments|footnotes)$/.test(name)) parts[`word/_rels/${name}.xml.rels`] = relations([], noteLinks);
  }
  return parts;
}

export function docx(content: DocxContent): Uint8Array {
  return zipped(docxParts(content));
}

export function zipped(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="xml" ContentType="application/xml"/>
  <Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

function relations(
  parts: readonly (readonly [id: string, kind: string, target: string])[],
  links: Readonly<Record<string, string>> = {},
): string {
  const inner = [
    ...parts.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`),
    ...Object.entries(links).map(
      ([id, href]) => `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${href}" TargetMode="External"/>`,
    ),
  ].join("");
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

/** A paragraph of what is given. */
export function p(inner: string, properties = ""): string {
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}

/** A run of words. */
export function r(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function ins(inner: string, author = "Ann", date = "2026-01-02T10:00:00Z"): string {
  return `<w:ins w:id="1" w:author="${author}" w:date="${date}">${inner}</w:ins>`;
}

export function del(text: string, author = "Ann", date = "2026-01-02T10:00:00Z"): string {
  const run = `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
  return `<w:del w:id="2" w:author="${author}" w:date="${date}">${run}</w:del>`;
}
