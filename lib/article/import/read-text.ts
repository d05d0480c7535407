/**
 * Plain text → paragraphs. Paragraphs are parted by blank lines. Single line ends are one of three things: hard wrapping, undone
 * where no line could have taken the first word of the next; paragraphs, where the text has no blank lines, where lines are long,
 * and in the first lines (headline, byline, dateline); else line breaks that somebody meant.
 */
import { Fragment, type Node } from "prosemirror-model";
import { schema } from "./import-schema.ts";
import { hasWords, lineBreak } from "./inline-run.ts";

/** Nobody wraps by hand below this width, or above that one. */
const narrowest = 50;
const widest = 100;

export function readText(content: string): Node[] {
  const chunks = content
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)
    .map(linesOf)
    .filter((lines) => lines.length > 0);
  const width = chunks.flat().reduce((most, line) => Math.max(most, line.length), 0);
  return chunks.flatMap((lines, index) => {
    if (isWrapped(lines, width)) return [paragraph([lines.join(" ")])];
    const apart = index === 0 || chunks.length === 1 || lines.some((line) => line.length > widest);
    return apart ? lines.map((line) => paragraph([line])) : [paragraph(lines)];
  });
}

function linesOf(chunk: string): string[] {
  return chunk
    .split("\n")
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .filter(hasWords);
}

function isWrapped(lines: readonly string[], width: number): boolean {
  if (lines.length < 2 || width < narrowest || width > widest) return false;
  if (lines.every((line) => /[.!?…:]["'”’»)]*$/.test(line))) return false;
  return lines.slice(1).every((line, index) => lines[index]!.length + 1 + line.split(" ", 1)[0]!.length > width);
}

function paragraph(lines: readonly string[]): Node {
  const content = lines.flatMap((line, index) =>
    index === 0 ? [schema.text(line)] : [lineBreak(), schema.text(line)],
  );
  return schema.nodes.paragraph.create(null, Fragment.fromArray(content));
}
