/** Files that were made to do harm, at and beyond the limits: refused with what to do, or read without harm. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mostFileBytes } from "../import-article.ts";
import { good, refusal, text, withDocument, words } from "./broken-fixtures.ts";
import { docx, ins, p, r, zipped } from "./docx-fixtures.ts";
import { ZipFile } from "./zip-file.ts";

describe("what was made to do harm", () => {
  it("a document type is refused before anything of it is looked at: entities, files and addresses of others", () => {
    const types = [
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
      '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
      `<!DOCTYPE x [<!ENTITY a "${"lol".repeat(100)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`,
    ];
    for (const type of types) {
      const { code, message } = refusal(withDocument(`${type}${good["word/document.xml"]}`));
      assert.equal(code, "unfit");
      assert.match(message, /other files/);
    }
    assert.equal(refusal(withDocument(good["word/document.xml"]!.replace(words, "&e;"))).code, "unfit");
  });

  it("a bomb in the article is refused, one in a part that nobody reads is never unpacked", () => {
    const bomb = " ".repeat(13_000_000);
    const inside = good["word/document.xml"]!.replace("<w:body>", `<w:body><!--${bomb}-->`);
    assert.equal(refusal(withDocument(inside)).code, "too-large");
    assert.equal(text(zipped({ ...good, "docProps/app.xml": bomb })), words);
  });

  it("what comes out is counted over all parts; a size that is not true is not believed", () => {
    const lying = zipped({ x: " ".repeat(10_000_000) });
    const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength);
    for (let at = 0; at + 4 < lying.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
    }
    const zip = new ZipFile(lying);
    let length = 0;
    const take = (bytes: Uint8Array) => {
      length += bytes.length;
    };
    for (let time = 0; time < 10; time++) assert.ok(zip.read("x", take));
    assert.equal(length, 100_000_000);
    assert.throws(() => zip.read("x", take), { code: "too-large" });
    assert.equal(length, 100_000_000);
  });

  it("too many parts, elements, paragraphs, letters, bytes; nested too deeply", () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`x${index}`, ""]));
    assert.equal(refusal(zipped({ ...good, ...many })).code, "too-large");
    const document = (body: string) => withDocument(good["word/document.xml"]!.replace("<w:body>", `<w:body>${body}`));
    assert.equal(refusal(document("<w:x/>".repeat(500_001))).code, "too-large");
    assert.equal(
      refusal(document(`<w:p ${Array.from({ length: 501 }, (_, at) => `a${at}="1"`).join(" ")}/>`)).code,
      "too-large",
    );
    assert.equal(refusal(document("<w:p/>".repeat(60_001))).code, "too-large");
    assert.equal(refusal(document(p(r("x".repeat(2 * 1024 * 1024))))).code, "too-large");
    assert.equal(refusal(document(`${"<w:sdt><w:sdtContent>".repeat(200)}`)).code, "too-large");
    assert.equal(refusal(new Uint8Array(mostFileBytes + 1)).code, "too-large");
  });

  it("comments and proposals longer than any article", () => {
    const pages = r("word ".repeat(500_000)).repeat(5);
    assert.equal(
      refusal(docx({ body: p(r(words)), comments: `<w:comment w:id="1">${p(pages)}</w:comment>` })).code,
      "too-large",
    );
    assert.equal(refusal(docx({ body: p(r(words) + ins(pages)) })).code, "too-large");
  });

  it("anchors without end: more comments on more pieces of words than any article has", () => {
    const ids = Array.from({ length: 150 }, (_, index) => index);
    const pieces = Array.from({ length: 2100 }, (_, index) => r("word ", index % 2 === 0 ? "<w:b/>" : "")).join("");
    const start = ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join("");
    const end = ids.map((id) => `<w:commentRangeEnd w:id="${id}"/>`).join("");
    const body = p(start + pieces + end);
    const comments = ids.map((id) => `<w:comment w:id="${id}">${p(r("x"))}</w:comment>`).join("");
    assert.equal(refusal(docx({ body, comments })).code, "too-large");
  });

  it("styles that are based on each other, lists without a pattern, spans without end", () => {
    const styles = ["a", "b"].map(
      (id, index, all) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="${all[1 - index]}"/></w:style>`,
    );
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const list = (id: string, level: string) =>
      `<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
    const cell = (span: string) => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/><w:vMerge/></w:tcPr>${p(r("x"))}</w:tc>`;
    const found = text(
      docx({
        styles: styles.join(""),
        numbering,
        body:
          p(r(words)) +
          p(r("one"), list("1", "-5")) +
          p(r("two"), list("7", "1e9")) +
          `<w:tbl><w:tr>${cell("1e99")}${cell("-1")}</w:tr><w:tr>${cell("99999999")}</w:tr></w:tbl>`,
      }),
    );
    assert.equal(found, `${words}\none\ntwo\nx\nx\nx`);
  });
});
