/** Word copies as pandoc finds them: the words of the article line by line, and whose comments and changes stand where. */
import { spawnSync } from "node:child_process";

/** False, or why tests with pandoc do not run here. */
export const withoutPandoc = spawnSync("pandoc", ["--version"]).error ? "pandoc is not installed" : false;

export interface PandocComment {
  by: string;
  says: string;
  /** The words it stands on; line feeds between lines. */
  words: string;
}

interface PandocChange {
  kind: "insertion" | "deletion";
  by: string;
  at: string;
  words: string;
}

export interface PandocCopy {
  /** With all changes rejected, and with all accepted. */
  rejected: string;
  accepted: string;
  comments: PandocComment[];
  changes: PandocChange[];
}

/** pandoc's own form of a text; `c` depends on `t`. */
interface Part {
  t: string;
  c?: unknown;
}
type Span = [attributes: [id: string, classes: string[], pairs: [string, string][]], inside: unknown];

/** What stands before "About this copy"; pandoc takes the headline for the title of the whole. */
export function pandocCopy(content: Uint8Array): PandocCopy {
  const options = { input: content, maxBuffer: 64 * 1024 * 1024 };
  const run = spawnSync("pandoc", ["--from=docx", "--to=json", "--track-changes=all"], options);
  if (run.status !== 0) throw new Error(String(run.stderr));
  const { blocks } = JSON.parse(String(run.stdout)) as { blocks: Part[] };
  const reading: Reading = { rejected: "", accepted: "", comments: [], changes: [], begun: new Map() };
  for (const line of blocks.flatMap(linesOf)) {
    if (plainWords(line) === "About this copy") break;
    if (reading.rejected !== "") reading.rejected += "\n";
    if (reading.accepted !== "") reading.accepted += "\n";
    read(line, reading, null);
  }
  return reading;
}

interface Reading extends PandocCopy {
  /** By id, the comments whose words have begun. */
  begun: Map<string, { comment: PandocComment; from: number }>;
}

/** `within`: the change that the part stands in. */
function read(part: unknown, reading: Reading, within: PandocChange["kind"] | null): void {
  if (Array.isArray(part)) for (const each of part) read(each, reading, within);
  if (!isPart(part)) return;
  const words = wordsOf(part);
  if (part.t === "Span") readSpan(part.c as Span, reading, within);
  else if (words === null) read(part.c, reading, within);
  else {
    if (within !== "insertion") reading.rejected += words;
    if (within !== "deletion") reading.accepted += words;
  }
}

function readSpan([[, [kind], pairs], inside]: Span, reading: Reading, within: PandocChange["kind"] | null): void {
  const { id = "", author: by = "", date: at = "" } = Object.fromEntries(pairs);
  if (kind === "comment-start") {
    const comment = { by, says: plainWords(inside), words: "" };
    reading.comments.push(comment);
    reading.begun.set(id, { comment, from: reading.rejected.length });
  } else if (kind === "insertion" || kind === "deletion") {
    reading.changes.push({ kind, by, at, words: plainWords(inside) });
    read(inside, reading, kind);
  } else {
    const ended = kind === "comment-end" ? reading.begun.get(id) : undefined;
    if (ended !== undefined) ended.comment.words = reading.rejected.slice(ended.from);
    read(inside, reading, within);
  }
}

function isPart(part: unknown): part is Part {
  return typeof part === "object" && part !== null && "t" in part;
}

/** Null for what holds other parts. */
function wordsOf({ t, c }: Part): string | null {
  if (t === "Str") return String(c);
  if (t === "Space" || t === "SoftBreak") return " ";
  return t === "LineBreak" ? "\n" : null;
}

function plainWords(part: unknown): string {
  if (Array.isArray(part)) return part.map(plainWords).join("");
  return isPart(part) ? (wordsOf(part) ?? plainWords(part.c)) : "";
}

/** The lines in a block, whatever it is; of a heading level and attributes stand before its words. */
function linesOf(block: unknown): unknown[] {
  if (Array.isArray(block)) return block.flatMap(linesOf);
  if (!isPart(block)) return [];
  if (block.t === "Header") return [(block.c as unknown[])[2]];
  return block.t === "Para" || block.t === "Plain" ? [block.c] : linesOf(block.c);
}
