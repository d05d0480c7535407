/**
 * The small Markdown of notes: **bold**, *italic*, `code`, [links](https://…), bare links, lists, line breaks. Everything else is
 * plain text, so nothing a person types can become anything but these. The tree is drawn by the screens and by every copy.
 * Links pass `safeUrl`; what does not is left as the characters that were typed. Linear in the length but for a small factor.
 */
import { foldWords } from "../article/document-text.ts";
import { safeUrl } from "../article/safe-url.ts";

export type NoteInline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "break" }
  | { type: "strong" | "em"; children: NoteInline[] }
  | { type: "link"; href: string; children: NoteInline[] };

export type NoteBlock =
  | { type: "paragraph"; children: NoteInline[] }
  | { type: "list"; ordered: boolean; items: NoteInline[][] };

const deepest = 4;
const longestLinkText = 500;
/** Marks further apart than this are not a pair: keeps reading linear whatever is typed. */
const longestMarked = 1000;
const bullet = /^\s{0,3}[-*+]\s+(.*)$/;
const numbered = /^\s{0,3}\d{1,9}[.)]\s+(.*)$/;
const wordCharacter = /[\p{L}\p{N}]/u;

export function parseNote(body: string): NoteBlock[] {
  const blocks: NoteBlock[] = [];
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push({ type: "paragraph", children: parseInline(lines.join("\n"), 0) });
    lines = [];
  };
  for (const line of body.replace(/\r\n?/g, "\n").split("\n")) {
    const item = bullet.exec(line) ?? numbered.exec(line);
    if (item) {
      flush();
      addItem(blocks, numbered.test(line), item[1]!);
    } else if (line.trim() === "") {
      flush();
      closeList(blocks);
    } else {
      lines.push(line.trim());
    }
  }
  flush();
  return blocks.filter((block) => block.type === "list" || block.children.length > 0);
}

/** What a reader sees of it as plain words, a line for each paragraph and each item. */
export function noteWords(body: string): string {
  const lines = parseNote(body).flatMap((block) => (block.type === "list" ? block.items : [block.children]));
  return lines.map(wordsOf).join("\n");
}

/** A note that reads as these words of somebody who did not write Markdown: signs of it stand for themselves. */
export function noteSaying(words: string): string {
  if (foldWords(noteWords(words)) === foldWords(words)) return words;
  const parts = words.split(/(https?:\/\/[^\s<>"]+)/i);
  return parts.map((part, index) => (index % 2 === 0 ? part.replace(/[\\`*_[\]]/g, "\\$&") : part)).join("");
}

function wordsOf(inlines: readonly NoteInline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "break") return "\n";
      return "children" in inline ? wordsOf(inline.children) : inline.text;
    })
    .join("");
}

/** An empty paragraph stands where a list ends, so that the next item begins a list of its own; it is dropped at the end. */
function closeList(blocks: NoteBlock[]): void {
  if (blocks.at(-1)?.type === "list") blocks.push({ type: "paragraph", children: [] });
}

function addItem(blocks: NoteBlock[], ordered: boolean, text: string): void {
  const last = blocks.at(-1);
  const item = parseInline(text.trim(), 0);
  if (last?.type === "list" && last.ordered === ordered) last.items.push(item);
  else blocks.push({ type: "list", ordered, items: [item] });
}

interface Found {
  node: NoteInline;
  /** Where reading goes on. */
  end: number;
}

function parseInline(text: string, depth: number): NoteInline[] {
  const nodes: NoteInline[] = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = depth < deepest ? read(text, at, depth) : null;
    if (found === null) {
      const escaped = text[at] === "\\" && /[\\`*_[\]()]/.test(text[at + 1] ?? "");
      plain += escaped ? text[at + 1] : text[at];
      at += escaped ? 2 : 1;
      continue;
    }
    if (plain !== "") nodes.push({ type: "text", text: plain });
    plain = "";
    nodes.push(found.node);
    at = found.end;
  }
  if (plain !== "") nodes.push({ type: "text", text: plain });
  return nodes;
}

function read(text: string, at: number, depth: number): Found | null {
  switch (text[at]) {
    case "\n":
      return { node: { type: "break" }, end: at + 1 };
    case "`":
      return readCode(text, at);
    case "*":
    case "_":
      return readEmphasis(text, at, depth);
    case "[":
      return readLink(text, at, depth);
    case "h":
    case "H":
      return readBareLink(text, at);
    default:
      return null;
  }
}

function readCode(text: string, at: number): Found | null {
  const end = text.indexOf("`", at + 1);
  return end > at + 1 ? { node: { type: "code", text: text.slice(at + 1, end) }, end: end + 1 } : null;
}

/** Not inside words: `5*3*2` and `snake_case_name` stay as they are. */
function readEmphasis(text: string, at: number, depth: number): Found | null {
  const mark = text[at]! + (text[at + 1] === text[at] ? text[at] : "");
  const start = at + mark.length;
  if (wordCharacter.test(text[at - 1] ?? "") || /\s/.test(text[start] ?? " ")) return null;
  for (let end = text.indexOf(mark, start + 1); end > 0; end = text.indexOf(mark, end + mark.length)) {
    if (end - at > longestMarked) return null;
    if (/\s/.test(text[end - 1]!) || wordCharacter.test(text[end + mark.length] ?? "")) continue;
    const children = parseInline(text.slice(start, end), depth + 1);
    return { node: { type: mark.length === 2 ? "strong" : "em", children }, end: end + mark.length };
  }
  return null;
}

function readLink(text: string, at: number, depth: number): Found | null {
  const middle = text.indexOf("](", at + 1);
  if (middle < at + 2 || middle - at > longestLinkText) return null;
  const end = text.indexOf(")", middle + 2);
  if (end < 0) return null;
  const href = safeUrl(text.slice(middle + 2, end));
  if (href === null) return null;
  const children = parseInline(text.slice(at + 1, middle), depth + 1).filter((node) => node.type !== "link");
  return { node: { type: "link", href, children }, end: end + 1 };
}

function readBareLink(text: string, at: number): Found | null {
  if (wordCharacter.test(text[at - 1] ?? "")) return null;
  const matched = /^https?:\/\/[^\s<>"]+/i.exec(text.slice(at, at + 4096));
  if (!matched) return null;
  const words = matched[0].replace(/[.,;:!?'")\]*_`]+$/, "");
  const href = safeUrl(words);
  if (href === null) return null;
  return { node: { type: "link", href, children: [{ type: "text", text: words }] }, end: at + words.length };
}
