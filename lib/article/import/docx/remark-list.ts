/**
 * What the file says about its text, in the order of the text, each anchored in the paragraphs it is about. What is about a page
 * header, a footnote's own words or nothing that is there has no anchor and stands last.
 */
import { foldWords } from "../../document-text.ts";
import { hasWords } from "../inline-run.ts";
import type { Losses } from "../losses.ts";
import type { Remark, RemarkThread } from "../remark.ts";
import type { Paragraph } from "./paragraph.ts";
import type { ParagraphOrder } from "./paragraph-order.ts";
import { type ChangePlace, placeChange } from "./place-change.ts";
import { pointAnchor } from "./point-anchor.ts";
import type { CommentThread } from "./read-comments.ts";
import type { CommentMarks, NoteMark, Spot, Story } from "./read-story.ts";
import { saidOf } from "./said.ts";
import { tooMuchInside } from "./zip-file.ts";

interface Candidate {
  /** Where it begins; null when it is about nothing in the article. */
  at: Spot | null;
  remark: Remark;
  anchor: (index: number) => void;
}

/** Letters in all remarks, in what they are about and what they say; a note as often as it is referred to. */
const mostLetters = 10_000_000;

export class RemarkList {
  readonly #candidates: Candidate[] = [];
  readonly #body: ParagraphOrder;
  readonly #losses: Losses;
  #letters = 0;

  constructor(body: ParagraphOrder, losses: Losses) {
    this.#body = body;
    this.#losses = losses;
  }

  /** `others` are the stories of notes: a comment on a note's words has those words, and no place. */
  addComments(threads: readonly CommentThread[], body: Story, others: readonly Story[]): void {
    for (const { id, resolved, said } of threads) {
      this.#countLetters(...said.map(({ text }) => text));
      const marks = body.comments.get(id);
      if (marks !== undefined) this.#addComment({ kind: "comment", words: "", resolved, said }, marks);
      else {
        const story = others.find((other) => other.comments.has(id));
        const words = story === undefined ? "" : this.#wordsOf(story.comments.get(id)!, story.paragraphs);
        this.#addUnplaced({ kind: "comment", words, resolved, said });
      }
    }
  }

  addNotes(kind: NoteMark["kind"], notes: ReadonlyMap<string, Story>, body: Story): void {
    const referred = body.notes.filter((mark) => mark.kind === kind && notes.has(mark.id));
    const seen = new Set(referred.map(({ id }) => id));
    const threads = new Map([...notes].map(([id, story]) => [id, noteOf(story)]));
    for (const { id, at } of referred) {
      const note = threads.get(id)!;
      this.#countLetters(note.said[0]!.text);
      this.#addPoint(note, at);
    }
    for (const [id, note] of threads) {
      if (seen.has(id) || note.said[0]!.text === "") continue;
      this.#countLetters(note.said[0]!.text);
      this.#addUnplaced(note);
    }
  }

  /** `isBody`: only changes of the article's own words have a place. */
  addChanges({ changes }: Story, order: ParagraphOrder, isBody: boolean): void {
    for (const change of changes.all) {
      const outcome = placeChange(change, order);
      if (outcome === "joins") this.#losses.add("joins");
      if (typeof outcome === "string") continue;
      this.#countLetters(outcome.words, outcome.with);
      const { author, at, isMove } = change;
      if (isMove && outcome.with === "") this.#losses.add("moves");
      const remark: Remark = { kind: "change", author, at, words: outcome.words, with: outcome.with };
      const { place } = outcome;
      if (place === null || !isBody) this.#addUnplaced(remark);
      else {
        const spot = { paragraph: change.paragraph, offset: change.from };
        this.#candidates.push({ at: spot, remark, anchor: (index) => anchorChange(place, index) });
      }
    }
  }

  /** All remarks; the anchors name them by their index. */
  take(): Remark[] {
    const ordered = this.#candidates.toSorted(({ at: one }, { at: other }) => {
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      return one.paragraph - other.paragraph || one.offset - other.offset;
    });
    for (const [index, { anchor }] of ordered.entries()) anchor(index);
    return ordered.map(({ remark }) => remark);
  }

  #addComment(thread: RemarkThread, marks: CommentMarks): void {
    const { start, end } = marks;
    const words = this.#wordsOf(marks, this.#body.all);
    if (start === undefined || end === undefined || !hasWords(words)) {
      this.#addPoint(thread, start ?? marks.reference ?? end!);
      return;
    }
    const anchor = (index: number) => {
      for (const { paragraph, from, to } of stretches(this.#body.all, start, end)) {
        if (hasWords(paragraph.words(from, to))) {
          paragraph.anchors.push({ remark: index, from, to, side: "over" });
        }
      }
    };
    this.#candidates.push({ at: start, remark: { ...thread, words }, anchor });
  }

  #addPoint(remark: Remark, at: Spot): void {
    const paragraph = this.#body.all[at.paragraph];
    const point = paragraph === undefined ? null : pointAnchor(paragraph, at.offset);
    if (paragraph === undefined || point === null) this.#addUnplaced(remark);
    else {
      const anchor = (index: number) => paragraph.anchorAt(index, point.offset, point.side);
      this.#candidates.push({ at, remark, anchor });
    }
  }

  #addUnplaced(remark: Remark): void {
    this.#candidates.push({ at: null, remark, anchor: () => {} });
  }

  #wordsOf({ start, end }: CommentMarks, paragraphs: readonly Paragraph[]): string {
    if (start === undefined || end === undefined) return "";
    const words = foldWords(
      stretches(paragraphs, start, end)
        .map(({ paragraph, from, to }) => paragraph.words(from, to))
        .join("\n"),
    );
    this.#countLetters(words);
    return words;
  }

  #countLetters(...texts: readonly string[]): void {
    this.#letters += texts.reduce((length, text) => length + text.length, 0);
    if (this.#letters > mostLetters) throw tooMuchInside();
  }
}

function noteOf(story: Story): RemarkThread {
  return { kind: "footnote", words: "", resolved: false, said: [{ author: "", at: null, ...saidOf(story) }] };
}

function anchorChange({ paragraph, from, to, side }: ChangePlace, remark: number): void {
  if (side === "over") paragraph.anchors.push({ remark, from, to, side });
  else paragraph.anchorAt(remark, from, side);
}

/** What lies between two spots, paragraph by paragraph. */
function stretches(paragraphs: readonly Paragraph[], start: Spot, end: Spot) {
  return paragraphs.slice(start.paragraph, end.paragraph + 1).map((paragraph, index) => ({
    paragraph,
    from: index === 0 ? start.offset : 0,
    to: start.paragraph + index === end.paragraph ? end.offset : paragraph.text.length,
  }));
}
