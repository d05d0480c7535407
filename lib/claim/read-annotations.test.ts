import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AppError } from "../app-error.ts";
import { documentText, wordsBetween } from "../article/document-text.ts";
import { buildDocument } from "../testing/build-article.ts";
import { readAnnotations } from "./read-annotations.ts";

const doc = buildDocument({
  headline: "🌉 Bridges",
  blocks: ["He crossed the bridge. 🚢 Ships wait.", "He crossed the bridge. Then it fell."],
});

const quote = (exact: string, more: object = {}) => ({ type: "TextQuoteSelector", exact, ...more });

function read(document: unknown) {
  const { remarks, dropped } = readAnnotations(JSON.stringify(document), doc);
  return {
    dropped,
    remarks: remarks.map((remark) => ({
      words: remark.place && wordsBetween(doc, remark.place.from, remark.place.to),
      from: remark.place?.from,
      said: remark.kind === "change" ? [] : remark.said.map(({ author, at, text }) => [author, at, text]),
      links: remark.kind === "change" ? [] : remark.said.flatMap(({ links }) => links.map(({ href }) => href)),
    })),
  };
}

test("a Web Annotation is a thread on the words it quotes, by its creator", () => {
  const { remarks } = read({
    "@context": "http://www.w3.org/ns/anno.jsonld",
    ...{
      id: "#1",
      type: "Annotation",
      created: "2026-05-01T10:00:00Z",
      creator: { id: "https://a.example/ann", name: "Ann" },
    },
    body: [
      { type: "TextualBody", purpose: "commenting", value: "Which ships? See https://ships.example/list." },
      { type: "TextualBody", purpose: "tagging", value: "fleet" },
      "https://ships.example/register",
    ],
    target: { source: "https://news.example/bridges", selector: [quote("Ships wait")] },
  });
  assert.deepEqual(remarks, [
    {
      ...{ words: "Ships wait", from: remarks[0]!.from },
      said: [["Ann", "2026-05-01T10:00:00.000Z", "Which ships? See https://ships.example/list.\n\nTags: fleet"]],
      links: ["https://ships.example/register", "https://ships.example/list"],
    },
  ]);
});

test("words that stand twice are told apart by surroundings, or by a position in code points; else they have no place", () => {
  const words = "crossed the bridge";
  const text = documentText(doc);
  const start = [...text.slice(0, text.lastIndexOf(words))].length;
  const of = (...selector: object[]) => ({ body: { value: "x" }, target: { source: "s", selector } });
  const { remarks } = read([
    of(quote(words, { suffix: ". Then" })),
    of(quote(words), { type: "TextPositionSelector", start, end: start + words.length }),
    of(quote(words)),
    of(quote("not in the text")),
  ]);
  const [first, second, third, fourth] = remarks;
  assert.ok(first!.from! > doc.child(3).nodeSize);
  assert.equal(second!.from, first!.from);
  assert.deepEqual([third!.words, fourth!.words], [null, null]);
});

test("an export of Hypothesis keeps its replies in their threads", () => {
  const { remarks } = read({
    total: 2,
    rows: [
      {
        id: "b",
        user: "acct:bob@hypothes.is",
        created: "2026-05-02",
        text: "In Karachi.",
        references: ["a"],
        target: [{ source: "s" }],
      },
      {
        id: "a",
        user: "acct:ann@hypothes.is",
        created: "2026-05-01",
        text: "Where?",
        tags: ["place"],
        target: [{ source: "s", selector: [quote("Ships wait")] }],
      },
    ],
  });
  assert.deepEqual(
    remarks.map(({ words, said }) => [words, said.map(([author, , text]) => `${author}: ${text}`)]),
    [["Ships wait", ["ann: Where?\n\nTags: place", "bob: In Karachi."]]],
  );
});

test("what is no such document is refused in plain words", () => {
  for (const content of ["", "{", "[]", "7", "null", '{"items": []}']) {
    assert.throws(
      () => readAnnotations(content, doc),
      (error) => error instanceof AppError && error.code === "unfit",
      content,
    );
  }
  assert.deepEqual(read([{ body: "x", target: "y" }, 7]).dropped, ["1 entry that is no annotation"]);
});

const samples = join(import.meta.dirname, "../../../shared/samples/w3c-web-annotation-tests");

test("every sample of the W3C is read or refused", (t) => {
  if (!existsSync(samples)) return t.skip("the shared samples are absent");
  const files = globSync("**/*.{json,jsonld}", { cwd: samples });
  assert.ok(files.length > 50);
  for (const file of files) {
    try {
      readAnnotations(readFileSync(join(samples, file), "utf8"), doc);
    } catch (error) {
      assert.ok(error instanceof AppError, file);
    }
  }
});
