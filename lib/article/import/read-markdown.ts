/**
 * Markdown by way of the HTML that markdown-it makes of it (raw HTML stays text, tables are known): so there is one walk over rich
 * text, and one place that decides about links, pictures and lists.
 */
import MarkdownIt from "markdown-it";
import { anchorsFor } from "./anchored.ts";
import type { ReadArticle } from "./front-lines.ts";
import type { Losses } from "./losses.ts";
import { notesEnvironment, takeNotes, withNotes } from "./markdown-notes.ts";
import { readHtml } from "./read-html.ts";

/** markdown-it leaves out what is nested deeper; lines are cut below so that nothing is. */
const maxNesting = 100;
const parser = withNotes(new MarkdownIt({ html: false, linkify: false, maxNesting }));

/** `![description](address "caption. Photo: somebody")`: what Markdown calls a title is what readers see under the picture. */
const image = parser.renderer.rules.image!;
parser.renderer.rules.image = (tokens, index, ...rest) => {
  const caption = String(tokens[index]!.attrGet("title") ?? "");
  const picture = image(tokens, index, ...rest);
  return caption === ""
    ? picture
    : `<figure>${picture}<figcaption>${parser.utils.escapeHtml(caption)}</figcaption></figure>`;
};

/**
 * Quotation marks, list marks, labels of footnotes and blanks at the start of a line: each label or other character can nest by one
 * level at the most.
 */
const lineStart = /^[ \t>]*(?:(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t>]+|$)|\[\^[^\s\]]+\]:[ \t>]*))*/;
const nesting = /\[\^[^\s\]]+\]:|./gs;
const deepestStart = maxNesting - 20;

export function readMarkdown(content: string, title: string | undefined, losses: Losses): ReadArticle {
  const environment = notesEnvironment();
  const shallowLines = content.split("\n").map((line) => shallow(line, losses));
  const parsed = parser.parse(shallowLines.join("\n"), environment);
  const anchors = anchorsFor(content);
  const { tokens, remarks } = takeNotes(parsed, anchors, parser.utils.escapeHtml);
  const html = parser.renderer.render(tokens, parser.options, environment);
  return { ...readHtml(html, title, losses, anchors.tag), remarks };
}

function shallow(line: string, losses: Losses): string {
  const start = lineStart.exec(line)?.[0] ?? "";
  if (start.length <= deepestStart) return line;
  const levels = start.match(nesting) ?? [];
  if (levels.length <= deepestStart) return line;
  if (start.trim() !== "") losses.add("deep");
  return levels.slice(0, deepestStart).join("") + line.slice(start.length);
}
