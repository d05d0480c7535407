/**
 * Every word that goes in comes out: the words a browser would show, taken by a walk of the test's own, against the words of the
 * document, in any order (first lines move). Pages of others are read where they lie beside the project, and skipped elsewhere.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";
import { documentText, foldWords } from "../document-text.ts";
import { schema } from "../schema.ts";
import { type ArticleInput, importArticle } from "./import-article.ts";
import { browserClipboard, googleDocsClipboard, wordClipboard } from "./pasted-fixtures.ts";

const shared = fileURLToPath(new URL("../../../../shared/", import.meta.url));
const absent = existsSync(shared) ? false : "the folder ../shared with other people's articles is not here";

interface TreeNode {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: TreeNode[];
}

const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr s samp small span strike strong sub sup time tt u var".split(
    " ",
  ),
);
const unseen = new Set(
  "head script style template noscript noembed noframes iframe object embed video audio canvas svg select textarea input progress meter datalist title".split(
    " ",
  ),
);

/** Block elements part words, inline ones do not. */
function shown(node: TreeNode): string {
  if (node.nodeName === "#text") return node.value ?? "";
  if (node.nodeName === "#comment") return "";
  const style = attribute(node, "style");
  const hidden =
    attribute(node, "hidden") !== undefined || /display:\s*none|visibility:\s*hidden|comment-list/i.test(style ?? "");
  if (unseen.has(node.nodeName) || hidden || attribute(node, "class") === "MsoCommentReference") return "";
  if (node.nodeName === "dialog" && attribute(node, "open") === undefined) return "";
  if (/mso-list:\s*Ignore/i.test(style ?? "")) return "";
  const words = (node.childNodes ?? []).map(shown).join("");
  if (node.nodeName === "q") return `“${words}”`;
  return inline.has(node.nodeName) ? words : ` ${words} `;
}
function attribute(node: TreeNode, name: string): string | undefined {
  return node.attrs?.find((candidate) => candidate.name === name)?.value;
}

/** The words in alphabetical order. */
function sorted(text: string): string[] {
  return foldWords(text.replace(/(?!\s)\p{Cc}/gu, "").replace(/[\u200B-\u200F\u2060]/g, " "))
    .split(" ")
    .filter((word) => word !== "")
    .sort();
}

function assertSameWords(actual: string, expected: string, message: string): void {
  const [came, went] = [sorted(actual), sorted(expected)];
  const missing = without(went, came);
  const added = without(came, went);
  assert.deepEqual({ missing, added }, { missing: [], added: [] }, message);
}
function without(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}

function wordsOf(input: ArticleInput): string {
  const { doc } = importArticle(input);
  doc.check();
  assert.ok(
    schema.nodeFromJSON(JSON.parse(JSON.stringify(doc.toJSON()))).eq(doc),
    "the document survives being stored",
  );
  return documentText(doc);
}

describe("every word that goes in comes out", () => {
  const pasted = { wordClipboard, googleDocsClipboard, browserClipboard };
  for (const [name, content] of Object.entries(pasted)) {
    it(`of ${name}`, () => {
      const expected = shown(parse(content, { scriptingEnabled: false }) as TreeNode);
      const emoji = name === "browserClipboard" ? "" : undefined;
      assertSameWords(wordsOf({ format: "html", content }).replace("🌉", emoji ?? "🌉"), expected, name);
    });
  }

  it("of plain text in many shapes", () => {
    const shapes = [
      "Photo: Press Pool\n\nRoad Closed\n\nBy Jane Doe\n\nKABUL, AFGHANISTAN – The road is closed.\n\nIt stays so.",
      "Road Closed\nBy Jane Doe\nKABUL (AP) -- The road is closed.\nIt stays so.",
      "a\n\n b\tc  d \u00A0\n\n\n\ne\u2028f\u2029g\vh",
      "PHOTO BY X\n\nPhoto by X\n\n© Y\n\nZ",
      "“Quoted.”\n\nخبر ۴۰ درصد\n\n日本語 text\n\ne\u0301 é",
      "<b>not a tag</b> & &amp; 1 < 2",
      "x".repeat(5000),
      "word ".repeat(3000),
    ];
    for (const content of shapes) assertSameWords(wordsOf({ format: "text", content }), content, content.slice(0, 40));
  });

  it("of the real article, and of the same as Markdown", { skip: absent }, () => {
    const content = readFileSync(`${shared}articles/pakistan-defense-minister.txt`, "utf8");
    assertSameWords(wordsOf({ format: "text", content }), content, "text");
    assertSameWords(wordsOf({ format: "markdown", content }), content, "markdown");
    const { doc, dropped } = importArticle({ format: "text", content });
    assert.equal(doc.child(2).textContent, "KABUL, AFGHANISTAN –");
    assert.match(doc.child(0).textContent, /^Pakistan’s Defense Minister: .* Acts Against TTP$/);
    assert.equal(doc.child(3).textContent, "Photo: Radio Pakistan");
    assert.deepEqual(dropped, []);
  });
});

describe("pages of others", { skip: absent }, () => {
  const folder = `${shared}samples/html/`;
  const names = absent === false ? readdirSync(folder).filter((name) => name !== "extraction") : [];
  for (const name of names) {
    it(`${name}: every shown word comes out, and the article that people see in it stands there whole`, () => {
      const content = readFileSync(`${folder}${name}/source.html`, "utf8");
      const expected = shown(parse(content, { scriptingEnabled: false }) as TreeNode);
      const words = wordsOf({ format: "html", content });
      const { doc } = importArticle({ format: "html", content });
      const onlyTitle = !/<h1/i.test(content) ? ` ${doc.child(0).textContent}` : "";
      assertSameWords(words, expected + onlyTitle, name);
      for (const paragraph of paragraphsOf(readFileSync(`${folder}${name}/expected.html`, "utf8"))) {
        assert.ok(foldWords(words).includes(withoutDateline(paragraph, doc.child(2).textContent)), paragraph);
      }
    });
  }

  it("articles that people marked in other pages stand there whole", () => {
    const truth: Record<string, { articleBody: string }> = JSON.parse(
      readFileSync(`${folder}extraction/ground-truth.json`, "utf8"),
    );
    for (const [name, { articleBody }] of Object.entries(truth)) {
      const content = readFileSync(`${folder}extraction/${name}.html`, "utf8");
      const { doc } = importArticle({ format: "html", content });
      const words = squeezed(documentText(doc));
      const lost = articleBody
        .split("\n")
        .map((line) => squeezed(withoutDateline(line, doc.child(2).textContent)))
        .filter((line) => !words.includes(line));
      assert.deepEqual(lost, [], name);
    }
  });
});

function paragraphsOf(html: string): string[] {
  return [...html.matchAll(/<p[^>]*>(.*?)<\/p>/gs)]
    .map((found) => foldWords(shown(parse(found[1]!) as TreeNode)))
    .filter((paragraph) => paragraph !== "");
}
/** A run-in dateline has moved to its own place. */
function withoutDateline(paragraph: string, dateline: string): string {
  return dateline !== "" && paragraph.startsWith(dateline) ? paragraph.slice(dateline.length).trim() : paragraph;
}
function squeezed(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, "");
}
