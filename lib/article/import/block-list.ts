/** The blocks read so far at one place of the input, and the run of words that is not yet a block. */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "./import-schema.ts";
import { InlineRun, lineBreak } from "./inline-run.ts";

export class BlockList {
  readonly run = new InlineRun();
  readonly #blocks: Node[] = [];

  /** Ends the paragraph that is being gathered. */
  endParagraph(): void {
    for (const content of this.run.take()) this.#blocks.push(schema.nodes.paragraph.create(null, content));
  }

  add(blocks: Iterable<Node>): void {
    this.endParagraph();
    for (const block of blocks) this.#blocks.push(block);
  }

  /** All blocks, the last paragraph ended. */
  close(): Node[] {
    this.endParagraph();
    return this.#blocks;
  }

  /** How many blocks stand before what comes next. */
  get length(): number {
    this.endParagraph();
    return this.#blocks.length;
  }
}

/** The words of blocks as one line: each block after a line break. Blocks without words (rules, pictures) have none. */
export function joinedLines(blocks: readonly Node[]): Fragment {
  const lines: Node[] = [];
  Fragment.from([...blocks]).descendants((node) => {
    if (!node.isTextblock) return true;
    if (node.content.size > 0 && lines.length > 0) lines.push(lineBreak());
    node.forEach((child) => void lines.push(child));
    return false;
  });
  return Fragment.fromArray(lines);
}

/**
 * The blocks as a list item or a table cell can hold them (paragraphs and lists), or null when they hold something that cannot
 * stand there. Headings become paragraphs, quotations give up their frame; no word is lost.
 */
export function fitForItem(blocks: readonly Node[]): Node[] | null {
  const fitting: Node[] = [];
  for (const block of blocks) {
    const name = block.type.name;
    if (name === "paragraph" || name === "bullet_list" || name === "ordered_list") fitting.push(block);
    else if (name === "heading") fitting.push(schema.nodes.paragraph.create(null, block.content));
    else if (name === "blockquote") {
      const inner = fitForItem(block.children);
      if (inner === null) return null;
      for (const innerBlock of inner) fitting.push(innerBlock);
    } else return null;
  }
  return fitting;
}
