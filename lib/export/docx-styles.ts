/**
 * The styles and numberings of a Word copy. All looks are here, under names: Word's own where it has one, else "Stet …", so that
 * a house's template restyles a copy without touching it. Sizes and weights are given for complex scripts too.
 */
import type { ListNumbering } from "./docx-article.ts";
import { Markup, markup, type Printable } from "./markup.ts";

interface Look {
  /** Half points. */
  size?: number;
  bold?: boolean;
  italic?: boolean;
  colour?: string;
  /** Other properties of paragraphs, in the schema's order: before the spacing, the spacing, after it. */
  keeps?: string;
  spacing?: string;
  rest?: string;
}

const soft = "5F5F5F";

const paragraphLooks: readonly (readonly [id: string, name: string, look: Look])[] = [
  ["Normal", "Normal", {}],
  ["BodyText", "Body Text", { spacing: after(160) }],
  ["Title", "Title", { size: 44, bold: true, keeps: "<w:keepNext/>", spacing: after(160), rest: outline(0) }],
  ...[1, 2, 3, 4, 5, 6].map(
    (level) =>
      [
        `Heading${level}`,
        `heading ${level}`,
        {
          size: Math.max(22, 36 - level * 3),
          bold: true,
          keeps: "<w:keepNext/>",
          spacing: around(240, 80),
          rest: outline(level - 1),
        },
      ] as const,
  ),
  ["Quote", "Quote", { italic: true, spacing: after(160), rest: '<w:ind w:left="567" w:right="567"/>' }],
  ["ListParagraph", "List Paragraph", { spacing: after(80) }],
  ["Caption", "caption", { size: 20, italic: true, spacing: after(40) }],
  ["Header", "header", { size: 18, colour: soft }],
  ["CommentText", "annotation text", { size: 20 }],
  ["FootnoteText", "footnote text", { size: 20 }],
  ["StetByline", "Stet Byline", { bold: true, spacing: after(80) }],
  ["StetDateline", "Stet Dateline", { colour: soft, spacing: after(160) }],
  ["StetCredit", "Stet Credit", { size: 18, colour: soft, spacing: after(160) }],
  ["StetPicture", "Stet Picture", { size: 20, colour: soft, keeps: `<w:keepNext/>${box()}`, spacing: after(80) }],
  ["StetRule", "Stet Rule", { keeps: line("bottom"), spacing: after(160) }],
  ["StetTableHeader", "Stet Table Header", { bold: true }],
  [
    "StetSection",
    "Stet Section",
    { size: 30, bold: true, keeps: "<w:keepNext/>", spacing: around(360, 120), rest: outline(0) },
  ],
  ["StetAbout", "Stet About", { size: 20, spacing: after(60) }],
  ["StetClaim", "Stet Claim", { size: 20, spacing: after(40) }],
  ["StetSource", "Stet Source", { size: 20, spacing: after(60), rest: '<w:ind w:left="284" w:hanging="284"/>' }],
  ["StetClaimWords", "Stet Claim Words", { bold: true, keeps: "<w:keepNext/>", spacing: around(240, 40) }],
];

function after(twips: number): string {
  return around(0, twips);
}

function around(before: number, behind: number): string {
  return `<w:spacing w:before="${before}" w:after="${behind}"/>`;
}

function outline(level: number): string {
  return `<w:outlineLvl w:val="${level}"/>`;
}

function edge(side: string): string {
  return `<w:${side} w:val="single" w:sz="4" w:space="4" w:color="${soft}"/>`;
}

function line(side: string): string {
  return `<w:pBdr>${edge(side)}</w:pBdr>`;
}

function box(): string {
  return `<w:pBdr>${["top", "left", "bottom", "right"].map(edge).join("")}</w:pBdr>`;
}

export function stylesXml(language: string | null, rtl: boolean): Markup {
  const known = language !== null && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : null;
  const plain = known === null || rtl ? "en-GB" : known;
  const complex = known !== null && rtl ? markup` w:bidi="${known}"` : null;
  return markup`<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="${plain}"${complex}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${paragraphLooks.map(paragraphStyle)}${otherStyles}</w:styles>`;
}

function paragraphStyle([id, name, look]: (typeof paragraphLooks)[number]): Markup {
  const isNormal = id === "Normal";
  const origin = isNormal ? ' w:default="1"' : id.startsWith("Stet") ? ' w:customStyle="1"' : "";
  const based = isNormal ? null : new Markup('<w:basedOn w:val="Normal"/>');
  const paragraph = new Markup(`<w:pPr>${look.keeps ?? ""}${look.spacing ?? ""}${look.rest ?? ""}</w:pPr>`);
  const run = new Markup(`<w:rPr>${runLook(look)}</w:rPr>`);
  return markup`<w:style w:type="paragraph"${new Markup(origin)} w:styleId="${id}"><w:name w:val="${name}"/>${based}<w:qFormat/>${paragraph}${run}</w:style>`;
}

function runLook({ bold, italic, colour, size }: Look): string {
  return [
    bold ? "<w:b/><w:bCs/>" : "",
    italic ? "<w:i/><w:iCs/>" : "",
    colour === undefined ? "" : `<w:color w:val="${colour}"/>`,
    size === undefined ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  ].join("");
}

const tableEdges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("");

const otherStyles = new Markup(
  [
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F4E9E"/><w:u w:val="single"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:customStyle="1" w:styleId="StetCode"><w:name w:val="Stet Code"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Courier New"/></w:rPr></w:style>',
    `<w:style w:type="table" w:customStyle="1" w:styleId="StetTable"><w:name w:val="Stet Table"/><w:tblPr><w:tblBorders>${tableEdges}</w:tblBorders><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  ].join(""),
);

/** Numbering 1 is the first list's. */
export function numberingXml(lists: readonly ListNumbering[]): Markup {
  const looks = lists.length > 0 && [abstractNumbering(0, () => bulletLevel), abstractNumbering(1, numberedLevel)];
  return markup`<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${looks}${lists.map(numbering)}</w:numbering>`;
}

const bulletLevel = '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>';

function numberedLevel(level: number): string {
  return `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/>`;
}

function abstractNumbering(id: number, format: (level: number) => string): Markup {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const set = `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(level + 1) * 720}" w:hanging="360"/></w:pPr>`;
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/>${format(level)}${set}</w:lvl>`;
  });
  return markup`<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${new Markup(levels.join(""))}</w:abstractNum>`;
}

function numbering({ ordered, start, level }: ListNumbering, index: number): Markup {
  const override: Printable =
    ordered &&
    markup`<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${Math.min(Math.max(0, Math.trunc(start)), 32767)}"/></w:lvlOverride>`;
  return markup`<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${override}</w:num>`;
}
