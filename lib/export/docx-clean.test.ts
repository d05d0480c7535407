import assert from "node:assert/strict";
import { test } from "node:test";
import type { roles } from "../policy/can.ts";
import { checker } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { tornCopy, wordParts, wordsIn } from "../testing/word-parts.ts";
import { type AnnotatedCopy, annotatedCopy } from "./annotated-copy.ts";
import { cleanBuilt } from "./clean-copy.ts";
import { formats, writeCopy } from "./formats.ts";
import { type ProfileId, profileIds } from "./profiles.ts";

const context = { now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };

function builtOf(name: keyof typeof sampleArticles, profile: ProfileId, role: (typeof roles)[number] = "checker") {
  return annotatedCopy(sampleArticles[name](), profile, { ...context, reader: { ...checker, role } });
}

const cleanOf = async (copy: AnnotatedCopy) => (await writeCopy(copy, formats["docx-clean"])).content;

test("the clean text is the same bytes for every profile and role, at any time, in any zone and house", async () => {
  for (const name of ["wire", "overlapping", "structured"] as const) {
    const files = new Set<string>();
    const add = async (copy: AnnotatedCopy) => files.add(Buffer.from(await cleanOf(copy)).toString("base64"));
    for (const profile of profileIds) await add(builtOf(name, profile).copy);
    const { copy } = builtOf(name, "checking", "viewer");
    await add({ ...copy, madeAt: "2030-01-01T00:00:00Z", zone: "UTC", house: "Another", corrected: [] });
    assert.equal(files.size, 1, name);
  }
});

test("it holds the article, its pictures' descriptions and a header, and nothing behind the article", async () => {
  const { copy } = builtOf("wire", "checking");
  const parts = wordParts(await cleanOf(copy));
  assert.deepEqual(
    Object.keys(parts).filter((path) => /comment|footnote/.test(path)),
    [],
  );
  const document = parts["word/document.xml"]!;
  const words = wordsIn(document.slice(document.indexOf("<w:body>")).replaceAll("</w:p>", "\n"));
  assert.equal(words.replace("Picture: A man\n", "").trimEnd(), copy.text);
  assert.equal(wordsIn(parts["word/header.xml"]!).trim(), "Border deaths rise by 65% · Clean text · version 7");
});

test("what it withholds is said as a whole", () => {
  assert.deepEqual(cleanBuilt(builtOf("wire", "checking")).withheld, [
    "everything about the claims",
    "1 correction told to readers",
  ]);
  const { copy } = builtOf("wire", "checking");
  assert.deepEqual(cleanBuilt({ copy: { ...copy, claims: [], corrected: [] }, withheld: [] }).withheld, []);
});

test("a clean text that holds anything else stays here", async () => {
  const { copy } = builtOf("wire", "public");
  const written = await cleanOf(copy);
  const torn = (from: string | RegExp, to: string) => {
    const file = tornCopy(written, "word/document.xml", from, to);
    return () => writeCopy(copy, { ...formats["docx-clean"], write: () => file });
  };
  const paragraph = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>More</w:t></w:r></w:p>';
  await assert.rejects(torn("<w:sectPr>", `${paragraph}$&`), /“More” behind the article/);
  await assert.rejects(torn('<w:bookmarkEnd w:id="0"/>', `${paragraph}$&`), /words differ/);
  await assert.rejects(
    torn("<w:r>", '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>$&'),
    /a bookmark x/,
  );
  await assert.rejects(torn("<w:r>", '<w:commentRangeStart w:id="1"/>$&'), /a commentRangeStart element/);
  const comments = { ...formats.docx, ...{ wordsOnly: true as const, readBack: formats["docx-clean"].readBack } };
  await assert.rejects(writeCopy(copy, comments), /commentsExtended/);
});
