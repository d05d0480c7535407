/**
 * Whether what one may see of a record holds all terms, and the words around the first of them, in parts of which some are hits. Never
 * cut inside a word; a word longer than the window is cut between characters.
 */
import type { Term } from "./terms.ts";
import { cutWords, foldLetters, type Word } from "./words.ts";

export interface Part {
  text: string;
  hit: boolean;
}

export interface Found {
  /** Which of the texts the context is from, and where in it the first hit begins. */
  text: number;
  from: number;
  context: Part[];
}

interface Span {
  from: number;
  to: number;
}

/** In UTF-16 units: about three lines. */
const most = 200;
const mostBefore = 60;
/** Of one term; more than a window holds. */
const mostSpans = 200;

/** `texts` are read one by one: no phrase reaches from one into the next. Null when a term is in none of them. */
export function findHit(terms: readonly Term[], texts: readonly string[]): Found | null {
  const folded = texts.map(foldLetters);
  if (terms.length === 0 || !terms.every((term) => folded.some((text) => mayHold(term, text)))) return null;
  const cut = texts.map(cutWords);
  const spansOf = cut.map((words) => terms.map((term) => spansIn(words, term)));
  if (!terms.every((_, term) => spansOf.some((spans) => spans[term]!.length > 0))) return null;
  const held = spansOf.map((spans) => spans.filter((found) => found.length > 0).length);
  const best = held.indexOf(Math.max(...held));
  const hits = joined(spansOf[best]!.flat());
  return { text: best, from: hits[0]!.from, context: contextOf(texts[best]!, cut[best]!, hits) };
}

/** Quick, and never false where the term is there. */
function mayHold({ words }: Term, folded: string): boolean {
  return words.every((word) => folded.includes(word));
}

function spansIn(words: readonly Word[], { words: wanted, prefix }: Term): Span[] {
  const spans: Span[] = [];
  for (let first = 0; first + wanted.length <= words.length; first += 1) {
    const stands = wanted.every((word, index) => {
      const here = words[first + index]!.word;
      return prefix && index === wanted.length - 1 ? here.startsWith(word) : here === word;
    });
    if (stands) spans.push({ from: words[first]!.from, to: words[first + wanted.length - 1]!.to });
    if (spans.length === mostSpans) break;
  }
  return spans;
}

/** In order; those that overlap are one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last !== undefined && span.from < last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}

function contextOf(text: string, words: readonly Word[], hits: readonly Span[]): Part[] {
  const { from, to } = windowAround(text, words, hits[0]!);
  const parts: Part[] = [];
  const add = (part: string, hit: boolean) => {
    if (part !== "") parts.push({ text: part, hit });
  };
  add(from > 0 ? "…" : "", false);
  let at = from;
  for (const hit of hits) {
    if (hit.from >= to) break;
    add(text.slice(at, hit.from), false);
    at = Math.min(hit.to, to);
    add(text.slice(hit.from, at), true);
  }
  add(text.slice(at, to) + (to < text.length ? "…" : ""), false);
  return parts;
}

function windowAround(text: string, words: readonly Word[], hit: Span): Span {
  if (text.length <= most) return { from: 0, to: text.length };
  const earliest = hit.from - mostBefore;
  const from = earliest <= 0 ? 0 : Math.min(words.find((word) => word.from >= earliest)!.from, hit.from);
  const latest = from + most;
  if (latest >= text.length) return { from, to: text.length };
  const last = words.findLast((word) => word.to <= latest);
  if (last !== undefined && last.to >= hit.to) return { from, to: last.to };
  return { from, to: betweenCharacters(text, hit.from, Math.min(hit.to, latest)) };
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The last place up to `to` where no character is cut, but behind the first one. */
function betweenCharacters(text: string, from: number, to: number): number {
  const start = characters.segment(text).containing(to)?.index ?? to;
  return start > from ? start : to;
}
