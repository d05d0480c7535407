/** The notes of a Markdown copy: one footnote per claim, under the claim's own number. */
import type { NoteBlock, NoteInline } from "../evidence/note-markdown.ts";
import type { CopyClaim } from "./annotated-copy.ts";
import { claimFacts, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { HistoryLine } from "./claim-history.ts";
import type { RunMarks } from "./copy-blocks.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import { prefixed } from "./markdown-article.ts";
import { addressLink, escapeParagraph, escapeText } from "./markdown-escape.ts";
import { type Inline, inlineMarkdown, noMarks } from "./markdown-inline.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

export function noteMarkdown(claim: CopyClaim, zone: string): string {
  const parts = [
    headLine(claim),
    escapeParagraph(claim.statement),
    list(claimFacts(claim, zone).map(({ name, value }) => `${name}: ${escapeParagraph(value)}`)),
    list(claim.citations.map(citationMarkdown), "* "),
    ...claim.notes.flatMap((note) => threadMarkdown(note, zone)),
    claim.files.length === 0 ? "" : `Files kept as evidence: ${escapeText(claim.files.map(fileLine).join("; "))}`,
    historyMarkdown(claim.history, zone),
  ];
  return footnote(String(claim.number), parts.filter((part) => part !== "").join("\n\n"));
}

/** A footnote's definition: what follows its first line is indented. */
export function footnote(label: string, body: string): string {
  return prefixed(body, `[^${label}]: `, "    ");
}

function headLine(claim: CopyClaim): string {
  const standing = [...standingOfClaim(claim), ...(claim.kind === null ? [] : [kindWords[claim.kind]])].join(" · ");
  return standing === "" ? `**${escapeText(claim.words)}**` : `**${escapeText(claim.words)}** – ${standing}`;
}

/** Lists that follow each other have different markers, else they would be one. */
function list(items: readonly string[], marker = "- "): string {
  return items.map((item) => prefixed(item, marker, "  ")).join("\n");
}

function citationMarkdown(citation: CopyCitation): string {
  const stance = `**${relationWords[citation.relation]}** (${rankWords[citation.rank]}):`;
  if (citation.source === null) return `${stance} ${escapeText(citation.alias)}`;
  const { title, link, author, publisher, published } = citation.source;
  const named = title === "" ? "" : escapeText(title);
  const details = [named, author, publisher, printedDay(published), citation.locator]
    .map((detail, index) => (index === 0 ? detail : escapeText(detail)))
    .filter((detail) => detail !== "")
    .join(", ");
  const consulted = citation.consultedOn === "" ? "" : `Consulted on ${printedDay(citation.consultedOn)}.`;
  const line = [stance, details === "" ? "" : `${details}.`, link === null ? "" : addressLink(link), consulted]
    .filter((part) => part !== "")
    .join(" ");
  return citation.passage === "" ? line : `${line}\n\n${prefixed(escapeParagraph(citation.passage), "> ", "> ")}`;
}

function threadMarkdown(note: CopyNote, zone: string): string[] {
  const by = note.by === null ? "" : escapeText(note.by);
  const at = note.at === null ? "" : `, ${printedMoment(note.at, zone)}`;
  const head = by === "" ? "Note:" : `Note by ${by}${at}${note.internal ? " (internal)" : ""}:`;
  const body = note.body.map(noteBlockMarkdown).join("\n\n");
  return [head, prefixed(body, "> ", "> ")];
}

function noteBlockMarkdown(block: NoteBlock): string {
  if (block.type === "paragraph") return inlineMarkdown(inlinesOf(block.children, noMarks), "paragraph");
  return block.items
    .map((item, index) => {
      const marker = block.ordered ? `${index + 1}. ` : "- ";
      return prefixed(inlineMarkdown(inlinesOf(item, noMarks), "paragraph"), marker, " ".repeat(marker.length));
    })
    .join("\n");
}

function inlinesOf(nodes: readonly NoteInline[], marks: RunMarks): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case "text":
      case "code":
        return [{ kind: node.type, text: node.text, marks, footnotes: [] }];
      case "break":
        return [{ kind: "break", text: "\n", marks, footnotes: [] }];
      case "link":
        return inlinesOf(node.children, { ...marks, link: node.href });
      default:
        return inlinesOf(node.children, { ...marks, [node.type]: true });
    }
  });
}

function historyMarkdown(lines: readonly HistoryLine[], zone: string): string {
  if (lines.length === 0) return "";
  const items = lines.map(
    (line) => `${printedMoment(line.at, zone)} – ${escapeText(line.by)} ${escapeText(line.what)}`,
  );
  return `History:\n\n${list(items)}`;
}
