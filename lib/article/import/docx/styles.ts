/**
 * What the styles of a file say of its paragraphs and words. A style's id is in the language of who made the file, its name is the
 * same everywhere ("heading 1"), and a style of one's own is known by what it is based on.
 */
import { childOf, childrenOf, numberOf, settingOf, switchOf, type XmlElement } from "./xml-element.ts";

export interface ParagraphStyle {
  /** 1 to 9; 0 is the title of the whole. Null is no heading. */
  heading: number | null;
  quote: boolean;
  caption: boolean;
  hidden: boolean;
  numId: string | undefined;
  level: number | undefined;
}

export interface CharacterStyle {
  bold: boolean | undefined;
  italic: boolean | undefined;
  raised: string | undefined;
  hidden: boolean | undefined;
  struck: boolean;
}

const quotes = /^(?:quote|intense quote|block text|quotations|blockquote)$/;
const longestChain = 20;

export class Styles {
  readonly #byId = new Map<string, XmlElement>();
  readonly #paragraphs = new Map<string, ParagraphStyle>();
  readonly #characters = new Map<string, CharacterStyle>();

  constructor(root: XmlElement | null) {
    for (const style of childrenOf(root ?? undefined, "w:style")) {
      this.#byId.set(style.attributes["w:styleId"] ?? "", style);
    }
  }

  ofParagraph(id: string): ParagraphStyle {
    const known = this.#paragraphs.get(id);
    if (known !== undefined) return known;
    const chain = this.#chain(id);
    const names = chain.map(nameOfStyle);
    const properties = chain.map((style) => childOf(style, "w:pPr"));
    const numbering = properties.map((each) => childOf(each, "w:numPr"));
    const style: ParagraphStyle = {
      heading: headingOf(names, properties),
      quote: names.some((name) => quotes.test(name)),
      caption: names.includes("caption"),
      hidden: first(chain, (each) => switchOf(childOf(each, "w:rPr"), "w:vanish")) ?? false,
      numId: first(numbering, (each) => settingOf(each, "w:numId")),
      level: first(numbering, (each) => numberOf(settingOf(each, "w:ilvl"))),
    };
    this.#paragraphs.set(id, style);
    return style;
  }

  ofCharacters(id: string): CharacterStyle {
    const known = this.#characters.get(id);
    if (known !== undefined) return known;
    const properties = this.#chain(id).map((style) => childOf(style, "w:rPr"));
    const style: CharacterStyle = {
      bold: first(properties, (each) => switchOf(each, "w:b")),
      italic: first(properties, (each) => switchOf(each, "w:i")),
      raised: first(properties, (each) => settingOf(each, "w:vertAlign")),
      hidden: first(properties, (each) => switchOf(each, "w:vanish")),
      struck: properties.some(isStruck),
    };
    this.#characters.set(id, style);
    return style;
  }

  /** The list that a style of lists stands for. */
  numberingOf(id: string): string | undefined {
    return this.ofParagraph(id).numId;
  }

  /** The style, what it is based on, and so forth. */
  #chain(id: string): XmlElement[] {
    const chain: XmlElement[] = [];
    for (let style = this.#byId.get(id); style !== undefined; ) {
      if (chain.includes(style) || chain.length === longestChain) break;
      chain.push(style);
      style = this.#byId.get(settingOf(style, "w:basedOn") ?? "");
    }
    return chain;
  }
}

export function isStruck(properties: XmlElement | undefined): boolean {
  return switchOf(properties, "w:strike") === true || switchOf(properties, "w:dstrike") === true;
}

/** An outline level as the level of a heading; null for body text, undefined where nothing is said. */
export function outlineOf(properties: XmlElement | undefined): number | null | undefined {
  const level = numberOf(settingOf(properties, "w:outlineLvl"));
  if (level === undefined) return undefined;
  return level >= 0 && level <= 8 ? level + 1 : null;
}

function headingOf(names: readonly string[], properties: readonly (XmlElement | undefined)[]): number | null {
  if (names.includes("title")) return 0;
  const outline = first(properties, outlineOf);
  if (outline !== undefined) return outline;
  const level = first(names, (name) => /^heading ([1-9])$/.exec(name)?.[1]);
  return level === undefined ? null : Number(level);
}

function nameOfStyle(style: XmlElement): string {
  return settingOf(style, "w:name")?.trim().toLowerCase() ?? "";
}

function first<T, R>(all: readonly T[], of: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
