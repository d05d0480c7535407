/**
 * XML as small trees, read piece by piece by saxes, which checks that it is well-formed. No document type, so no entities but the
 * five and nothing from outside; limits on depth and number, as few bytes can make many elements.
 */
import { SaxesParser } from "saxes";
import { AppError } from "../../../app-error.ts";
import { nameOf } from "./xml-names.ts";
import { damaged, tooMuchInside } from "./zip-file.ts";

export interface XmlElement {
  /** With one of the prefixes of xml-names.ts. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own, not that of its children; without white space at the ends unless it is said to count. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
  readonly keepsSpace: boolean;
}

/** How many elements may still be made of one file. */
export interface ElementsLeft {
  count: number;
}

export const mostElements = 500_000;
const deepest = 256;
const mostAttributes = 500;
/** Between one tag and the next: no article is as long. */
const longestPiece = 8_000_000;
const none = Object.freeze({});

/** Takes a part's bytes as they come; `root` is there after `end`. */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #open: OpenElement[] = [];
  readonly #left: ElementsLeft;
  #decoder: TextDecoder | null = null;
  #root: XmlElement | null = null;
  #attributes = 0;
  #sinceTag = 0;

  constructor(left: ElementsLeft) {
    this.#left = left;
    this.#parser.on("error", () => {
      throw damaged();
    });
    this.#parser.on("doctype", () => {
      throw new AppError(
        "unfit",
        "The file holds instructions to load other files, which no Word file needs. Nothing was loaded. Paste its text instead.",
      );
    });
    this.#parser.on("attribute", () => this.#countAttribute());
    this.#parser.on("opentag", ({ uri, local, attributes }) => this.#start(nameOf(uri, local), attributes));
    this.#parser.on("text", (text) => this.#addText(text));
    this.#parser.on("cdata", (text) => this.#addText(text));
    this.#parser.on("closetag", () => this.#end());
  }

  write(bytes: Uint8Array): void {
    this.#sinceTag += bytes.length;
    if (this.#sinceTag > longestPiece) throw tooMuchInside();
    this.#decoder ??= new TextDecoder(encodingOf(bytes));
    this.#parser.write(this.#decoder.decode(bytes, { stream: true }));
  }

  close(): XmlElement {
    this.#parser.write(this.#decoder?.decode() ?? "").close();
    if (this.#root === null) throw damaged();
    return this.#root;
  }

  #countAttribute(): void {
    this.#attributes += 1;
    if (this.#attributes > mostAttributes) throw tooMuchInside();
  }

  #start(name: string, attributes: Readonly<Record<string, { uri: string; local: string; value: string }>>): void {
    this.#left.count -= 1;
    this.#attributes = 0;
    this.#sinceTag = 0;
    if (this.#left.count < 0 || this.#open.length >= deepest) throw tooMuchInside();
    const named = Object.values(attributes).map(({ uri, local, value }) => [nameOf(uri, local), value]);
    const element: OpenElement = {
      name,
      attributes: named.length === 0 ? none : Object.fromEntries(named),
      children: [],
      text: "",
      keepsSpace: keepsSpace(attributes["xml:space"]?.value, this.#open.at(-1)),
    };
    if (this.#open.length === 0) this.#root = element;
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  #end(): void {
    this.#sinceTag = 0;
    const element = this.#open.pop()!;
    if (!element.keepsSpace) element.text = element.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  }
}

function keepsSpace(own: string | undefined, parent: OpenElement | undefined): boolean {
  return own === undefined ? (parent?.keepsSpace ?? false) : own === "preserve";
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff || (first === 0x3c && second === 0)) return "utf-16le";
  return first === 0xfe || (first === 0 && second === 0x3c) ? "utf-16be" : "utf-8";
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** `w:val` of a child: how most properties are written. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes["w:val"];
}

/** A property that is on or off; undefined where nothing is said. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = childOf(element, name);
  return property === undefined ? undefined : !/^(?:0|false|off)$/.test(property.attributes["w:val"] ?? "");
}

export function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || text.trim() === "" || !Number.isInteger(number) ? undefined : number;
}

/** In reading order, however deep, without the element itself. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    yield child;
    yield* descendantsOf(child);
  }
}

const longestName = 200;

/** `w:author`: a name as the file has it, without blanks at the ends. */
export function authorOf({ attributes }: XmlElement): string {
  return (attributes["w:author"] ?? "").replace(/\s+/g, " ").trim().slice(0, longestName).toWellFormed();
}
