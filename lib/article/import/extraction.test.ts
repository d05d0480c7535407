/**
 * How much of what people say is a page's article comes out of it, and how much else: by runs of four words, as the article extraction
 * benchmark counts. Pages of others are read where they lie beside the project, and skipped elsewhere.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { documentText } from "../document-text.ts";
import { importArticle } from "./import-article.ts";

const samples = fileURLToPath(new URL("../../../../shared/samples/html/", import.meta.url));
const absent = existsSync(samples) ? false : "the folder ../shared with other people's pages is not here";

describe("articles in other people's pages", { skip: absent }, () => {
  it("are found: F1 of 0.97 at least, and no page below 0.9", () => {
    const truth = JSON.parse(readFileSync(`${samples}extraction/ground-truth.json`, "utf8")) as Record<
      string,
      { articleBody: string }
    >;
    const scores = Object.entries(truth).map(([name, { articleBody }]) => {
      const { doc } = importArticle({
        format: "page",
        content: readFileSync(`${samples}extraction/${name}.html`, "utf8"),
      });
      const body = documentText(doc.copy(doc.content.cut(doc.resolve(0).posAtIndex(3, 0))));
      return { name, ...agreement(body, articleBody) };
    });
    assert.equal(scores.length, 12);
    const mean = (of: "precision" | "recall") => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;
    assert.ok(harmonic(mean("precision"), mean("recall")) >= 0.97, JSON.stringify(scores));
    for (const { name, precision, recall } of scores) assert.ok(harmonic(precision, recall) >= 0.9, name);
  });

  it("come in with a headline and the words that are expected", () => {
    const pages = readdirSync(samples).filter((name) => name !== "extraction");
    assert.ok(pages.length >= 11);
    for (const name of pages) {
      const { doc } = importArticle({ format: "page", content: readFileSync(`${samples}${name}/source.html`, "utf8") });
      assert.notEqual(doc.child(0).textContent, "", name);
      const words = wordsOf(documentText(doc));
      const expected = wordsOf(readWhole(`${samples}${name}/expected.html`));
      const missing = [...expected].filter((word) => !words.has(word));
      assert.ok(missing.length <= expected.size * 0.05, `${name}: ${missing.join(" ")}`);
    }
  });
});

function agreement(found: string, truth: string): { precision: number; recall: number } {
  const [ours, theirs] = [runsOf(found), runsOf(truth)];
  let both = 0;
  for (const [run, count] of ours) both += Math.min(count, theirs.get(run) ?? 0);
  return { precision: both / total(ours), recall: both / total(theirs) };
}

function readWhole(path: string): string {
  return documentText(importArticle({ format: "html", content: readFileSync(path, "utf8") }).doc);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.normalize("NFC").match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []);
}

function runsOf(text: string): Map<string, number> {
  const words = text.normalize("NFC").match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const runs = new Map<string, number>();
  for (let start = 0; start + 4 <= words.length; start++) {
    const run = words.slice(start, start + 4).join(" ");
    runs.set(run, (runs.get(run) ?? 0) + 1);
  }
  return runs;
}

function total(runs: Map<string, number>): number {
  return Math.max(
    1,
    [...runs.values()].reduce((sum, count) => sum + count, 0),
  );
}

function harmonic(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}
