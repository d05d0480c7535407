/** The notes of an HTML copy: one per claim, under the claim's own number, linked to its words and back. */
import type { NoteBlock, NoteInline } from "../evidence/note-markdown.ts";
import type { CopyClaim } from "./annotated-copy.ts";
import { claimFacts, type Fact, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { HistoryLine } from "./claim-history.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import { Markup, markup, type Printable } from "./markup.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

/** `zone` is the one all times of the copy are printed in. */
export function notesHtml(claims: readonly CopyClaim[], zone: string): Markup {
  const placed = claims.filter((claim) => claim.range !== null);
  const unplaced = claims.filter((claim) => claim.range === null);
  return markup`${notesSection("notes", "Notes", null, placed, zone)}${notesSection(
    "unplaced",
    "Unplaced claims",
    "Their words no longer stand in the article. What was found about them is kept.",
    unplaced,
    zone,
  )}`;
}

function notesSection(
  id: string,
  title: string,
  says: string | null,
  claims: readonly CopyClaim[],
  zone: string,
): Printable {
  if (claims.length === 0) return null;
  return markup`<section class="notes" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${says === null ? null : markup`<p class="says">${says}</p>\n`}${claims.map((claim) => noteHtml(claim, zone))}</section>
`;
}

function noteHtml(claim: CopyClaim, zone: string): Markup {
  return markup`<div class="note ${claim.tone ?? "plain"}" id="note-${claim.number}" role="group" aria-labelledby="words-${claim.number}">
<h3><span class="number">${numberHtml(claim)}</span> <span id="words-${claim.number}" dir="auto">${claim.words}</span></h3>
${standingHtml(claim)}${statementHtml(claim.statement)}${factsHtml(claimFacts(claim, zone))}${citationsHtml(claim.citations)}${claim.notes.map((note) => threadHtml(note, zone))}${filesHtml(claim)}${historyHtml(claim.history, zone)}</div>
`;
}

function numberHtml(claim: CopyClaim): Printable {
  if (claim.range === null) return claim.number;
  const label = `${claim.number}, back to the words in the article`;
  return markup`<a href="#claim-${claim.number}" role="doc-backlink" aria-label="${label}">${claim.number}</a>`;
}

function standingHtml(claim: CopyClaim): Printable {
  const words = standingOfClaim(claim).map((word) => markup`<span>${word}</span> `);
  const kind = claim.kind === null ? null : markup`<span class="kind">${kindWords[claim.kind]}</span>`;
  return words.length === 0 && kind === null ? null : markup`<p class="standing">${words}${kind}</p>\n`;
}

function statementHtml(statement: string): Printable {
  return statement === "" ? null : markup`<p class="statement" dir="auto">${statement}</p>\n`;
}

function factsHtml(facts: readonly Fact[]): Printable {
  if (facts.length === 0) return null;
  return markup`<dl class="facts">${facts.map(({ name, value }) => markup`<div><dt>${name}</dt> <dd dir="auto">${value}</dd></div>\n`)}</dl>\n`;
}

function citationsHtml(citations: readonly CopyCitation[]): Printable {
  if (citations.length === 0) return null;
  return markup`<ul class="citations">${citations.map(citationHtml)}</ul>\n`;
}

function citationHtml(citation: CopyCitation): Markup {
  const stance = markup`<span class="stance ${citation.relation}">${relationWords[citation.relation]}</span> <span class="rank">${rankWords[citation.rank]}</span>`;
  return markup`<li>${stance} ${citation.source === null ? markup`<em>${citation.alias}</em>` : sourceHtml(citation)}${passageHtml(citation.passage)}</li>\n`;
}

function sourceHtml(citation: CopyCitation): Printable {
  const source = citation.source!;
  const details = [source.author, source.publisher, printedDay(source.published), citation.locator]
    .filter((detail) => detail !== "")
    .map((detail) => markup`, <span dir="auto">${detail}</span>`);
  const consulted =
    citation.consultedOn === ""
      ? null
      : markup` <span class="consulted">Consulted on <time datetime="${citation.consultedOn}">${printedDay(citation.consultedOn)}</time>.</span>`;
  return markup`${titleHtml(source.title, source.link)}${details}. ${addressHtml(source.title, source.link)}${consulted}`;
}

function titleHtml(title: string, link: string | null): Printable {
  return title === "" ? linkHtml(link ?? "", link) : markup`<cite dir="auto">${title}</cite>`;
}

/** The address in full: on paper it is all there is. */
function addressHtml(title: string, link: string | null): Printable {
  return title === "" || link === null ? null : linkHtml(link, link);
}

function linkHtml(words: Printable, link: string | null): Printable {
  if (link === null) return words;
  return markup`<a class="address" href="${link}" rel="noopener noreferrer nofollow" target="_blank" dir="ltr">${words}</a>`;
}

function passageHtml(passage: string): Printable {
  return passage === "" ? null : markup`<blockquote class="passage" dir="auto">${passage}</blockquote>`;
}

function threadHtml(note: CopyNote, zone: string): Markup {
  const by = note.by === null ? null : markup`<span dir="auto">${note.by}</span>`;
  const at = note.at === null ? null : markup`, <time datetime="${note.at}">${printedMoment(note.at, zone)}</time>`;
  const head =
    by === null
      ? null
      : markup`<p class="signed">${by}${at}${note.internal ? markup` <span class="internal">Internal</span>` : null}</p>`;
  return markup`<div class="thread">${head}${note.body.map(noteBlockHtml)}</div>\n`;
}

function noteBlockHtml(block: NoteBlock): Markup {
  if (block.type === "paragraph") return markup`<p dir="auto">${block.children.map(inlineHtml)}</p>`;
  const items = block.items.map((item) => markup`<li dir="auto">${item.map(inlineHtml)}</li>`);
  return block.ordered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`;
}

function inlineHtml(node: NoteInline): Printable {
  switch (node.type) {
    case "text":
      return node.text;
    case "code":
      return markup`<code>${node.text}</code>`;
    case "break":
      return markup`<br>`;
    case "link":
      return linkInNote(node.href, node.children);
    default: {
      const tag = new Markup(node.type);
      return markup`<${tag}>${node.children.map(inlineHtml)}</${tag}>`;
    }
  }
}

/** A link that does not show its address has it printed behind it on paper. */
function linkInNote(href: string, children: readonly NoteInline[]): Markup {
  const [first] = children;
  const isAddress = children.length === 1 && first?.type === "text" && first.text === href;
  const shown = isAddress ? markup` class="address"` : null;
  return markup`<a${shown} href="${href}" rel="noopener noreferrer nofollow" target="_blank">${children.map(inlineHtml)}</a>`;
}

function filesHtml(claim: CopyClaim): Printable {
  if (claim.files.length === 0) return null;
  return markup`<p class="files">Files kept as evidence: ${claim.files.map(fileLine).join("; ")}</p>\n`;
}

function historyHtml(lines: readonly HistoryLine[], zone: string): Printable {
  if (lines.length === 0) return null;
  const rows = lines.map(
    (line) =>
      markup`<tr><td><time datetime="${line.at}">${printedMoment(line.at, zone)}</time></td><td dir="auto">${line.by}</td><td dir="auto">${line.what}</td></tr>\n`,
  );
  return markup`<table class="history"><caption>History</caption><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>\n`;
}
