import assert from "node:assert/strict";
import { test } from "node:test";
import type { Principal } from "../policy/can.ts";
import { buildArticle, buildCorrection, checker, editor, node, reviewer, words } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { tornCopy, wordParts, wordsIn } from "../testing/word-parts.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { writeDocxChanges } from "./docx-changes.ts";
import { formats, writeCopy } from "./formats.ts";
import type { ProfileId } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };

type State = Parameters<typeof annotatedCopy>[0];
const modelOf = (state: State, profile: ProfileId = "checking") => annotatedCopy(state, profile, context).copy;
const documentOf = (state: State, profile?: ProfileId) =>
  wordParts(writeDocxChanges(modelOf(state, profile)))["word/document.xml"]!;

const corrected = () =>
  buildArticle({
    headline: "Corrected",
    blocks: [
      node("paragraph", [
        ...words("Deaths rose by 65% "),
        ...words("last ", "em"),
        ...words("year", "em", "https://example.org/year"),
        ...words("."),
      ]),
      "کابل بود.",
    ],
    claims: [
      {
        exact: "65% last year",
        corrections: [
          buildCorrection("65% last year", "66% this decade", {
            by: reviewer,
            at: "2026-06-04T20:00:00Z",
            reason: "Table 3",
          }),
        ],
      },
      { exact: "Deaths", corrections: [buildCorrection("Deaths", "Many deaths", { by: editor })] },
      { exact: "کابل", corrections: [buildCorrection("کابل", "شهر کابل")] },
    ],
  });

/** "-65 +66" for each change, with who made it and when. */
function changesIn(document: string): string[] {
  return [...document.matchAll(/<w:(ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)">(.*?)<\/w:\1>/g)].map(
    ([, kind, by, at, content]) => `${kind === "del" ? "-" : "+"}${wordsIn(content!)} (${by}, ${at})`,
  );
}

test("an open correction is tracked changes of the words that differ, by its author, at the time of the copy's zone", () => {
  const reviewed = "(Rahim Reviewer, 2026-06-05T00:30:00)";
  const checked = "(Carla Checker, 2026-06-02T15:20:00)";
  assert.deepEqual(changesIn(documentOf(corrected())), [
    "-Deaths (Edda Editor, 2026-06-02T15:20:00)",
    "+Many deaths (Edda Editor, 2026-06-02T15:20:00)",
    `-65 ${reviewed}`,
    `+66 ${reviewed}`,
    `-last ${reviewed}`,
    `+this ${reviewed}`,
    `-year ${reviewed}`,
    `+decade ${reviewed}`,
    `+شهر  ${checked}`,
  ]);
});

test("new words have the marks, the link and the direction of those they replace, and stand inside the claim's comment", () => {
  const document = documentOf(corrected());
  const em = "<w:rPr><w:i/><w:iCs/></w:rPr>";
  assert.match(document, new RegExp(`<w:ins [^>]*><w:r>${em}<w:t xml:space="preserve">this</w:t>`));
  assert.match(
    document,
    /<w:hyperlink [^>]*><w:ins [^>]*><w:r><w:rPr><w:rStyle w:val="Hyperlink"\/><w:i\/><w:iCs\/><\/w:rPr><w:t xml:space="preserve">decade</,
  );
  assert.match(
    document,
    /<w:commentRangeStart w:id="2"\/><w:ins [^>]*><w:r><w:rPr><w:rtl\/><\/w:rPr><w:t xml:space="preserve">شهر </,
  );
  assert.match(document, /decade<\/w:t><\/w:r><\/w:ins><\/w:hyperlink><w:commentRangeEnd w:id="1"\/>/);
});

test("the copy says how many corrections are in its text, where it may tell of corrections at all", () => {
  const about = (profile: ProfileId) =>
    wordsIn(documentOf(sampleArticles.overlapping(), profile)).match(/Tracked changes: .*?(?=Their|$)/)?.[0];
  assert.equal(about("checking"), "Tracked changes: 3 open corrections; in the comment alone: claims 3, 5");
  assert.equal(about("checked"), "Tracked changes: 3 open corrections; in the comment alone: claims 3, 5");
  for (const profile of ["draft", "public"] as const) {
    assert.equal(about(profile), undefined);
    assert.deepEqual(changesIn(documentOf(sampleArticles.overlapping(), profile)), []);
  }
});

test("a change by somebody without a name is signed by Stet, since Word wants an author", async () => {
  const corrections = [buildCorrection("one", "two", { by: { ...checker, name: "" } })];
  const state = buildArticle({ headline: "H", blocks: ["one"], claims: [{ exact: "one", corrections }] });
  await writeCopy(modelOf(state), formats["docx-changes"]);
  assert.deepEqual(changesIn(documentOf(state)), [
    "-one (Stet, 2026-06-02T15:20:00)",
    "+two (Stet, 2026-06-02T15:20:00)",
  ]);
});

test("the same copy is the same bytes", () => {
  const copy = modelOf(corrected());
  assert.deepEqual(writeDocxChanges(copy), writeDocxChanges(copy));
});

test("a copy that is not the article with its changes rejected, or not the corrected words with them accepted, stays here", async () => {
  const copy = modelOf(corrected());
  const torn = (from: string | RegExp, to: string) => {
    const written = tornCopy(writeDocxChanges(copy), "word/document.xml", from, to);
    return () => writeCopy(copy, { ...formats["docx-changes"], write: () => written });
  };
  await assert.rejects(torn(">65</w:delText>", ">64</w:delText>"), /words differ from the article's/);
  await assert.rejects(torn(">66</w:t>", ">67</w:t>"), /corrected words differ/);
  await assert.rejects(torn(/<w:ins (?:(?!<w:ins).)*?66.*?<\/w:ins>/, ""), /corrected words differ/);
  await assert.rejects(
    torn(/<w:ins [^>]*>(<w:r><w:t xml:space="preserve">66<\/w:t><\/w:r>)<\/w:ins>/, "$1"),
    /words differ/,
  );
  await assert.rejects(torn(">65</w:delText>", ">65</w:t>"), /tag/);
  await assert.rejects(torn(/<w:delText([^>]*)>65<\/w:delText>/, "<w:t$1>65</w:t>"), /not kept as cut/);
  await assert.rejects(torn(/<w:t([^>]*)>66<\/w:t>/, "<w:delText$1>66</w:delText>"), /kept as cut that are not/);
  await assert.rejects(torn('w:author="Edda Editor"', 'w:author=""'), /by nobody/);
  await assert.rejects(torn('<w:ins w:id="2"', '<w:ins w:id="1"'), /one id/);
});
