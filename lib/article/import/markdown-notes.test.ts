/** Footnotes in Markdown are remarks at the points they stand at, not part of the text. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentText, textBetween } from "../document-text.ts";
import { importArticle } from "./import-article.ts";

const long =
  "The minister said on Tuesday that the road to the north would stay closed until the snow is gone for good.";

function read(content: string) {
  const { doc, dropped, remarks } = importArticle({ format: "markdown", content: `${long}\n\n${content}` });
  const said = remarks.map((remark) => {
    assert.ok(remark.kind === "footnote" && remark.words === "" && !remark.resolved && remark.said.length === 1);
    const { place } = remark;
    const at = place === null ? "nowhere" : `${textBetween(doc, place.from, place.to)} ${place.side}`;
    return `${remark.said[0]!.text.replaceAll("\n", "/")} @ ${at}`;
  });
  return { text: documentText(doc).slice(long.length + 1), said, remarks, dropped };
}

describe("footnotes in Markdown", () => {
  it("by label and in the line: at the character before, else the one behind; their text is not the article's", () => {
    const found = read(
      "It is closed.[^1] Open^[In the *line*] again **there**[^long note] `code`[^2]\n\n[^2]first\n\n[^1]: See here.\n\n" +
        "    Second paragraph.\n[^2]: Two\n\n    - a\n    - b\n",
    );
    assert.equal(found.text, "It is closed. Open again there[^long note] code\nfirst");
    assert.deepEqual(found.said, [
      "See here./Second paragraph. @ . after",
      "In the line @ n after",
      "Two/a/b @ e after",
      "Two/a/b @ f before",
    ]);
    assert.deepEqual(found.dropped, []);
  });

  it("several at one character, beside emoji, in headings, lists and tables", () => {
    const found = read("## Head[^a]\n\n- fire 🔥[^a][^b] x\n\n| h | i |\n|---|---|\n| c^[d] | e |\n\n[^a]: A\n[^b]: B");
    assert.deepEqual(found.said, ["A @ d after", "A @ 🔥 after", "B @ 🔥 after", "d @ c after"]);
  });

  it("have their addresses: of links and typed ones, safe ones only, each once", () => {
    const found = read(
      "x[^1]\n\n[^1]: [The *report*](https://example.org/r), https://example.org/r, <https://example.org/x> (https://example.org/y). [no](javascript:alert)",
    );
    const [remark] = found.remarks;
    assert.ok(remark?.kind === "footnote");
    assert.deepEqual(remark.said[0]!.links, [
      { href: "https://example.org/r", title: "The report" },
      { href: "https://example.org/x", title: "" },
      { href: "https://example.org/y", title: "" },
    ]);
  });

  it("none is lost: nobody refers to it, it stands in another note, it is there twice, in a quotation, empty", () => {
    const found = read(
      "> a[^1]\n>\n> [^1]: One[^2] and ^[inner]\n\n![A picture[^p]](https://example.org/p.png)\n\n" +
        "[^2]: Two\n\n[^3]: Three\n\n[^d]: Old\n\n[^d]: New\n\n[^p]: Pictured\n\n[^e]:\n\nb[^d][^e]",
    );
    assert.deepEqual(found.said.toSorted(), [
      "New @ b after",
      "Old @ nowhere",
      "One and @ a after",
      "Pictured @ nowhere",
      "Three @ nowhere",
      "Two @ nowhere",
      "inner @ nowhere",
    ]);
  });

  it("what is no footnote stays text", () => {
    assert.equal(read("a[^1] b^[c and x^2 [^] ^[]").text, "a[^1] b^[c and x^2 [^] ^[]");
  });

  it("a long one that is referred to again and again is refused, not copied", () => {
    const content = `${"x[^1] ".repeat(1000)}\n\n[^1]: ${"word ".repeat(10_000)}`;
    assert.throws(() => read(content), { code: "too-large" });
  });

  it("many and deep ones cost no more than their length, and lose no word", () => {
    const many = 20_000;
    const cases = [
      `${"^[".repeat(many)}one two`,
      `${"^[".repeat(many)}one${"]".repeat(many)} two`,
      `${"^[".repeat(1000)}one${"]".repeat(1000)} two`,
      `${"[^".repeat(many)}one two\n\n[^1]: x`,
      `${"[^1]".repeat(many)}one two\n\n[^1]: x`,
      `${"[^1]: ".repeat(many)}one two`,
      `${"[^1]:".repeat(many)}${">".repeat(many)}one two`,
    ];
    for (const content of cases) {
      const { text, said } = read(`${content}`);
      const words = `${text} ${said.join(" ")}`;
      assert.ok(/\bone\b/.test(words) && /\btwo\b/.test(words), content.slice(0, 30));
    }
  });
});
