/**
 * The article as plain words. Two forms, never mixed: `documentText` is what people and programs search (blocks joined by line
 * feeds), `foldWords` is what is hashed and compared (NFC, every run of white space and every block break as one blank).
 */
import type { Node } from "prosemirror-model";
import { firstIndex } from "./first-index.ts";

/** A leaf inside a block (a line break) is one character, so that text offsets and positions run in step. */
const leafCharacter = "\n";

/** Headline, byline and dateline stand first in every article, empty when unknown. */
export const frontLines = 3;

/** One block of words: its text and the position of its first character. `text.length` equals the block's content size. */
export interface TextBlock {
  start: number;
  text: string;
}

export function textOfBlock(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, leafCharacter);
}

/** All blocks of words in reading order, empty ones included; with `within`, only those in the top-level blocks it names. */
export function textBlocks(doc: Node, within: (block: Node) => boolean = () => true): TextBlock[] {
  const blocks: TextBlock[] = [];
  doc.descendants((node, position, parent) => {
    if (parent === doc && !within(node)) return false;
    if (!node.isTextblock) return true;
    blocks.push({ start: position + 1, text: textOfBlock(node) });
    return false;
  });
  return blocks;
}

/** Index of the last block that starts at the position or before it; -1 when there is none. */
export function lastUpTo(blocks: readonly { start: number }[], position: number): number {
  return firstIndex(blocks.length, (index) => blocks[index]!.start > position) - 1;
}

/** The blocks of words as they read; an empty one is left out. */
export function textLines(doc: Node): string[] {
  return textBlocks(doc)
    .map((block) => block.text)
    .filter((text) => text !== "");
}

/** The article's words: blocks joined by line feeds; an empty block is left out. */
export function documentText(doc: Node): string {
  return textLines(doc).join("\n");
}

/** The words between two positions as they stand, blocks joined by line feeds. */
export function textBetween(doc: Node, from: number, to: number): string {
  return doc.textBetween(from, to, "\n", leafCharacter);
}

/** NFC, white space runs as one blank, none at the ends: the form in which words are compared and hashed. */
export function foldWords(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** The words of a range in the folded form. */
export function wordsBetween(doc: Node, from: number, to: number): string {
  return foldWords(textBetween(doc, from, to));
}

/** The document's own lines that the article's columns mirror. */
export function mirrorOf(doc: Node): { title: string; byline: string; dateline: string } {
  return {
    title: foldWords(doc.child(0).textContent),
    byline: foldWords(doc.child(1).textContent),
    dateline: foldWords(doc.child(2).textContent),
  };
}
