import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { foldWords } from "../article/document-text.ts";
import { isFreshlyApproved } from "../decision/standing.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { checker } from "../testing/build-article.ts";
import { copyText } from "../testing/copy-text.ts";
import { formatsHere as formats } from "../testing/pdf-here.ts";
import { asLetters, pdfText } from "../testing/pdf-text.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { type AnnotatedCopy, annotatedCopy } from "./annotated-copy.ts";
import { type FormatId, formatIds } from "./format-names.ts";
import { writeCopy } from "./formats.ts";
import { escapeText } from "./markdown-escape.ts";
import { escapeMarkup } from "./markup.ts";
import { printedDay, printedMoment, wallTime } from "./printed-time.ts";
import { profileIds } from "./profiles.ts";
import { findingWords, kindWords, outcomeWords, relationWords, replyWords, stageWords } from "./wording.ts";

const reader: Principal = { ...checker, role: "checker" };
const zone = "Asia/Kabul";
const context = { reader, now: "2026-06-05T09:32:00Z", zone, house: "The House", history: [] };
const isWord = (format: FormatId) => format.startsWith("docx");
const asItIs = (words: string) => words;
const inProse = { moment: (at: string) => printedMoment(at, zone), day: printedDay };

/** What a format makes of the model. */
interface Expectation {
  /** Whether it carries the article or its claims alone. */
  text: "identical" | "same-letters" | "absent";
  /** How words stand in it; where white space is not as in the model, that of both is folded. */
  escaped: (words: string) => string;
  /** Times of a claim's own fields, and of a note. */
  fields: typeof inProse;
  noted: typeof inProse.moment;
  /** What may not be left out; else everything that the model carries. */
  printed?: (copy: AnnotatedCopy) => string[];
}
const inArticle = { text: "identical", fields: inProse, noted: inProse.moment } as const;
const expectations: Readonly<Record<FormatId, Expectation>> = {
  html: { ...inArticle, escaped: escapeMarkup },
  markdown: { ...inArticle, escaped: escapeText },
  docx: { ...inArticle, escaped: foldWords },
  "docx-notes": { ...inArticle, escaped: foldWords },
  "docx-changes": { ...inArticle, escaped: foldWords },
  "docx-clean": { ...inArticle, escaped: foldWords },
  // Lines of its pages keep no white space; words from right to left are in order in its annotations and bookmarks alone.
  pdf: { ...inArticle, text: "same-letters", escaped: asLetters },
  csv: {
    ...{ text: "absent", escaped: (words) => words.replaceAll('"', '""') },
    ...{ fields: { moment: csvMoment, day: asItIs }, noted: inProse.moment },
  },
  annotations: { text: "absent", escaped: foldWords, fields: inProse, noted: asItIs },
  xlsx: { text: "absent", escaped: asItIs, fields: { moment: excelMoment, day: excelDay }, noted: excelMoment },
  // Of some claims alone, and of these the words and the finding (claim-review.test.ts).
  claimreview: { text: "absent", escaped: asItIs, fields: inProse, noted: asItIs, printed: reviewsOf },
};

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

async function missing(content: Uint8Array, format: FormatId, expected: readonly string[]): Promise<string[]> {
  const { escaped } = expectations[format];
  if (format === "pdf") {
    const { pages, annotations, outline } = await pdfText(content);
    const [onPages, anywhere] = [asLetters(pages), asLetters(annotations + outline)];
    return expected.filter((words) => !(rightToLeft.test(words) ? anywhere : onPages).includes(escaped(words)));
  }
  const text = await printed(content, format);
  return expected.filter((words) => !text.includes(escaped(words)));
}

