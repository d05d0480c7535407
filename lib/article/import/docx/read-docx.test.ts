/** A Word file's text and structure, each promise with a file made for it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Node } from "prosemirror-model";
import { markedText } from "../../../testing/marked-text.ts";
import { documentText } from "../../document-text.ts";
import { importArticle } from "../import-article.ts";
import { type DocxContent, docx, docxParts, p, r, zipped } from "./docx-fixtures.ts";

/** The blocks below the first lines as nested lists of names and words; `*…*` emphasis, `[…](…)` a link, `/` a line break. */
function outline(doc: Node): string[] {
  return doc.children.slice(3).map(written);
}
function written(node: Node): string {
  if (node.isText) return markedText(node);
  const name = node.type.name;
  if (name === "hard_break") return "/";
  const details = ["level", "order", "alt", "colspan", "rowspan"]
    .filter((attribute) => ![undefined, 1, ""].includes(node.attrs[attribute]))
    .map((attribute) => ` ${attribute}=${node.attrs[attribute]}`);
  const inner = node.children.map(written).join(node.isTextblock ? "" : " ");
  return `${name}${details.join("")}(${inner})`;
}

function read(content: DocxContent | string) {
  const file = typeof content === "string" ? docx({ body: content }) : docx(content);
  const { doc, dropped } = importArticle({ format: "docx", content: file });
  return { headline: doc.child(0).textContent, text: documentText(doc), blocks: outline(doc), dropped };
}
const long =
  "The minister said on Tuesday that the road to the north would stay closed until the snow is gone for good.";

function style(id: string, name: string, more = "", type = "paragraph"): string {
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
}
function styled(id: string, text: string): string {
  return p(r(text), `<w:pStyle w:val="${id}"/>`);
}

