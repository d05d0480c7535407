/** A note's words without its marks, for formats that have none: a line for each paragraph and item, links with their address. */
import type { NoteBlock, NoteInline } from "../evidence/note-markdown.ts";

export function noteText(blocks: readonly NoteBlock[]): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: NoteBlock): string[] {
  if (block.type === "paragraph") return [wordsOf(block.children)];
  return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : "•"} ${wordsOf(item)}`);
}

function wordsOf(inlines: readonly NoteInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "break") return "\n";
      if (!("children" in inline)) return inline.text;
      const words = wordsOf(inline.children);
      return inline.type === "link" && words !== inline.href ? `${words} (${inline.href})` : words;
    })
    .join("");
}
