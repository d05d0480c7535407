import assert from "node:assert/strict";
import test from "node:test";
import { countWords, readCopy, readFile, richTextOf } from "./incoming.ts";

test("rich text is taken when it says more than the plain text", () => {
  assert.equal(richTextOf('<p>See <a href="https://example.org">this</a></p>', "See this") !== null, true);
  assert.equal(richTextOf("<meta charset=utf-8><span>See this</span>", "See this"), null);
  assert.equal(richTextOf("", "See this"), null);
});

test("a clipboard that holds a picture and no words is left to the browser", () => {
  assert.equal(richTextOf("<p><img src=x></p>", ""), null);
});

test("a file's ending says its format", async () => {
  for (const [name, format] of [
    ["a.txt", "text"],
    ["a.MD", "markdown"],
    ["report.final.html", "page"],
  ] as const) {
    assert.deepEqual((await readFile(new File(["Words"], name))).file, { format, content: "Words" });
  }
});

test("a Word file is taken as its bytes; what cannot be read is refused with ways that work", async () => {
  const bytes = new Uint8Array(100_000).map((_, index) => index % 251);
  const { file } = await readFile(new File([bytes], "draft.docx"));
  assert.equal(file?.format, "docx");
  assert.deepEqual(new Uint8Array(Buffer.from(file!.content, "base64")), bytes);
  const { refused } = await readFile(new File(["x"], "draft.odt"));
  assert.match(refused ?? "", /Save it as a Word file/);
  assert.match(refused ?? "", /copy it and paste it here/);
  const picture = (await readFile(new File(["x"], "scan.png"))).refused ?? "";
  assert.match(picture, /^scan\.png cannot be read here\. Choose a Word/);
  assert.doesNotMatch(picture, /select everything/);
});

test("a copy that comes back is refused without asking for a paste: there is no place for one", async () => {
  for (const name of ["back.odt", "back.png"]) {
    assert.doesNotMatch((await readCopy(new File(["x"], name))).refused ?? "paste", /paste/);
  }
  assert.equal((await readCopy(new File(["[]"], "back.json"))).file?.format, "annotations");
});

test("an empty file and a binary one are refused", async () => {
  assert.match((await readFile(new File([" \n"], "a.txt"))).refused ?? "", /empty/);
  assert.match((await readFile(new File(["a\0b"], "a.txt"))).refused ?? "", /not a text file/);
});

test("a file that the browser cannot open is refused, not dropped", async () => {
  const gone = { name: "a.docx", size: 9, type: "", arrayBuffer: () => Promise.reject(new DOMException("gone")) };
  for (const reading of [await readFile(gone), await readCopy({ ...gone, name: "a.txt" })]) {
    assert.match(reading.refused ?? "", /could not open a\./);
  }
});

test("files of old Windows programs and UTF-16 files keep their letters", async () => {
  const old = new Uint8Array([0x93, 0x65, 0xe9, 0x94]);
  assert.equal((await readFile(new File([old], "a.txt"))).file?.content, "“eé”");
  const page = new Uint8Array([...Buffer.from('<meta charset="windows-1256">'), 0xd3]);
  assert.match((await readFile(new File([page], "a.html"))).file?.content ?? "", /س$/);
  const wide = new Uint8Array([0xff, 0xfe, 0x33, 0x06]);
  assert.equal((await readFile(new File([wide], "a.txt"))).file?.content, "س");
});

test("words are counted in any script", () => {
  assert.equal(countWords("Over 90% of all fatalities, he said."), 7);
  assert.equal(countWords("وزیر دفاع پاکستان"), 3);
});
