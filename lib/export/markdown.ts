/**
 * The Markdown copy: the article, the head of the copy, and a footnote per claim. It begins with the article's headline after one
 * line that says what it is; the last "About this copy" ends the article.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { copyFacts } from "./claim-facts.ts";
import { articleMarkdown } from "./markdown-article.ts";
import { escapeParagraph, escapeText } from "./markdown-escape.ts";
import { footnote, noteMarkdown } from "./markdown-notes.ts";
import { printedMoment } from "./printed-time.ts";

export const aboutTitle = "About this copy";

export function writeMarkdown(copy: AnnotatedCopy): string {
  const { markdown, pictures } = articleMarkdown(copy.blocks);
  const notes = copy.claims.map((claim) => noteMarkdown(claim, copy.zone));
  const pictureNotes = pictures.map(({ label, alt }) =>
    footnote(label, `Picture, not in this copy: ${escapeParagraph(alt)}`),
  );
  const parts = [titleLine(copy), markdown, "---", `## ${aboutTitle}`, aboutMarkdown(copy), unplacedMarkdown(copy)];
  return `${[...parts, ...notes, ...pictureNotes].filter((part) => part !== "").join("\n\n")}\n`;
}

function titleLine(copy: AnnotatedCopy): string {
  const made = printedMoment(copy.madeAt, copy.zone);
  return `_${copy.profile.label} · version ${copy.version} · ${made}_`;
}

function aboutMarkdown(copy: AnnotatedCopy): string {
  const facts = copyFacts(copy).map(({ name, value }) => `- ${name}: ${escapeText(value)}`);
  return [`${copy.profile.label}. ${copy.profile.says}`, facts.join("\n")].join("\n\n");
}

function unplacedMarkdown(copy: AnnotatedCopy): string {
  const unplaced = copy.claims.filter((claim) => claim.range === null);
  if (unplaced.length === 0) return "";
  const items = unplaced.map((claim) => `- ${escapeText(claim.words)}[^${claim.number}]`);
  return `## Unplaced claims\n\nTheir words no longer stand in the article.\n\n${items.join("\n")}`;
}
