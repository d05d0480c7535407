import assert from "node:assert/strict";
import { test } from "node:test";
import { buildArticle, node } from "../testing/build-article.ts";
import { articleOf } from "../testing/typist.ts";
import { textBetween } from "./document-text.ts";
import { statementsOf } from "./statements.ts";

function cut(...paragraphs: string[]): string[] {
  const doc = articleOf(paragraphs);
  return statementsOf(doc).map(({ from, to }) => textBetween(doc, from, to));
}

test("sentences of several scripts end where people end them, without the blanks around them", () => {
  assert.deepEqual(cut("Deaths rose by 65%.  “We lost,” he said. Who counted them? "), [
    "Deaths rose by 65%.",
    "“We lost,” he said.",
    "Who counted them?",
  ]);
  assert.deepEqual(cut("وزیر دفاع گفت که ۴۰ کشتی برگشت. چه کسی آن را شمرد؟"), [
    "وزیر دفاع گفت که ۴۰ کشتی برگشت.",
    "چه کسی آن را شمرد؟",
  ]);
  assert.deepEqual(cut("地震发生了。没有人受伤。"), ["地震发生了。", "没有人受伤。"]);
});

test("a title, an initial and a few lost words do not make a sentence of their own", () => {
  assert.deepEqual(cut("Field Marshal Gen. Asim Munir met J. D. Vance in Washington. The army said so."), [
    "Field Marshal Gen. Asim Munir met J. D. Vance in Washington.",
    "The army said so.",
  ]);
  assert.deepEqual(cut("Nobody came to the harbour. Why? We do not know."), [
    "Nobody came to the harbour.",
    "Why? We do not know.",
  ]);
  assert.deepEqual(cut("Nobody came to the harbour. Why not?"), ["Nobody came to the harbour. Why not?"]);
  assert.deepEqual(cut("Background", "* * *", ""), []);
});

test("a number alone states something; headline, tables and captions count, byline, dateline and credit do not", () => {
  const { doc } = buildArticle({
    headline: "Ships return to port",
    byline: "By somebody who was there",
    dateline: "KABUL, 3 May 2026",
    blocks: [
      node("table", [
        node("table_row", [
          node("table_cell", [node("paragraph", "Boats")]),
          node("table_cell", [node("paragraph", "1,204")]),
        ]),
      ]),
      node("figure", [node("caption", "The harbour of the town."), node("credit", "Photo by a man of 30")]),
    ],
  });
  assert.deepEqual(
    statementsOf(doc).map(({ from, to }) => textBetween(doc, from, to)),
    ["Ships return to port", "1,204", "The harbour of the town."],
  );
});
