/**
 * The article of an HTML copy. Every block of words is one p or heading and holds the words and nothing else; what the copy adds
 * (numbers, pictures' descriptions) stands in elements marked data-added, so that a reader can tell the article from its notes.
 */
import type { CopyClaim } from "./annotated-copy.ts";
import { lanesOf } from "./claim-lanes.ts";
import type { Block, Cell, LineKind, Run } from "./copy-blocks.ts";
import { Markup, markup, type Printable } from "./markup.ts";

/** How a claim's underline looks: its lane below the words, so that overlapping ones stay apart, and its tone. */
type Underlines = ReadonlyMap<number, string>;

export function articleHtml(blocks: readonly Block[], claims: readonly CopyClaim[]): Markup {
  return blocksHtml(blocks, underlinesOf(claims));
}

function underlinesOf(claims: readonly CopyClaim[]): Underlines {
  const lanes = lanesOf(claims);
  return new Map(claims.map(({ number, tone }) => [number, `claim lane-${lanes.get(number) ?? 0} ${tone ?? "plain"}`]));
}

function blocksHtml(blocks: readonly Block[], underlines: Underlines): Markup {
  return markup`${blocks.map((block) => blockHtml(block, underlines))}`;
}

function blockHtml(block: Block, underlines: Underlines): Printable {
  switch (block.kind) {
    case "heading":
      return line(`h${block.level}`, "subheading", block.runs, underlines);
    case "quote":
      return markup`<blockquote>${blocksHtml(block.blocks, underlines)}</blockquote>\n`;
    case "list":
      return listHtml(block, underlines);
    case "figure":
      return markup`<figure>${picture(block.alt)}${blocksHtml(block.blocks, underlines)}</figure>\n`;
    case "table":
      return markup`<div class="wide" role="group" aria-label="Table" tabindex="0"><table><tbody>${block.rows.map((row) => rowHtml(row, underlines))}</tbody></table></div>\n`;
    case "rule":
      return markup`<hr>\n`;
    default:
      return block.kind === "headline" || block.runs.length > 0
        ? line(tagOf[block.kind], block.kind, block.runs, underlines)
        : null;
  }
}

const tagOf: Readonly<Record<LineKind, string>> = {
  headline: "h1",
  byline: "p",
  dateline: "p",
  paragraph: "p",
  caption: "p",
  credit: "p",
};

function line(tag: string, kind: string, runs: readonly Run[], underlines: Underlines): Markup {
  const spaced = isSpaced(runs) ? " spaced" : "";
  const open = new Markup(`<${tag} class="${kind}${spaced}" dir="auto">`);
  const close = new Markup(`</${tag}>\n`);
  return markup`${open}${margin(runs)}${runsHtml(runs, underlines)}${close}`;
}

/** Has white space that a browser would fold. */
function isSpaced(runs: readonly Run[]): boolean {
  const lines = runs
    .map((run) => (run.kind === "break" ? "\0" : run.text))
    .join("")
    .split("\0");
  return lines.some((words) => /^\s|\s$|\s{2}|[^\S ]/.test(words));
}

/** The numbers of the claims that begin in a block, set in the margin. */
function margin(runs: readonly Run[]): Printable {
  const numbers = runs.flatMap((run) => run.starts);
  if (numbers.length === 0) return null;
  return markup`<span class="margin" data-added aria-hidden="true">${numbers.join(" ")}</span>`;
}

/** A picture is not loaded: its description stands in its place. */
function picture(alt: string): Markup {
  const words = alt === "" ? "Picture" : `Picture: ${alt}`;
  return markup`<div class="picture" data-added dir="auto">${words}</div>`;
}

function listHtml(list: Extract<Block, { kind: "list" }>, underlines: Underlines): Markup {
  const items = list.items.map((item) => markup`<li dir="auto">${blocksHtml(item, underlines)}</li>\n`);
  return list.ordered
    ? markup`<ol dir="auto" start="${list.start}">${items}</ol>\n`
    : markup`<ul dir="auto">${items}</ul>\n`;
}

function rowHtml(row: readonly Cell[], underlines: Underlines): Markup {
  return markup`<tr>${row.map((cell) => cellHtml(cell, underlines))}</tr>\n`;
}

function cellHtml(cell: Cell, underlines: Underlines): Markup {
  const tag = new Markup(cell.header ? "th" : "td");
  const colspan = cell.colspan === 1 ? null : markup` colspan="${cell.colspan}"`;
  const rowspan = cell.rowspan === 1 ? null : markup` rowspan="${cell.rowspan}"`;
  return markup`<${tag}${colspan}${rowspan}>${blocksHtml(cell.blocks, underlines)}</${tag}>`;
}

/** Runs of one link are one element; a claim's number ends it, since it is a link itself. */
function runsHtml(runs: readonly Run[], underlines: Underlines): Markup[] {
  const printed: Markup[] = [];
  let linked: Run[] = [];
  const flush = () => {
    if (linked.length > 0) printed.push(linkHtml(linked, underlines));
    linked = [];
  };
  for (const run of runs) {
    if (linked.length > 0 && linked[0]!.marks.link !== run.marks.link) flush();
    if (run.marks.link === null) printed.push(runHtml(run, underlines));
    else linked.push(run);
    if (run.ends.length === 0) continue;
    flush();
    printed.push(markup`${run.ends.map(reference)}`);
  }
  flush();
  return printed;
}

function linkHtml(runs: readonly Run[], underlines: Underlines): Markup {
  const words = runs.map((run) => runHtml(run, underlines));
  return markup`<a href="${runs[0]!.marks.link}" rel="noopener noreferrer nofollow" target="_blank">${words}</a>`;
}

function runHtml(run: Run, underlines: Underlines): Markup {
  let words: Markup = run.kind === "break" ? markup`<br>` : markup`${run.text}`;
  if (run.marks.shift === "superscript") words = markup`<sup>${words}</sup>`;
  if (run.marks.shift === "subscript") words = markup`<sub>${words}</sub>`;
  if (run.marks.em) words = markup`<em>${words}</em>`;
  if (run.marks.strong) words = markup`<strong>${words}</strong>`;
  for (const number of run.claims.toReversed()) {
    words = markup`<span class="${underlines.get(number) ?? "claim"}" data-claim="${number}">${words}</span>`;
  }
  return words;
}

function reference(number: number): Markup {
  return markup`<sup class="reference" data-added><a id="claim-${number}" href="#note-${number}" role="doc-noteref" aria-label="Note ${number}">${number}</a></sup>`;
}