describe("the text of a Word file", () => {
  it("paragraphs, line breaks, tabs, hyphens and page breaks", () => {
    const parts = ["<w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t>"];
    parts.push("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t>");
    parts.push('<w:t>before</w:t><w:br w:type="page"/><w:t>after</w:t>');
    const found = read(p(r(long)) + parts.map((part) => p(`<w:r>${part}</w:r>`)).join(""));
    assert.deepEqual(found.blocks.slice(1), [
      "paragraph(one/two three)",
      "paragraph(a\u2011b\u00ADc)",
      "paragraph(before)",
      "paragraph(after)",
    ]);
    assert.deepEqual(found.dropped, []);
  });

  it("white space counts only where the file says so", () => {
    const found = read(p(`<w:r><w:t> one </w:t></w:r><w:r><w:t xml:space="preserve"> two </w:t></w:r>${r(long)}`));
    assert.equal(found.text, `one two ${long}`);
  });

  it("emphasis of the words and of their style; that of the paragraph's style is its looks", () => {
    const found = read({
      styles:
        style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character") +
        style("Lead", "Lead", "<w:rPr><w:b/></w:rPr>"),
      body:
        styled("Lead", long) +
        p(r("plain ") + r("bold", "<w:b/>") + r(" not", '<w:b w:val="0"/>') + r(" it", "<w:i/>") + r("2", raised)) +
        p(r("strong", '<w:rStyle w:val="Strong"/>') + r(" off", '<w:rStyle w:val="Strong"/><w:b w:val="false"/>')) +
        p(r("بزرگ", "<w:rtl/><w:bCs/>") + r(" ساده", "<w:rtl/><w:b/>")),
    });
    assert.deepEqual(found.blocks, [
      `paragraph(${long})`,
      "paragraph(plain **bold** not* it*^2^)",
      "paragraph(**strong** off)",
      "paragraph(**بزرگ** ساده)",
    ]);
  });
  const raised = '<w:vertAlign w:val="superscript"/>';

  it("symbols of special fonts as what they show; one that is not known is said", () => {
    const symbols = [
      ["Symbol", "F061"],
      ["Symbol", "00B3"],
      ["Symbol", "F0AE"],
      ["Wingdings", "F0FC"],
      ["Arial", "00E9"],
    ].map(([font, code]) => `<w:sym w:font="${font}" w:char="${code}"/>`);
    const found = read(p(`${r(long)}<w:r>${symbols.join("")}<w:sym w:font="Webdings" w:char="F021"/></w:r>`));
    assert.equal(found.text, `${long}α≥→✓é□`);
    assert.match(found.dropped.join(), /1 symbol of a special font/);
  });

  it("hidden words are left out and said; words of fields, controls, tags and formulas stay, instructions do not", () => {
    const field = (instruction: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const found = read(
      p(r(`${long} `) + r("secret", "<w:vanish/>") + r(" more", "<w:vanish/>") + field(" PAGE ", "7")) +
        p(`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${r("control")}</w:sdtContent></w:sdt>`) +
        `<w:sdt><w:sdtContent>${p(r("block"))}</w:sdtContent></w:sdt>` +
        p(`<w:smartTag><w:smartTagPr/>${r("tagged")}</w:smartTag>`) +
        p("<m:oMath><m:r><m:t>x</m:t></m:r><m:d><m:e><m:r><m:t>y</m:t></m:r></m:e></m:d></m:oMath>") +
        p(`<w:fldSimple w:instr="AUTHOR">${r("Jane")}</w:fldSimple>`) +
        p(`<w:r><w:ruby><w:rt>${r("kan")}</w:rt><w:rubyBase>${r("漢")}</w:rubyBase></w:ruby></w:r>`) +
        p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r("never ended")}`),
    );
    assert.deepEqual(found.text.split("\n"), [
      `${long} 7`,
      "control",
      "block",
      "tagged",
      "x(y)",
      "Jane",
      "漢(kan)",
      "never ended",
    ]);
    assert.deepEqual(found.dropped, ["1 hidden passage"]);
  });

  it("links by relation and by field; unsafe ones and those within the file leave their words", () => {
    const hyperlink = (attributes: string, text: string) => `<w:hyperlink ${attributes}>${text}</w:hyperlink>`;
    const fieldLink =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
      '<w:r><w:instrText>HYPERLINK "https://example.org/f" \\l "part"</w:instrText></w:r>' +
      `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("field")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const found = read({
      links: { a: "https://example.org/a", bad: "javascript:alert(1)" },
      body:
        p(r(long)) +
        p(hyperlink('r:id="a"', r("one ") + r("link", "<w:b/>")) + r(" plain ") + fieldLink) +
        p(hyperlink('r:id="bad"', r("bad ") + r("link", "<w:b/>")) + hyperlink('w:anchor="x"', r(" inside"))),
    });
    assert.deepEqual(found.blocks.slice(1), [
      "paragraph([one ](https://example.org/a)**[link](https://example.org/a)** plain [field](https://example.org/f#part))",
      "paragraph(bad **link** inside)",
    ]);
    assert.deepEqual(found.dropped, ["1 unsafe link (the words stay)"]);
  });

  it("words run in the order of reading, whichever way they run", () => {
    const found = read(
      p(r("وزیر گفت ", "<w:rtl/>") + r("NATO") + r(" بسته است.", "<w:rtl/>"), "<w:bidi/>") + p(r(long)),
    );
    assert.equal(found.text, `وزیر گفت NATO بسته است.\n${long}`);
  });
});

describe("the structure of a Word file", () => {
  it("the title is the headline; headings are found by the style's name, what it is based on, and the outline level", () => {
    const found = read({
      styles:
        style("Titel", "Title") +
        style("berschrift1", "heading 1") +
        style("Haus", "House heading", '<w:basedOn w:val="berschrift1"/>') +
        style("Gliederung", "Own", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
      body:
        styled("Titel", "The road") +
        p(r(long)) +
        styled("berschrift1", "One") +
        styled("Haus", "Two") +
        styled("Gliederung", "Three") +
        p(r("Four"), '<w:outlineLvl w:val="0"/>') +
        p(r("Body"), '<w:pStyle w:val="Haus"/><w:outlineLvl w:val="9"/>'),
    });
    assert.equal(found.headline, "The road");
    assert.deepEqual(found.blocks.slice(1), [
      "heading level=2(One)",
      "heading level=2(Two)",
      "heading level=4(Three)",
      "heading level=2(Four)",
      "paragraph(Body)",
    ]);
  });

  it("without a title the first heading of the first level is the headline", () => {
    const found = read({
      styles: style("h1", "heading 1") + style("h2", "heading 2"),
      body: styled("h1", "The road") + p(r(long)) + styled("h2", "Below"),
    });
    assert.equal(found.headline, "The road");
    assert.equal(found.blocks[1], "heading level=2(Below)");
  });

  it("lists: bullets and numbers, levels, a start, a list that goes on after a paragraph, one that starts anew", () => {
    const level = (at: number, format: string, start = 1) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/></w:lvl>`;
    const item = (numId: number, at: number, text: string) =>
      p(r(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`);
    const found = read({
      styles: style("ListBullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
      numbering:
        `<w:abstractNum w:abstractNumId="0">${level(0, "bullet")}${level(1, "decimal", 3)}</w:abstractNum>` +
        `<w:abstractNum w:abstractNumId="1">${level(0, "decimal")}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' +
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
      body:
        p(r(long)) +
        item(1, 0, "a") +
        item(1, 1, "a3") +
        item(1, 1, "a4") +
        styled("ListBullet", "b") +
        item(2, 0, "one") +
        item(2, 0, "two") +
        p(r("between")) +
        item(2, 0, "three") +
        item(3, 0, "anew") +
        item(0, 0, "none") +
        p(r("Head"), '<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
    });
    assert.deepEqual(found.blocks.slice(1), [
      "bullet_list(list_item(paragraph(a) ordered_list order=3(list_item(paragraph(a3)) list_item(paragraph(a4)))) list_item(paragraph(b)))",
      "ordered_list(list_item(paragraph(one)) list_item(paragraph(two)))",
      "paragraph(between)",
      "ordered_list order=3(list_item(paragraph(three)))",
      "ordered_list(list_item(paragraph(anew)))",
      "paragraph(none)",
      "heading level=2(Head)",
    ]);
    assert.deepEqual(found.dropped, ["1 numbered heading (the words stay, without the number)"]);
  });

  it("tables: cells over columns and rows, header rows; words of a cell that is run over are not lost", () => {
    const cell = (text: string, properties = "") => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(text))}</w:tc>`;
    const row = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
    const down = '<w:vMerge w:val="restart"/>';
    const found = read(
      p(r(long)) +
        `<w:tbl><w:tblPr/>${row(cell("H", '<w:gridSpan w:val="2"/>') + cell("I"), "<w:tblHeader/>")}` +
        row(cell("a", down) + cell("b") + cell("c")) +
        row(cell("under", "<w:vMerge/>") + cell("d") + cell("e")) +
        row(cell("f") + cell("g") + cell("h")) +
        "</w:tbl>",
    );
    assert.deepEqual(found.blocks.slice(1), [
      "table(table_row(table_header colspan=2(paragraph(H)) table_header(paragraph(I))) " +
        "table_row(table_cell rowspan=2(paragraph(a) paragraph(under)) table_cell(paragraph(b)) table_cell(paragraph(c))) " +
        "table_row(table_cell(paragraph(d)) table_cell(paragraph(e))) " +
        "table_row(table_cell(paragraph(f)) table_cell(paragraph(g)) table_cell(paragraph(h))))",
    ]);
  });

  it("quotations by style, one after the other are one", () => {
    const found = read({
      styles: style("Zitat", "Quote") + style("q", "Intense Quote"),
      body: p(r(long)) + styled("Zitat", "one") + styled("q", "two") + p(r("end")),
    });
    assert.deepEqual(found.blocks.slice(1), ["blockquote(paragraph(one) paragraph(two))", "paragraph(end)"]);
  });

  it("pictures keep their description and their caption, and are said", () => {
    const picture = (description: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${description}"/><a:graphic><a:graphicData>` +
      "<pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    const found = read({
      styles: style("Beschriftung", "caption"),
      body:
        p(r(long)) + p(picture("A road")) + styled("Beschriftung", "The road. Photo: Jane Doe") + p(picture("Snow")),
    });
    assert.deepEqual(found.blocks.slice(1), [
      "figure alt=A road(caption(The road.) credit(Photo: Jane Doe))",
      "figure alt=Snow(caption() credit())",
    ]);
    assert.match(found.dropped.join(), /2 pictures without a full address/);
  });

  it("words of a text box follow its paragraph, once, and are said; charts, page headers and other files are said", () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`;
    const shape = `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box("boxed")}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
    const old = `<w:pict><v:shape><v:textbox>${box("boxed")}</v:textbox></v:shape></w:pict>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${shape}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r>`;
    const chart =
      '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></wp:inline></w:drawing></w:r>';
    const found = read({
      header: p(r("Draft 3")),
      body: `${p(r("before ") + both + r("after"))}${p(chart + r(long))}<w:altChunk r:id="x"/>`,
    });
    assert.equal(found.text, `before after\nboxed\n${long}`);
    assert.deepEqual(found.dropped.toSorted(), [
      "1 chart or diagram",
      "1 embedded file",
      "1 page header or footer (what stands on every page is not part of the text)",
      "1 text box (the words stay, after the paragraph beside them)",
    ]);
  });

  it("files of other namespaces, prefixes, and part names are read alike", () => {
    const parts = docxParts({ body: p(r(long)) });
    const strict = Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [
        name
          .replace("word/document.xml", "Word\\Article.XML")
          .replace("word/_rels/document.xml", "word/_rels/article.xml"),
        xml
          .replaceAll(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          )
          .replaceAll("word/document.xml", "./x/../word/article.xml")
          .replaceAll(/(<\/?|xmlns:|\s)w:/g, "$1q:")
          .replace("xmlns:w=", "xmlns:q="),
      ]),
    );
    const { doc } = importArticle({ format: "docx", content: zipped(strict) });
    assert.equal(documentText(doc), long);
  });
});
