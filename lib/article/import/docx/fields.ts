/**
 * Fields: instructions to Word ("HYPERLINK …", "PAGE"), each with the words it last came to. The words are the article's, the
 * instructions are not. Fields stand in each other and may run over many paragraphs.
 */
import type { Link } from "./paragraph.ts";
import { descendantsOf, type XmlElement } from "./xml-element.ts";

interface OpenField {
  instruction: string;
  /** The words have begun. */
  shows: boolean;
  link: Link | null;
}

export class Fields {
  readonly #open: OpenField[] = [];
  /** Where fields begin that never end: their words would be lost. */
  readonly #endless: ReadonlySet<XmlElement>;

  constructor(content: readonly XmlElement[]) {
    this.#endless = endlessFields(content);
  }

  /** True between the beginning of a field and its words. */
  get isInstruction(): boolean {
    return this.#open.some((field) => !field.shows);
  }

  /** Of the innermost field that is a link. */
  get link(): Link | null {
    return this.#open.findLast((field) => field.link !== null)?.link ?? null;
  }

  character(element: XmlElement): void {
    const type = element.attributes["w:fldCharType"];
    if (type === "begin" && !this.#endless.has(element)) {
      this.#open.push({ instruction: "", shows: false, link: null });
    } else if (type === "separate") {
      const field = this.#open.at(-1);
      if (field === undefined) return;
      field.shows = true;
      field.link = linkOfInstruction(field.instruction);
    } else if (type === "end") this.#open.pop();
  }

  instruction(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.shows) field.instruction += text;
  }
}

/** `HYPERLINK "address" \l "place in it"`; a link within the file is none. */
export function linkOfInstruction(instruction: string): Link | null {
  const found = /^\s*HYPERLINK\s+(?:"((?:[^"\\]|\\.)*)"|([^\s\\"]\S*))(.*)$/is.exec(instruction);
  const address = (found?.[1] ?? found?.[2] ?? "").replace(/\\(.)/gs, "$1").trim();
  if (address === "") return null;
  const place = /\\l\s+"([^"]*)"/i.exec(found?.[3] ?? "")?.[1];
  return { href: place === undefined || place === "" ? address : `${address}#${place}` };
}

function endlessFields(content: readonly XmlElement[]): Set<XmlElement> {
  const open: XmlElement[] = [];
  for (const root of content) {
    for (const element of descendantsOf(root)) {
      if (element.name !== "w:fldChar") continue;
      const type = element.attributes["w:fldCharType"];
      if (type === "begin") open.push(element);
      else if (type === "end") open.pop();
    }
  }
  return new Set(open);
}
