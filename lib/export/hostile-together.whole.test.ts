import assert from "node:assert/strict";
import { test } from "node:test";
import { editor } from "../testing/build-article.ts";
import { copyText } from "../testing/copy-text.ts";
import { hostileCopy, hostileTexts, ownTexts } from "../testing/hostile-article.ts";
import { formatsHere as formats } from "../testing/pdf-here.ts";
import { contentDisposition, fileName } from "./file-name.ts";
import { formatIds } from "./format-names.ts";
import { writeCopy } from "./formats.ts";
import { profileIds } from "./profiles.ts";

/** Each text alone, and those of others: hostile.whole.test.ts. */
for (const profile of profileIds) {
  test(`hostile text in every field of a ${profile} copy stays text: it reads back whole and holds nothing that runs or loads`, async () => {
    const copy = hostileCopy(ownTexts, profile);
    for (const format of formatIds) await assert.doesNotReject(() => writeCopy(copy, formats[format]), format);
  });
}

test("an HTML copy has one style sheet, its policy first, and no element that could carry script", async () => {
  const copy = hostileCopy([ownTexts[0]!, ownTexts[2]!], "checking");
  const content = await copyText((await writeCopy(copy, formats.html)).content);
  assert.equal(content.match(/<style>/g)?.length, 1);
  assert.ok(content.indexOf("Content-Security-Policy") < content.indexOf("<style>"));
  assert.doesNotMatch(content, /<script|<img|<link|<iframe|url\(|@import|\son\w+=(?!&)/i);
});

test("a file name keeps the headline's words and nothing that a system could take for more", () => {
  for (const text of [
    ...hostileTexts(),
    "../../etc/passwd",
    "CON",
    "a\u202Efdp.exe",
    "x".repeat(500),
    "و".repeat(300),
    editor.name,
  ]) {
    const name = fileName(text, "public copy v3", "html");
    assert.ok(name.endsWith("public copy v3.html"));
    assert.ok(new TextEncoder().encode(name).length <= 255);
    assert.doesNotMatch(name, /[\p{Cc}\p{Cf}/\\:*?"<>|]|^\./u);
    assert.match(contentDisposition(name), /^attachment; filename="[\w .,()-]+"; filename\*=UTF-8''[\w.~%-]+$/);
  }
});
