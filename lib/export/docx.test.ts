import assert from "node:assert/strict";
import { test } from "node:test";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildNote, checker, node, reviewer } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { tornCopy, wordParts } from "../testing/word-parts.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeDocx } from "./docx.ts";
import { formats, writeCopy } from "./formats.ts";
import type { ProfileId } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };

type State = Parameters<typeof annotatedCopy>[0];
const modelOf = (state: State, profile: ProfileId = "checking") => annotatedCopy(state, profile, context).copy;
const partsOf = (state: State, profile?: ProfileId) => wordParts(writeDocx(modelOf(state, profile)));

const noted = () =>
  buildArticle({
    headline: "Noted",
    blocks: ["Deaths rose by 65% last year."],
    claims: [
      {
        ...{ exact: "65%", finding: "accurate", approvedBy: reviewer },
        notes: [buildNote("Counted."), buildNote("Again.", { internal: false })],
      },
      { exact: "last year", finding: "inaccurate" },
    ],
  });

test("a claim is a thread on its words, each note a reply on the same words, resolved when approved", () => {
  const parts = partsOf(noted());
  const document = parts["word/document.xml"]!;
  for (const id of [0, 1, 2]) {
    const between = document
      .split(`<w:commentRangeStart w:id="${id}"/>`)[1]!
      .split(`<w:commentRangeEnd w:id="${id}"/>`)[0]!;
    assert.equal(between.replace(/<[^>]*>/g, ""), "65%");
  }
  const threads = parts["word/commentsExtended.xml"]!.match(/<w15:commentEx [^>]*>/g);
  assert.deepEqual(threads, [
    '<w15:commentEx w15:paraId="00000001" w15:done="1"/>',
    '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>',
    '<w15:commentEx w15:paraId="00000003" w15:paraIdParent="00000001" w15:done="1"/>',
    '<w15:commentEx w15:paraId="00000004" w15:done="0"/>',
  ]);
});

test("a stale approval resolves nothing", () => {
  const state = noted();
  const claims = new Map([...state.claims].map(([id, claim]) => [id, { ...claim, wordsHash: "0".repeat(64) }]));
  const extended = partsOf({ ...state, claims })["word/commentsExtended.xml"]!;
  assert.ok(extended.includes('w15:done="0"') && !extended.includes('w15:done="1"'));
});

test("a comment is its checker's or writer's, at the time of the copy's zone; the public copy names the house", () => {
  const authors = (profile: ProfileId) =>
    partsOf(noted(), profile)["word/comments.xml"]!.match(/w:author="[^"]*"( w:date="[^"]*")?/g)!;
  const claim = modelOf(noted()).claims[0]!;
  assert.ok(authors("checking")[0]!.startsWith(`w:author="${claim.checked!.by}" w:date="2026-0`));
  assert.ok(authors("checking")[1]!.startsWith(`w:author="${claim.notes[0]!.by}" w:date="`));
  assert.deepEqual([...new Set(authors("public"))], ['w:author="The House"']);
});

test("a link has one id in all parts of the file", () => {
  const parts = partsOf(sampleArticles.wire());
  const linksOf = (part: string) => parts[`word/_rels/${part}.xml.rels`]!.match(/<Relationship Id="link\d+" [^>]*>/g)!;
  assert.ok(linksOf("document").length > 2);
  assert.deepEqual(linksOf("comments"), linksOf("document"));
});

test("paragraphs from right to left say so, their runs cut by script; tables are mirrored", () => {
  const document = partsOf(
    buildArticle({
      headline: "وزیر دفاع",
      blocks: [
        "کابل و Kabul (65%) بود.",
        "Kabul is شهر کابل here.",
        node("table", [node("table_row", [node("table_cell", [node("paragraph", "ولایت")])])]),
      ],
    }),
  )["word/document.xml"]!;
  const paragraphs = document.match(/<w:p>.*?<\/w:p>/g)!.slice(0, 3);
  const told = paragraphs.map((paragraph) => [
    paragraph.includes("<w:bidi/>"),
    ...paragraph
      .match(/<w:r>.*?<\/w:r>/g)!
      .map((run) => (run.includes("<w:rtl/>") ? "rtl:" : "") + run.replace(/<[^>]*>/g, "")),
  ]);
  assert.deepEqual(told, [
    [true, "rtl:وزیر دفاع"],
    [true, "rtl:کابل و ", "Kabul", "rtl: (65%) بود."],
    [false, "Kabul is ", "rtl:شهر کابل", " here."],
  ]);
  assert.ok(document.includes("<w:bidiVisual/>"));
});

test("the same copy is the same bytes; its properties hold the headline and Stet alone, and no time is in the package", () => {
  const copy = modelOf(sampleArticles.wire());
  assert.deepEqual(writeDocx(copy), writeDocx(copy));
  const packed = Buffer.from(writeDocx(copy));
  for (let at = packed.indexOf("PK\x03\x04"); at >= 0; at = packed.indexOf("PK\x03\x04", at + 4)) {
    assert.equal(packed.readUInt32LE(at + 10), 0x00210000, "midnight of 1 January 1980");
  }
  const core = partsOf(sampleArticles.wire())["docProps/core.xml"]!;
  assert.deepEqual(core.match(/(?<=>)[^<\n]+(?=<)/g), [copy.headline, "Stet"]);
});

test("every character comes back, also those that XML cannot hold or parsers change", async () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    each.isWellFormed(),
  );
  const copy = modelOf(buildArticle({ headline: "All", blocks: [`a${characters.join("")}b`] }));
  assert.ok(copy.text.length > 60_000);
  await writeCopy(copy, formats.docx);
});

test("a Word copy whose comments are torn from their words is not handed over", async () => {
  const copy = modelOf(noted());
  const torn = (path: string, from: string | RegExp, to: string) => {
    const written = tornCopy(writeDocx(copy), path, from, to);
    return () => writeCopy(copy, { ...formats.docx, write: () => written });
  };
  const document = "word/document.xml";
  await assert.rejects(torn(document, '<w:commentRangeEnd w:id="1"/>', ""), /without an end|not at/);
  await assert.rejects(
    torn(document, '<w:commentRangeStart w:id="3"/>', '<w:commentRangeStart w:id="0"/>'),
    /two places/,
  );
  await assert.rejects(
    torn(
      document,
      /<w:r><w:rPr><w:rStyle w:val="CommentReference"\/><\/w:rPr><w:commentReference w:id="2"\/><\/w:r>/,
      "",
    ),
    /not at their words/,
  );
  await assert.rejects(torn("word/comments.xml", 'w14:paraId="00000002"', 'w14:paraId="F0000002"'), /without/);
  await assert.rejects(torn("word/comments.xml", "Claim 1", "Claim 7"), /notes/);
  await assert.rejects(torn("word/commentsExtended.xml", ' w15:paraIdParent="00000001"', ""), /notes|numbers/);
  const outside =
    '<Relationship Id="x" Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>';
  await assert.rejects(torn("word/_rels/document.xml.rels", "</Relationships>", outside), /unsafe link/);
});
