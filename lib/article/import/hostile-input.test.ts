/** Hostile input of others: refused with an expected error, or a document that is safe to store and to draw. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { AppError } from "../../app-error.ts";
import { safeUrl } from "../safe-url.ts";
import { cleanPastedHtml } from "./clean-pasted-html.ts";
import { type ArticleFormat, articleFormats, importArticle } from "./import-article.ts";

const folder = fileURLToPath(new URL("../../../../shared/samples/hostile/", import.meta.url));
const absent = existsSync(folder) ? false : "the folder ../shared/samples/hostile is not here";

function assertHarmless(format: ArticleFormat, content: string): void {
  try {
    const { doc } = importArticle({ format, content });
    doc.check();
    doc.descendants((node) => {
      assert.ok(node.text?.isWellFormed() ?? true, content);
      if (node.type.name === "figure" && node.attrs.src !== "") assert.match(node.attrs.src, /^https?:/, content);
      for (const mark of node.marks) {
        if (mark.type.name === "link") assert.equal(safeUrl(mark.attrs.href), mark.attrs.href, content);
      }
    });
  } catch (error) {
    if (!(error instanceof AppError && error.code === "unfit")) throw error;
  }
}

describe("hostile input", { skip: absent }, () => {
  it("naughty strings are text in every format", () => {
    const strings: string[] = JSON.parse(readFileSync(`${folder}blns.json`, "utf8"));
    for (const content of strings) {
      for (const format of articleFormats) assertHarmless(format, content);
      assert.doesNotMatch(cleanPastedHtml(content), /<(script|style|iframe|svg)[\s>]|<[^>]*\son\w+=/i, content);
    }
  });

  it("cross-site scripting payloads leave neither an address nor an element that acts", () => {
    const payloads: { payload: string }[] = JSON.parse(readFileSync(`${folder}expect.json`, "utf8"));
    for (const { payload } of payloads) {
      assertHarmless("html", payload);
      assertHarmless("markdown", payload);
      assert.doesNotMatch(cleanPastedHtml(payload), /<(script|style|iframe|svg|math|img|form|object)[\s>]/i, payload);
    }
  });
});
