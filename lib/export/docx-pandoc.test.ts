/** What pandoc, with a reader of its own, finds in Word copies: the words, the comments on them and the changes, each by its author. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Principal } from "../policy/can.ts";
import { checker } from "../testing/build-article.ts";
import { pandocCopy, withoutPandoc } from "../testing/pandoc.ts";
import { sampleArticles } from "../testing/sample-articles.ts";
import { type AnnotatedCopy, annotatedCopy } from "./annotated-copy.ts";
import { changesOf, correctedText } from "./copy-changes.ts";
import { commentsOf } from "./docx-comments.ts";
import { formats, writeCopy } from "./formats.ts";
import { wallTime } from "./printed-time.ts";

const reader: Principal = { ...checker, role: "checker" };
const context = { reader, now: "2026-06-05T09:32:00Z", zone: "Asia/Kabul", house: "The House", history: [] };

for (const name of ["wire", "overlapping", "rightToLeft"] as const) {
  const { copy } = annotatedCopy(sampleArticles[name](), "checking", context);
  for (const format of ["docx", "docx-changes"] as const) {
    test(`${name}, ${format}: pandoc finds the words, comments and changes`, { skip: withoutPandoc }, async () => {
      const tracked = format === "docx-changes";
      const found = pandocCopy((await writeCopy(copy, formats[format])).content);
      assert.equal(withoutPicture(found.rejected), withoutHeadline(copy.text));
      assert.equal(withoutPicture(found.accepted), withoutHeadline(tracked ? correctedText(copy) : copy.text));
      assert.deepEqual(
        found.comments.map(({ by, says, words }) => [by, numberIn(says), words]).sort(),
        commented(copy),
      );
      assert.deepEqual(
        found.changes.map(({ kind, by, at, words }) => [kind, by, at, words]),
        tracked ? changed(copy) : [],
      );
    });
  }
}

function withoutHeadline(text: string): string {
  return text.slice(text.indexOf("\n") + 1);
}

function withoutPicture(text: string): string {
  return text.replace(/^Picture: .*\n/m, "");
}

function numberIn(says: string): string {
  return /^Claim \d+/.exec(says)?.[0] ?? "a reply";
}

function commented(copy: AnnotatedCopy): string[][] {
  return commentsOf(copy)
    .map(({ author, claim, parent }) => {
      const { from, to } = copy.claims.find(({ number }) => number === claim)!.range!;
      return [author, parent === null ? `Claim ${claim}` : "a reply", copy.text.slice(from, to)];
    })
    .sort();
}

/** What is cut, or put in, in several runs side by side is one change to pandoc. */
function changed(copy: AnnotatedCopy): string[][] {
  return changesOf(copy).changes.flatMap(({ range, text, by, at }) => {
    const signed = [by, wallTime(at, copy.zone)!];
    const cut = copy.text.slice(range.from, range.to);
    return [
      ...(cut === "" ? [] : [["deletion", ...signed, cut]]),
      ...(text === "" ? [] : [["insertion", ...signed, text]]),
    ];
  });
}
