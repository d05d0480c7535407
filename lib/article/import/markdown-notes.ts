/**
 * Footnotes in Markdown: `[^1]` with `[^1]: …` below, and `^[…]` in the line. Their text is no part of the article's; what they say
 * and where is kept. The blocks are read by markdown-it-footnote; the marks are read here, in linear time and whatever is nested.
 */
import type { MarkdownIt, StateInline, Token } from "markdown-it";
import footnotes from "markdown-it-footnote";
import { AppError } from "../../app-error.ts";
import { addressesIn } from "./addresses.ts";
import { type Anchors, mostAnchors } from "./anchored.ts";
import { hasWords } from "./inline-run.ts";
import type { Remark, Said } from "./remark.ts";

/** For one parse of one text. */
interface Progress {
  /** Characters looked through for the ends of notes in the line. */
  scanned: number;
}

export function notesEnvironment(): { progress: Progress } {
  return { progress: { scanned: 0 } };
}

/** What is beyond stays text: so many notes, or so deep ones, cost more than they are worth. */
const mostScanned = 5_000_000;
/** Of all notes, each as often as it is referred to. */
const mostLetters = 20_000_000;
const mark = /\[\^([^\s\]]{1,200})\]/y;

export function withNotes(parser: MarkdownIt): MarkdownIt {
  parser.use(footnotes);
  parser.core.ruler.disable("footnote_tail");
  parser.inline.ruler.at("footnote_ref", readMark);
  parser.inline.ruler.at("footnote_inline", readNoteInLine);
  return parser;
}

function readMark(state: StateInline, silent: boolean): boolean {
  mark.lastIndex = state.pos;
  const found = mark.exec(state.src);
  const known = state.env.footnotes as { refs?: object } | undefined;
  if (found === null || !Object.hasOwn(known?.refs ?? {}, `:${found[1]}`)) return false;
  if (!silent) state.push("note", "", 0).meta = { label: found[1]! };
  state.pos += found[0].length;
  return true;
}

function readNoteInLine(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith("^[", state.pos)) return false;
  const progress = state.env.progress as Progress;
  progress.scanned += state.posMax - state.pos;
  if (progress.scanned > mostScanned) return false;
  const end = state.md.helpers.parseLinkLabel(state, state.pos + 1);
  if (end < state.pos + 3) return false;
  if (!silent) {
    const inline = new state.Token("inline", "", 0);
    inline.children = [];
    state.md.inline.parse(state.src.slice(state.pos + 2, end), state.md, state.env, inline.children);
    state.push("note", "", 0).meta = { note: [inline] };
  }
  state.pos = end + 1;
  return true;
}

/** A note as tokens: of its blocks, or of its one line. */
type Note = readonly Token[];
/** A mark names its note, or has it. */
type NoteMark = { label: string } | { note: Note };

export interface MarkdownNotes {
  /** Without the notes, their marks made anchors. */
  tokens: Token[];
  remarks: Remark[];
}

export function takeNotes(
  parsed: readonly Token[],
  anchors: Anchors,
  escaped: (text: string) => string,
): MarkdownNotes {
  const { body, notes } = partedNotes(parsed);
  const byLabel = new Map(notes.map(({ label, tokens }) => [label, tokens]));
  const noteOf = (mark: NoteMark): Note => ("note" in mark ? mark.note : (byLabel.get(mark.label) ?? []));
  const remarks: Remark[] = [];
  const added = new Map<Note, Said>();
  let length = 0;
  const add = (note: Note): number | null => {
    const said = added.get(note) ?? saidIn(note);
    added.set(note, said);
    length += said.text.length;
    if (length > mostLetters) throw tooManyNotes();
    if (said.text === "") return null;
    return remarks.push({ kind: "footnote", words: "", resolved: false, said: [said] }) - 1;
  };
  for (const token of body) {
    if (token.children === null) continue;
    const anchored = new AnchoredLine(anchors, escaped);
    for (const child of token.children) {
      if (child.type === "note") anchored.mark(add(noteOf(child.meta as NoteMark)));
      else anchored.words(child);
    }
    token.children = anchored.take();
  }
  // Without a place: notes in the descriptions of pictures and in other notes, and those that nobody refers to.
  const addOnce = (note: Note) => {
    if (!added.has(note)) add(note);
  };
  for (const mark of marksIn(body)) addOnce(noteOf(mark));
  for (const note of added.keys()) for (const mark of marksIn(note)) addOnce(noteOf(mark));
  for (const { tokens } of notes) addOnce(tokens);
  return { tokens: body, remarks };
}

