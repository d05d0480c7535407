/** Reads a Markdown copy as others' programs would, with markdown-it and its footnotes: shares nothing with the writer. */
import MarkdownIt, { type Token } from "markdown-it";
import footnotes from "markdown-it-footnote";
import type { ReadArticle } from "./read-back.ts";

/** Without the rule that moves definitions to the end: it copies all that was read for each, and there they are already. */
const parser = new MarkdownIt({ html: true }).use(footnotes).disable("footnote_tail");
const lineBreak = "<br>";
const shifts = new Set(["<sup>", "</sup>", "<sub>", "</sub>"]);
const harmless = new Set([
  "softbreak",
  "hardbreak",
  "text",
  "text_special",
  "footnote_ref",
  "html_inline",
  "code_inline",
]);

export function readBackMarkdown(markdown: string): ReadArticle {
  const tokens = parser.parse(markdown, {});
  const footnotesAt = tokens.findIndex((token) => token.type === "footnote_reference_open");
  const blocks = footnotesAt < 0 ? tokens : tokens.slice(0, footnotesAt);
  const end = aboutAt(blocks);
  const article = blocks.slice(
    blocks.findIndex((token) => token.type === "heading_open" && token.tag === "h1"),
    end < 0 ? undefined : end,
  );
  const problems = tokens.flatMap(problemsOf);
  if (end < 0) problems.push("no end of the article");
  const named = new Set(tokens.flatMap((token) => (token.children ?? []).filter(isReference).flatMap(numbersOf)));
  const defined = tokens.flatMap((token) => (token.type === "footnote_reference_open" ? numbersOf(token) : []));
  const notes = defined.filter((number) => named.has(number));
  return { ...readWords(article), notes, problems };
}

/** The last second-level heading of that name: what follows it is ours and has none. */
function aboutAt(blocks: readonly Token[]): number {
  return blocks.findLastIndex(
    (token, index) =>
      token.type === "heading_open" &&
      token.tag === "h2" &&
      token.level === 0 &&
      blocks[index + 1]?.content === "About this copy",
  );
}

function readWords(article: readonly Token[]): Pick<ReadArticle, "text" | "references"> {
  let text = "";
  const references: { number: number; from: null; to: number }[] = [];
  for (const block of article) {
    if (block.type !== "inline") continue;
    const separator = text === "" ? "" : "\n";
    let words = "";
    for (const token of block.children ?? []) {
      const to = text.length + separator.length + words.length;
      if (isReference(token)) references.push(...numbersOf(token).map((number) => ({ number, from: null, to })));
      else words += wordsOf(token);
    }
    if (words !== "") text += separator + words;
  }
  return { text, references };
}

function isReference(token: Token): boolean {
  return token.type === "footnote_ref";
}

function wordsOf(token: Token): string {
  if (token.type === "text" || token.type === "text_special") return token.content;
  const isBreak = token.type === "softbreak" || token.type === "hardbreak" || token.content === lineBreak;
  return isBreak ? "\n" : "";
}

/** Footnotes of pictures have names, those of claims have numbers. */
function numbersOf(token: Token): number[] {
  const label = String(token.meta?.label ?? "");
  return /^\d+$/.test(label) ? [Number(label)] : [];
}

function problemsOf(token: Token): string[] {
  const inner = (token.children ?? []).flatMap((child) => {
    if (child.type === "html_inline" && child.content !== lineBreak && !shifts.has(child.content)) return ["a tag"];
    if (child.type === "image") return ["a picture"];
    return harmless.has(child.type) || child.nesting !== 0 ? [] : [`a ${child.type}`];
  });
  const isForeign = token.type === "html_block" || token.type === "code_block" || token.type === "fence";
  return isForeign ? [...inner, `a ${token.type}`] : inner;
}