async function printed(content: Uint8Array, format: FormatId): Promise<string> {
  const text = await copyText(content);
  if (format === "claimreview") return stringsIn(JSON.parse(text)).join("\n");
  if (format === "annotations") return foldWords(stringsIn(JSON.parse(text)).join("\n"));
  return isWord(format) ? foldWords(text) : text;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const articleFormats = formatIds.filter((format) => expectations[format].text !== "absent");

function csvMoment(at: string): string {
  return wallTime(at, zone)!.replace("T", " ");
}

function excelMoment(at: string): string {
  return excelDay(`${wallTime(at, zone)}Z`);
}

/** Days since the last one of 1899. */
function excelDay(day: string): string {
  return day === "" ? "" : String((Date.parse(day) - Date.parse("1899-12-30")) / 86_400_000);
}

for (const [name, build] of Object.entries(sampleArticles)) {
  for (const profile of profileIds) {
    for (const format of formatIds) {
      test(`${name}, ${profile} copy, ${format}: words identical, every claim found, everything carried is printed`, async () => {
        const { copy } = annotatedCopy(build(), profile, context);
        const { content, verified } = await writeCopy(copy, formats[format]);
        const expectation = expectations[format];
        const carried = carriedBy(copy, format);
        assert.deepEqual(verified, { claims: carried.claims.length, text: expectation.text });
        const alone = [copy.headline, `version ${copy.version}`];
        const { printed = (each) => printedOf(each, expectation) } = expectation;
        const expected = formats[format].wordsOnly ? alone : printed(carried);
        assert.deepEqual(await missing(content, format, expected), []);
      });
    }
  }
}

/** The model with the claims that a format is about. */
function carriedBy(copy: AnnotatedCopy, format: FormatId): AnnotatedCopy {
  const { wordsOnly, only } = formats[format];
  if (wordsOnly) return { ...copy, claims: [] };
  return only === undefined ? copy : { ...copy, claims: copy.claims.filter(only.carries) };
}

function reviewsOf({ headline, textHash, madeAt, house, corrected, claims }: AnnotatedCopy): string[] {
  return [
    ...[headline, `urn:sha256:${textHash}`, madeAt, ...corrected.map(({ note }) => note)],
    ...claims.flatMap(({ number, words, finding }) => [house, `Claim ${number}`, words, findingWords[finding!]]),
  ];
}

/** Everything a writer may not leave out. */
function printedOf(copy: AnnotatedCopy, { fields: { moment, day }, noted }: Expectation): string[] {
  const { record } = copy;
  return [
    copy.textHash,
    `${printedMoment(copy.madeAt, zone)}`,
    copy.profile.label,
    ...copy.claims.flatMap((claim) => [
      claim.words,
      claim.statement,
      ...(claim.finding === null ? [] : [findingWords[claim.finding]]),
      ...(claim.stage === null || claim.stage === "waiting" ? [] : [stageWords[claim.stage]]),
      ...(claim.kind === null ? [] : [kindWords[claim.kind]]),
      ...[claim.checked, claim.approved, claim.returned, claim.resolution].flatMap((signed) =>
        signed === null ? [] : [signed.by, moment(signed.at)],
      ),
      ...claim.queries.flatMap(({ whom, by, question, answer }) => [
        ...[whom, by, ...question.split("\n")],
        ...(answer === null ? ["Open"] : [replyWords[answer.reply], answer.words]),
      ]),
      ...claim.corrections.flatMap(({ by, words, with: text, reason, decided }) => [
        ...[by, words, text, reason],
        ...(decided === null ? ["Open"] : [outcomeWords[decided.outcome], decided.by, decided.reason]),
      ]),
      ...(claim.cleared === null ? [] : [claim.cleared.by, claim.cleared.remark]),
      claim.findingReason,
      claim.returned?.reason ?? "",
      claim.calculation,
      claim.assignee ?? "",
      ...claim.files.map((file) => file.name),
      ...claim.notes.flatMap((note) => [note.by ?? "", note.at === null ? "" : noted(note.at)]),
      ...claim.citations.flatMap((citation) => [
        relationWords[citation.relation],
        citation.alias,
        citation.locator,
        citation.passage,
        day(citation.consultedOn),
        ...(citation.source === null ? [] : [citation.source.title, citation.source.author, citation.source.publisher]),
      ]),
    ]),
    ...(record === null
      ? []
      : [...record.checkedBy, ...record.approvedBy].map((share) => share.name).concat(record.withheld)),
    ...copy.corrected.map(({ note }) => note),
    record?.signOff?.by ?? "",
    record?.signOff?.override ?? "",
  ].filter((words) => words !== "");
}

test("the same claim has the same number in every format and profile", () => {
  for (const build of Object.values(sampleArticles)) {
    const state = build();
    for (const profile of profileIds) {
      const { copy } = annotatedCopy(state, profile, context);
      for (const claim of copy.claims) {
        const record = [...state.claims.values()].find((each) => each.number === claim.number);
        assert.ok(record);
        if (claim.range === null) assert.equal(claim.words, record.words);
        else assert.equal(foldWords(copy.text.slice(claim.range.from, claim.range.to)), record.words);
      }
    }
  }
});

test("the public copy carries placed, freshly approved claims and nothing of who did what", () => {
  for (const build of Object.values(sampleArticles)) {
    const state = build();
    const { copy } = annotatedCopy(state, "public", context);
    assert.equal(copy.record, null);
    for (const claim of copy.claims) {
      const record = [...state.claims.values()].find((each) => each.number === claim.number);
      assert.ok(record && isFreshlyApproved(record) && claim.range !== null);
      assert.deepEqual(
        [claim.checked, claim.approved, claim.stage, claim.assignee, claim.resolution, claim.cleared],
        Array(6).fill(null),
      );
      assert.deepEqual([...claim.queries, ...claim.corrections], []);
      assert.ok(claim.notes.every((note) => note.by === null && !note.internal));
    }
  }
});

test("a stale approval takes the claim out of the public copy", () => {
  const state = sampleArticles.wire();
  const [id, record] = [...state.claims].find(([, claim]) => claim.approval !== null)!;
  const stale: ArticleState = {
    ...state,
    claims: new Map(state.claims).set(id, { ...record, wordsHash: "0".repeat(64) }),
  };
  const numbers = (of: ArticleState) => annotatedCopy(of, "public", context).copy.claims.map((claim) => claim.number);
  assert.ok(numbers(state).includes(record.number));
  assert.ok(!numbers(stale).includes(record.number));
});

test("the checked copy carries recommended changes and open queries only", () => {
  const { copy } = annotatedCopy(sampleArticles.wire(), "checked", context);
  assert.deepEqual(copy.claims.map((claim) => claim.number).sort(), [2, 4, 5]);
  assert.ok(copy.claims.every((claim) => claim.citations.every((citation) => citation.source === null)));
});

test("the checking copy carries queries and corrections with what came of them, the checked copy the open ones, others none", () => {
  const carried = (profile: "draft" | "checking" | "checked" | "public") => {
    const { claims } = annotatedCopy(sampleArticles.wire(), profile, context).copy;
    return claims.map(({ number, queries, corrections, cleared }) =>
      [number, queries.length, corrections.length, cleared === null ? 0 : 1].join(" "),
    );
  };
  assert.deepEqual(
    carried("checking")
      .filter((line) => !line.endsWith("0 0 0"))
      .sort(),
    ["1 1 1 1", "2 0 1 0", "4 1 0 0"],
  );
  assert.deepEqual(carried("checked").sort(), ["2 0 1 0", "4 1 0 0", "5 0 0 0"]);
  for (const profile of ["draft", "public"] as const) {
    assert.ok(
      carried(profile).every((line) => line.endsWith("0 0 0")),
      profile,
    );
  }
});

test("withdrawn claims are in no copy and counted in the checking copy alone", () => {
  for (const profile of profileIds) {
    const { copy } = annotatedCopy(sampleArticles.wire(), profile, context);
    assert.ok(copy.claims.every((claim) => claim.number !== 6));
    assert.equal(copy.record?.withdrawn ?? null, profile === "checking" ? 1 : null);
  }
});

test("what is withheld is said", () => {
  const withheld = annotatedCopy(sampleArticles.wire(), "public", context).withheld;
  assert.ok(withheld.includes("3 claims not freshly approved"), withheld.join("; "));
  for (const said of ["1 internal note", "1 query", "1 correction"]) {
    assert.ok(withheld.includes(said), withheld.join("; "));
  }
  assert.deepEqual(annotatedCopy(sampleArticles.wire(), "checking", context).withheld, ["1 file, named only"]);
});

test("a copy whose words, numbers or places are not the model's is not handed over", async () => {
  const { copy } = annotatedCopy(sampleArticles.wire(), "checking", context);
  const other = (changes: Partial<AnnotatedCopy>) => ({ ...copy, ...changes });
  const [first, ...rest] = copy.claims;
  for (const format of articleFormats) {
    if (!formats[format].wordsOnly) {
      await assert.rejects(() => writeCopy(other({ claims: rest }), formats[format]), /numbers|notes|words/);
      const moved = { ...first!, range: { from: first!.range!.from, to: first!.range!.to - 1 } };
      await assert.rejects(() => writeCopy(other({ claims: [moved, ...rest] }), formats[format]), /not at its words/);
    }
    // Its words are packed: see pdf.whole.test.ts.
    if (format === "pdf") continue;
    const faulty = (write: (written: string) => string) => ({
      ...formats[format],
      write: async (each: AnnotatedCopy) => rewritten(await formats[format].write(each), write),
    });
    await assert.rejects(
      () =>
        writeCopy(
          copy,
          faulty((written) => written.replace("two provinces", "two  provinces")),
        ),
      /words differ/,
    );
    await assert.rejects(
      () =>
        writeCopy(
          copy,
          faulty((written) =>
            written.replace("Deaths", isWord(format) ? "</w:t><w:object/><w:t>" : "Deaths<script>x</script>"),
          ),
        ),
      /holds/,
    );
  }
});

test("a Markdown note that nothing in the copy refers to is a note that nobody finds", async () => {
  const { copy } = annotatedCopy(sampleArticles.unplaced(), "checking", context);
  const write = async (each: AnnotatedCopy) =>
    rewritten(await formats.markdown.write(each), (written) => written.replace("five engineers[^1]", "five engineers"));
  await writeCopy(copy, formats.markdown);
  await assert.rejects(() => writeCopy(copy, { ...formats.markdown, write }), /notes/);
});

/** Each text of a written copy changed; a packed one is packed again. */
function rewritten(content: Uint8Array, write: (text: string) => string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  if (content[0] !== 0x50) return encoder.encode(write(new TextDecoder().decode(content)));
  const files = Object.entries(unzipSync(content)).map(([path, bytes]) => [
    path,
    encoder.encode(write(strFromU8(bytes))),
  ]);
  return zipSync(Object.fromEntries(files));
}
