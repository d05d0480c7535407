/**
 * The claims that the remarks of a file are about. A comment is about its very words; a footnote, or a comment at a point, about the
 * sentence that the point is in; a tracked change about the smallest claim that holds it, else about the sentences it reaches into.
 * Each author's changes of one claim are one correction: accepting one of several would leave the others without their words.
 */
import type { Node } from "prosemirror-model";
import { foldWords, textBetween } from "../article/document-text.ts";
import { firstIndex } from "../article/first-index.ts";
import type { PlacedRemark, RemarkChange, RemarkPlace, RemarkThread } from "../article/import/remark.ts";
import { type Statement, statementsOf } from "../article/statements.ts";
import { normaliseRange } from "./place.ts";
import type { Range } from "./range.ts";

/** New words for all of a claim, as one author put them. */
export interface RemarkCorrection extends Pick<RemarkChange, "author" | "at"> {
  with: string;
}

/** A claim that stands in the article already: what the remarks say is added to it. */
export interface StandingClaim extends Range {
  id: string;
}

export interface RemarkClaim {
  /** Null when it is a new one. */
  standing: string | null;
  /** Null when the words are not in the article. */
  range: Range | null;
  /** What an unplaced claim is about, as the file says. */
  words: string;
  threads: readonly RemarkThread[];
  corrections: readonly RemarkCorrection[];
}

/** In reading order, those without a place last. */
export function claimsOfRemarks(
  doc: Node,
  remarks: readonly PlacedRemark[],
  standing: readonly StandingClaim[] = [],
): RemarkClaim[] {
  const gathered = new Gathered(doc, standing);
  for (const remark of remarks) if (remark.kind !== "change") gathered.addThread(remark);
  for (const remark of remarks) if (remark.kind === "change") gathered.addChange(remark);
  return gathered.claims();
}

/** Words to be put in the place of a stretch of the article; an insertion has an empty one. */
interface Edit extends Range, Pick<RemarkChange, "author" | "at"> {
  with: string;
}

interface Building {
  standing: string | null;
  range: Range | null;
  words: string;
  threads: RemarkThread[];
  edits: Edit[];
}

class Gathered {
  readonly #doc: Node;
  readonly #statements: readonly Statement[];
  readonly #byRange = new Map<string, Building>();
  readonly #unplaced: Building[] = [];

  constructor(doc: Node, standing: readonly StandingClaim[]) {
    this.#doc = doc;
    this.#statements = statementsOf(doc);
    for (const { id, from, to } of standing) this.#at({ from, to }, id);
  }

  addThread({ place, ...thread }: PlacedRemark & RemarkThread): void {
    const range = place === null ? null : this.#rangeOf(place);
    if (range === null) this.#unplaced.push(this.#unplacedClaim(thread.words || placeless[thread.kind], [thread]));
    else this.#at(range).threads.push(thread);
  }

  addChange({ place, words, with: text, author, at }: PlacedRemark & RemarkChange): void {
    if (place === null) {
      const said = { author, at, text: `${words} → ${text}`, links: [] };
      const thread: RemarkThread = { kind: "comment", words, resolved: false, said: [said] };
      this.#unplaced.push(this.#unplacedClaim(words || placeless.change, [thread]));
      return;
    }
    const edit = { ...replacedBy(place), with: text, author, at };
    (this.#smallestWith(edit) ?? this.#at(this.#sentencesAt(place))).edits.push(edit);
  }

  claims(): RemarkClaim[] {
    const placed = [...this.#byRange.values()].filter(({ threads, edits }) => threads.length > 0 || edits.length > 0);
    placed.sort((a, b) => a.range!.from - b.range!.from || b.range!.to - a.range!.to);
    return [...placed, ...this.#unplaced].map(({ edits, ...claim }) => ({
      ...claim,
      corrections: claim.range === null ? [] : correctionsOf(this.#doc, claim.range, edits),
    }));
  }

  #at(range: Range, standing: string | null = null): Building {
    const key = `${range.from} ${range.to}`;
    let claim = this.#byRange.get(key);
    if (claim === undefined) {
      claim = { standing, range, words: "", threads: [], edits: [] };
      this.#byRange.set(key, claim);
    }
    return claim;
  }

  #unplacedClaim(words: string, threads: RemarkThread[]): Building {
    return { standing: null, range: null, words: foldWords(words), threads, edits: [] };
  }

  #rangeOf(place: RemarkPlace): Range | null {
    return normaliseRange(this.#doc, place.side === "over" ? place : this.#sentencesAt(place));
  }

  #smallestWith({ from, to }: Range): Building | null {
    let smallest: Building | null = null;
    for (const claim of this.#byRange.values()) {
      const { range } = claim;
      if (range === null || range.from > from || range.to < to) continue;
      if (smallest === null || range.to - range.from < smallest.range!.to - smallest.range!.from) smallest = claim;
    }
    return smallest;
  }

  /** The sentences that a stretch reaches into; its whole block where none is cut, as in a byline. */
  #sentencesAt({ from, to }: Range): Range {
    const touched = this.#statements.slice(firstEndingBehind(this.#statements, from));
    const past = touched.findIndex((sentence) => sentence.from >= to);
    const within = past < 0 ? touched : touched.slice(0, past);
    if (within.length > 0) {
      return { from: Math.min(from, within[0]!.from), to: Math.max(to, within.at(-1)!.to) };
    }
    const block = this.#doc.resolve(from);
    return { from: block.start(), to: Math.max(to, block.end()) };
  }
}

/** Sentences are in reading order and do not overlap. */
function firstEndingBehind(sentences: readonly Statement[], position: number): number {
  return firstIndex(sentences.length, (index) => sentences[index]!.to > position);
}

function replacedBy({ from, to, side }: RemarkPlace): Range {
  if (side === "after") return { from: to, to };
  return side === "before" ? { from, to: from } : { from, to };
}

function correctionsOf(doc: Node, range: Range, edits: readonly Edit[]): RemarkCorrection[] {
  const present = foldWords(textBetween(doc, range.from, range.to));
  return [...Map.groupBy(edits, ({ author }) => author).entries()]
    .map(([author, own]) => ({
      author,
      at: own.map(({ at }) => at ?? "").reduce(later) || null,
      with: rewritten(doc, range, own),
    }))
    .filter((correction) => foldWords(correction.with) !== present);
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** The words of the range with the edits made; of two that overlap the first. */
function rewritten(doc: Node, range: Range, edits: readonly Edit[]): string {
  let text = "";
  let at = range.from;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (edit.from < at) continue;
    text += textBetween(doc, at, edit.from) + edit.with;
    at = edit.to;
  }
  return (text + textBetween(doc, at, range.to)).trim();
}

/** Everybody sees a claim's words: they are never those of a note. */
const placeless = {
  comment: "A comment without a place",
  footnote: "A footnote without a place",
  change: "A tracked change without a place",
} as const;
