/** Files that are no Word files or are broken: refused with what to do, or read without harm. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strToU8, zipSync } from "fflate";
import { good, refusal, text, withDocument, words } from "./broken-fixtures.ts";
import { docx, namespaces, p, zipped } from "./docx-fixtures.ts";

function utf16(content: string): number[] {
  return [...content].flatMap((character) => [character.charCodeAt(0), 0]);
}

describe("what is no Word file is refused by what it is", () => {
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(504).fill(0)];
  const withType = (type: string) =>
    zipped({
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
      "_rels/.rels": good["_rels/.rels"]!,
      "word/document.xml": "<workbook/>",
    });
  const cases: Record<string, [Uint8Array, RegExp]> = {
    "protected by a password": [Uint8Array.from([...old, ...utf16("EncryptedPackage")]), /protected by a password/],
    "of an old Word": [Uint8Array.from([...old, ...utf16("WordDocument")]), /before 2007/],
    "a PDF": [strToU8("%PDF-1.7\n"), /PDF/],
    "an RTF": [strToU8("{\\rtf1 x}"), /RTF/],
    "a web page": [strToU8("\n<!DOCTYPE html><p>x"), /web page/],
    "plain text": [strToU8("Dear reader"), /not a Word file/],
    empty: [new Uint8Array(), /not a Word file/],
    "a spreadsheet": [withType("spreadsheetml.sheet"), /Excel/],
    "a presentation": [withType("presentationml.presentation"), /PowerPoint/],
    "an OpenDocument": [
      zipped({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }),
      /OpenDocument/,
    ],
    "some other archive": [zipped({ "readme.txt": "x" }), /no Word text/],
    "an archive within an archive": [zipSync({ "article.docx": zipped(good) }), /no Word text/],
    "without the part that is named": [zipped({ "_rels/.rels": good["_rels/.rels"]! }), /no Word text/],
    "without words": [docx({ body: p("") }), /no words/],
  };
  for (const [name, [content, reason]] of Object.entries(cases)) {
    it(name, () => {
      const { code, message } = refusal(content);
      assert.equal(code, "unfit");
      assert.match(message, reason);
      assert.match(message, /[.] (?:Save|Paste|Export|Choose|Open)|, and bring that in|or paste/);
    });
  }
});

describe("what is broken is refused, whatever is broken", () => {
  const whole = zipped(good);

  it("cut off anywhere", () => {
    for (let length = 4; length < whole.length; length += 7) {
      assert.equal(refusal(whole.subarray(0, length)).code, "unfit", String(length));
    }
  });

  it("a byte changed, wherever: read, or refused with a reason; nothing else", () => {
    for (let at = 0; at < whole.length; at += 5) {
      const broken = Uint8Array.from(whole);
      broken[at] = broken[at]! ^ 0xff;
      assert.match(refusal(broken).code, /^(?:|unfit|too-large)$/, String(at));
    }
  });

  it("XML that is not well-formed, is of another kind, or names what it does not have", () => {
    for (const xml of ["", "<", "<w:document>", `<w:document ${namespaces}><w:body></w:document>`, "<html/>", "&#0;"]) {
      assert.equal(refusal(withDocument(xml)).code, "unfit", xml);
    }
    const missing = { ...good, "word/_rels/document.xml.rels": good["word/_rels/document.xml.rels"]! };
    const dangling = missing["word/_rels/document.xml.rels"]!.replace(
      "></Relationships>",
      '><Relationship Id="c" Type="x/comments" Target="gone.xml"/><Relationship Id="s" Type="x/styles" Target="http://example.org/s" TargetMode="External"/></Relationships>',
    );
    assert.equal(text(zipped({ ...missing, "word/_rels/document.xml.rels": dangling })), words);
  });

  it("a sign that a part is encrypted", () => {
    const broken = Uint8Array.from(whole);
    const view = new DataView(broken.buffer);
    for (let at = 0; at + 4 < broken.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true);
    }
    assert.match(refusal(broken).message, /password/);
  });
});
