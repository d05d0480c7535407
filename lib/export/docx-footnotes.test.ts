import assert from "node:assert/strict";
import { test } from "node:test";
import mammoth from "mammoth";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildCitation, buildNote, buildSource, checker } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { tornCopy, wordParts, wordsIn } from "../testing/word-parts.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeDocxNotes } from "./docx-footnotes.ts";
import { formats, writeCopy } from "./formats.ts";
import type { ProfileId } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };

type State = Parameters<typeof annotatedCopy>[0];
const modelOf = (state: State, profile: ProfileId = "checking") => annotatedCopy(state, profile, context).copy;
const partsOf = (state: State, profile?: ProfileId) => wordParts(writeDocxNotes(modelOf(state, profile)));

/** The footnotes of claims, in the order of the file. */
function footnotesOf(parts: Record<string, string>): string[] {
  const notes = parts["word/footnotes.xml"]!.match(/<w:footnote w:id="[1-9]\d*">.*?<\/w:footnote>/g) ?? [];
  return notes.map((note) => note.replaceAll("</w:p>", "\n")).map(wordsIn);
}

const noted = () => {
  const [report, page] = [buildSource({ title: "The Report" }), buildSource({ title: "The Page" })];
  return buildArticle({
    headline: "Noted",
    sources: [report, page],
    blocks: ["Deaths rose by 65% last year.", "A second fact."],
    claims: [
      {
        exact: "rose by 65% last year",
        finding: "accurate",
        citations: [buildCitation(page), buildCitation(report, { locator: "p. 3" })],
      },
      { exact: "65%", citations: [buildCitation(report)], notes: [buildNote("Counted.")] },
      { exact: "by 65%", finding: "inaccurate" },
      { exact: "second fact", citations: [buildCitation(page, { relation: "contradicts" })] },
    ],
  });
};

test("a claim is a footnote at the end of its words; footnotes stand in the order of their marks, each under its claim's number", () => {
  const parts = partsOf(noted());
  assert.deepEqual(
    footnotesOf(parts).map((note) => note.split("\n").slice(0, 2)),
    [
      [" Claim 3 · Inaccurate · Checked · Other", "Words: by 65%"],
      [" Claim 2 · To check · Other", "Words: 65%"],
      [" Claim 1 · Accurate · Checked · Other", "Words: rose by 65% last year"],
      [" Claim 4 · To check · Other", "Words: second fact"],
    ],
  );
  const document = parts["word/document.xml"]!;
  const between = (id: number) =>
    document.split(new RegExp(`<w:bookmarkStart w:id="${id}" [^>]*>`))[1]!.split(`<w:bookmarkEnd w:id="${id}"/>`)[0]!;
  assert.deepEqual([1, 2, 3, 4].map(between).map(wordsIn), ["by 65%", "65%", "rose by 65% last year", "second fact"]);
  assert.ok(footnotesOf(parts)[1]!.endsWith("Counted.\n"), "its notes follow");
});

test("marks at one place are kept apart by a comma that is no word of the article", () => {
  const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
  const at = `${mark}<w:footnoteReference w:id="1"/></w:r>${mark}<w:sym w:font="Arial" w:char="002C"/></w:r>${mark}<w:footnoteReference w:id="2"/></w:r>`;
  assert.ok(partsOf(noted())["word/document.xml"]!.includes(at));
});

test("marks in a line from right to left go on as the line does; the footnote itself begins from the left", () => {
  const parts = partsOf(sampleArticles.rightToLeft());
  const marks = parts["word/document.xml"]!.match(/<w:rStyle w:val="FootnoteReference"\/>(<w:rtl\/>)?/g)!;
  assert.deepEqual(new Set(marks), new Set(['<w:rStyle w:val="FootnoteReference"/><w:rtl/>']));
  assert.ok(!parts["word/footnotes.xml"]!.includes('"FootnoteReference"/><w:rtl/>'));
  const passage = parts["word/footnotes.xml"]!.match(
    /<w:p><w:pPr><w:pStyle w:val="FootnoteText"\/><w:bidi\/>.*?<\/w:p>/,
  )!;
  assert.equal(wordsIn(passage[0]), "“به گفتهٔ «گزارش»”");
});