function tooManyNotes(): AppError {
  return new AppError("too-large", "The footnotes are too many, or too long. Bring in a part of the article.");
}

function partedNotes(parsed: readonly Token[]) {
  const body: Token[] = [];
  const notes: { label: string; tokens: Token[] }[] = [];
  const open: Token[][] = [];
  for (const token of parsed) {
    if (token.type === "footnote_reference_open") {
      const tokens: Token[] = [];
      notes.push({ label: String(token.meta?.label), tokens });
      open.push(tokens);
    } else if (token.type === "footnote_reference_close") open.pop();
    else (open.at(-1) ?? body).push(token);
  }
  return { body, notes };
}

/** However deep, those in notes of the line after those of the line. */
function marksIn(tokens: Note): NoteMark[] {
  return tokens.flatMap(({ type, meta, children }) => [
    ...(type === "note" ? [meta as NoteMark] : []),
    ...marksIn(children ?? []),
  ]);
}

interface Spot {
  from: number;
  to: number;
  side: "after" | "before";
  remarks: number[];
}

/** The words of one line while the marks in it are read: each is anchored at the character before, else at the one behind. */
class AnchoredLine {
  readonly #anchors: Anchors;
  readonly #escaped: (text: string) => string;
  readonly #tokens: Token[] = [];
  readonly #spots = new Map<Token, Spot[]>();
  #last: Spot | null = null;
  /** Marks before the first character. */
  #waiting: number[] = [];

  constructor(anchors: Anchors, escaped: (text: string) => string) {
    this.#anchors = anchors;
    this.#escaped = escaped;
  }

  mark(remark: number | null): void {
    const remarks = this.#last?.remarks ?? this.#waiting;
    if (remark !== null && remarks.length < mostAnchors) remarks.push(remark);
  }

  words(token: Token): void {
    this.#tokens.push(token);
    if (token.type !== "text" && token.type !== "code_inline") return;
    const seen = [...token.content.matchAll(/./gsu)].filter(([character]) => hasWords(character));
    if (seen.length === 0) return;
    const spotAt = ({ 0: character, index }: RegExpExecArray, side: Spot["side"], remarks: number[]): Spot => ({
      from: index,
      to: index + character.length,
      side,
      remarks,
    });
    this.#last = spotAt(seen.at(-1)!, "after", []);
    this.#spots.set(token, [spotAt(seen[0]!, "before", this.#waiting), this.#last]);
    this.#waiting = [];
  }

  /** The tokens, those with an anchor as HTML. */
  take(): Token[] {
    for (const [token, spots] of this.#spots) {
      if (spots.every(({ remarks }) => remarks.length === 0)) continue;
      const html = this.#written(token.content, spots);
      token.content = token.type === "code_inline" ? `<code>${html}</code>` : html;
      token.type = "html_inline";
    }
    return this.#tokens;
  }

  /** The two may be one character. */
  #written(text: string, [first, last]: readonly Spot[]): string {
    const over = (html: string, { side, remarks }: Spot) =>
      remarks.reduce((inner, remark) => this.#anchors.over(inner, remark, side), html);
    const character = ({ from, to }: Spot) => this.#escaped(text.slice(from, to));
    const [one, other] = [first!, last!];
    const start = this.#escaped(text.slice(0, one.from));
    const end = this.#escaped(text.slice(other.to));
    if (one.from === other.from) return start + over(over(character(one), one), other) + end;
    return (
      start +
      over(character(one), one) +
      this.#escaped(text.slice(one.to, other.from)) +
      over(character(other), other) +
      end
    );
  }
}

function saidIn(note: Note): Said {
  const links: { href: string; title: string }[] = [];
  const text = note
    .flatMap((token) => (token.children === null ? token.content : plainText(token.children, links)).split("\n"))
    .map((line) => line.replace(/[ \t]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
  return { author: "", at: null, text, links: addressesIn(text, links) };
}

/** The words of a line; its links are added to `links`. */
function plainText(tokens: Note, links: { href: string; title: string }[]): string {
  let text = "";
  let linkStart = 0;
  let href = "";
  for (const token of tokens) {
    if (token.type === "softbreak") text += " ";
    else if (token.type === "hardbreak") text += "\n";
    else if (token.children !== null) text += plainText(token.children, links);
    else text += token.content;
    if (token.type === "link_open") [linkStart, href] = [text.length, String(token.attrGet("href"))];
    if (token.type === "link_close") links.push({ href, title: text.slice(linkStart) });
  }
  return text;
}
