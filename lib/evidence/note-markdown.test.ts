import assert from "node:assert/strict";
import { test } from "node:test";
import { foldWords } from "../article/document-text.ts";
import { type NoteInline, noteSaying, noteWords, parseNote } from "./note-markdown.ts";

function written(nodes: readonly NoteInline[]): string {
  return nodes
    .map((node) => {
      if (node.type === "break") return "/";
      if (node.type === "text") return node.text;
      if (node.type === "code") return `<code>${node.text}</code>`;
      if (node.type === "link") return `<a ${node.href}>${written(node.children)}</a>`;
      return `<${node.type}>${written(node.children)}</${node.type}>`;
    })
    .join("");
}
function drawn(body: string): string[] {
  return parseNote(body).map((block) =>
    block.type === "paragraph"
      ? written(block.children)
      : `${block.ordered ? "ol" : "ul"}:${block.items.map(written).join("|")}`,
  );
}

test("bold, italic and code are marks, lines in a paragraph are breaks, an empty line begins a new one", () => {
  assert.deepEqual(drawn("**PIPS** says *65%*\nsee `table 3`\n\nDone."), [
    "<strong>PIPS</strong> says <em>65%</em>/see <code>table 3</code>",
    "Done.",
  ]);
});

test("marks inside words are plain: calculations and names with underscores stay as typed", () => {
  assert.deepEqual(drawn("5*3*2 and snake_case_name and 2 * 3 * 4"), ["5*3*2 and snake_case_name and 2 * 3 * 4"]);
});

test("bullets and numbers make lists; text around them makes paragraphs", () => {
  assert.deepEqual(drawn("Asked:\n- the *writer*\n- the desk\n1. first\n2) second\nEnd"), [
    "Asked:",
    "ul:the <em>writer</em>|the desk",
    "ol:first|second",
    "End",
  ]);
});

test("an empty line ends a list", () => {
  assert.deepEqual(drawn("- a\n\n- b"), ["ul:a", "ul:b"]);
});

test("links pass safeUrl; what does not stays the characters that were typed", () => {
  assert.deepEqual(drawn("[report](https://example.org/a) [bad](javascript:alert(1))"), [
    "<a https://example.org/a>report</a> [bad](javascript:alert(1))",
  ]);
});

test("a bare link ends before the punctuation behind it", () => {
  assert.deepEqual(drawn("See https://example.org/a?b=1."), [
    "See <a https://example.org/a?b=1>https://example.org/a?b=1</a>.",
  ]);
});

test("HTML is text", () => {
  assert.deepEqual(drawn("<img src=x onerror=alert(1)>"), ["<img src=x onerror=alert(1)>"]);
});

test("a backslash keeps a mark as it is", () => {
  assert.deepEqual(drawn("\\*not\\* marked"), ["*not* marked"]);
});

test("the longest note of nothing but open marks does not keep the reader for ever", { timeout: 60_000 }, () => {
  for (const piece of ["*", "_", "[", "**a ", "`", "[a](", "http://", "*a_"]) {
    assert.equal(parseNote(piece.repeat(20_000 / piece.length)).length, 1, piece);
  }
});

test("as plain words it is what a reader sees", () => {
  assert.equal(
    noteWords(
      "Asked **the office** *itself*:\n- by `phone`\n- see [the report](https://example.org/a)\n\nhttps://example.org/b *",
    ),
    "Asked the office itself:\nby phone\nsee the report\nhttps://example.org/b *",
  );
});

test("words of somebody who writes no Markdown read as they are, links and all", () => {
  for (const words of [
    "Is *this* the [2023] figure, or `n`?",
    "Asked **twice**: see https://example.org/a_b_c (p. 4)",
    "a\\*b\\*c and snake_case_name",
    "5 * 3 = 15\n\n_really_",
    "Plain words, 5*3*2.",
  ])
    assert.equal(foldWords(noteWords(noteSaying(words))), foldWords(words));
  assert.equal(noteSaying("Plain words, 5*3*2."), "Plain words, 5*3*2.");
});