test("a source is in full where it is first read, short later with what is the citation's own, and once in the list", () => {
  const parts = partsOf(noted());
  const lines = footnotesOf(parts).flatMap((note) => note.split("\n").filter((line) => /primary/.test(line)));
  const full = "A. Author, Institute, 4 May 2026, p. 12. https://example.org/report/";
  assert.ok(lines[0]!.startsWith(`Supports, primary: The Report, ${full}`), lines[0]);
  assert.ok(lines[1]!.startsWith(`Supports, primary: The Page, ${full}`), lines[1]);
  assert.deepEqual(lines.slice(2), [
    "Supports, primary: The Report, in full at claim 2, p. 3. Consulted on 2 June 2026.",
    "Contradicts, primary: The Page, in full at claim 1, p. 12. Consulted on 2 June 2026.",
  ]);
  const listed = parts["word/document.xml"]!.match(/<w:p><w:pPr><w:pStyle w:val="StetSource"\/>.*?<\/w:p>/g)!.map(
    wordsIn,
  );
  assert.match(listed[0]!, /^The Report, A\. Author, .* Claims 2, 1\.$/);
  assert.match(listed[1]!, /^The Page, A\. Author, .* Claims 1, 4\.$/);
  assert.equal(listed.length, 2);
});

test("a copy that masks its sources lists none", () => {
  assert.ok(!partsOf(sampleArticles.wire(), "checked")["word/document.xml"]!.includes("StetSource"));
});

test("mammoth finds a footnote for each placed claim", async () => {
  const copy = modelOf(sampleArticles.wire());
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(writeDocxNotes(copy)) });
  const notes = value.match(/<li id="footnote-\d+"><p> <strong>Claim \d+/g)!;
  assert.deepEqual(notes.map((note) => Number(/\d+$/.exec(note))).sort(), [1, 2, 3, 4, 5]);
});

test("the same copy is the same bytes", () => {
  const copy = modelOf(sampleArticles.wire());
  assert.deepEqual(writeDocxNotes(copy), writeDocxNotes(copy));
});

test("a Word copy whose footnotes are torn from their words is not handed over", async () => {
  const copy = modelOf(noted());
  const torn = (path: string, from: string | RegExp, to: string) => {
    const written = tornCopy(writeDocxNotes(copy), path, from, to);
    return () => writeCopy(copy, { ...formats["docx-notes"], write: () => written });
  };
  const [document, footnotes] = ["word/document.xml", "word/footnotes.xml"];
  const mark = (id: number) => `<w:footnoteReference w:id="${id}"/>`;
  await assert.rejects(torn(document, '<w:bookmarkEnd w:id="1"/>', ""), /without an end/);
  await assert.rejects(torn(document, '<w:bookmarkStart w:id="2"', '<w:bookmarkStart w:id="1"'), /two places/);
  await assert.rejects(torn(document, 'w:name="Claim_4"', 'w:name="Claim_9"'), /not at its words/);
  await assert.rejects(torn(document, mark(4), ""), /footnotes that are not at words/);
  const word = "<w:r><w:t>!</w:t></w:r>";
  await assert.rejects(torn(document, '<w:bookmarkEnd w:id="4"/>', `$&${word}`), /not at its words/);
  await assert.rejects(torn(document, `${mark(4)}</w:r>`, `$&${word}`), /words differ/);
  await assert.rejects(torn(document, 'w:char="002C"', 'w:char="002E"'), /not at its words/);
  await assert.rejects(
    torn(
      document,
      '<w:bookmarkEnd w:id="0"/>',
      '<w:bookmarkEnd w:id="0"/><w:bookmarkStart w:id="9" w:name="x"/><w:bookmarkEnd w:id="9"/>',
    ),
    /outside/,
  );
  await assert.rejects(torn(footnotes, "Claim 3", "Claim 7"), /not at its words/);
  await assert.rejects(torn(footnotes, '<w:footnote w:id="1">', '<w:footnote w:id="5">'), /another order/);
});
