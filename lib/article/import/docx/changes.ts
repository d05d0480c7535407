/**
 * Tracked changes while a text is read. Word writes one change in many pieces; what one person changed without a letter between is
 * one change: words cut, words put in, or both.
 */
import { momentOf } from "./moment.ts";
import { authorOf, type XmlElement } from "./xml-element.ts";

export interface Change {
  author: string;
  at: string | null;
  /** Part of a passage that was moved: its cut and its insertion are two changes. */
  isMove: boolean;
  paragraph: number;
  /** The words cut, as offsets in the paragraph; equal for an insertion. */
  from: number;
  to: number;
  with: string;
}

export type Changer = Pick<Change, "author" | "at" | "isMove">;

export class Changes {
  readonly all: Change[] = [];
  #last: Change | null = null;

  insert(by: Changer, paragraph: number, offset: number, text: string): void {
    this.#joined(by, paragraph, offset).with += text;
  }

  cut(by: Changer, paragraph: number, from: number, to: number): void {
    this.#joined(by, paragraph, from).to = to;
  }

  /** A letter that nobody changes, or a paragraph's end: what comes next is another change. */
  interrupt(): void {
    this.#last = null;
  }

  #joined(by: Changer, paragraph: number, offset: number): Change {
    const last = this.#last;
    if (last !== null && last.author === by.author && last.isMove === by.isMove && last.paragraph === paragraph) {
      if (by.at !== null && (last.at === null || by.at > last.at)) last.at = by.at;
      return last;
    }
    const change: Change = { ...by, paragraph, from: offset, to: offset, with: "" };
    this.#last = change;
    this.all.push(change);
    return change;
  }
}

export function changerOf(element: XmlElement): Changer {
  const { name, attributes } = element;
  return {
    author: authorOf(element),
    at: momentOf(attributes["w:date"]),
    isMove: name === "w:moveTo" || name === "w:moveFrom",
  };
}

export function changerIn(properties: XmlElement | undefined, ...names: readonly string[]): Changer | null {
  const found = properties?.children.find(({ name }) => names.includes(name));
  return found === undefined ? null : changerOf(found);
}
