/** The lists of a file: is a paragraph's mark a bullet or a number, and which number is it. */
import { childOf, childrenOf, numberOf, settingOf, type XmlElement } from "./xml-element.ts";

export interface ListMark {
  level: number;
  /** Null is a bullet. */
  number: number | null;
}

const levels = 9;

interface List {
  /** Lists that are made from one pattern count on from each other. */
  pattern: string;
  byLevel: readonly (XmlElement | undefined)[];
  startsAnew: readonly (number | undefined)[];
}

export class Numbering {
  readonly #root: XmlElement | undefined;
  readonly #styleList: (styleId: string) => string | undefined;
  readonly #lists = new Map<string, List | null>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  /** Lists and their levels that have started with their own number. */
  readonly #started = new Set<string>();

  /** `styleList` says which list a style of lists stands for. */
  constructor(root: XmlElement | null, styleList: (styleId: string) => string | undefined) {
    this.#root = root ?? undefined;
    this.#styleList = styleList;
  }

  /** The mark of the next paragraph of a list, counted on; null when it has none. */
  next(numId: string, wantedLevel: number): ListMark | null {
    const list = this.#list(numId);
    if (list === null) return null;
    const level = Math.min(Math.max(wantedLevel, 0), levels - 1);
    const format = settingOf(list.byLevel[level], "w:numFmt") ?? "decimal";
    if (format === "none") return null;
    return { level, number: format === "bullet" ? null : this.#count(numId, list, level) };
  }

  #count(numId: string, list: List, level: number): number {
    const counters = this.#counters.get(list.pattern) ?? [];
    this.#counters.set(list.pattern, counters);
    const key = `${numId} ${level}`;
    const anew = this.#started.has(key) ? undefined : list.startsAnew[level];
    this.#started.add(key);
    const last = counters[level];
    const start = numberOf(settingOf(list.byLevel[level], "w:start")) ?? 1;
    const number = anew ?? (last === undefined ? start : last + 1);
    counters[level] = number;
    counters.length = level + 1;
    return number;
  }

  #list(numId: string): List | null {
    const known = this.#lists.get(numId);
    if (known !== undefined) return known;
    const list = this.#readList(numId);
    this.#lists.set(numId, list);
    return list;
  }

  #readList(numId: string): List | null {
    const num = childrenOf(this.#root, "w:num").find((each) => each.attributes["w:numId"] === numId);
    const pattern = this.#pattern(settingOf(num, "w:abstractNumId"), 3);
    if (num === undefined || pattern === undefined) return null;
    const overrides = childrenOf(num, "w:lvlOverride");
    const own = overrides.map((each) => childOf(each, "w:lvl")).filter((each) => each !== undefined);
    return {
      pattern: pattern.attributes["w:abstractNumId"] ?? "",
      byLevel: inLevels([...childrenOf(pattern, "w:lvl"), ...own], (level) => level),
      startsAnew: inLevels(overrides, (each) => numberOf(settingOf(each, "w:startOverride"))),
    };
  }

  /** A pattern may only point at a style of lists, which has the list that has the pattern. */
  #pattern(id: string | undefined, stepsLeft: number): XmlElement | undefined {
    const pattern = childrenOf(this.#root, "w:abstractNum").find((each) => each.attributes["w:abstractNumId"] === id);
    const style = settingOf(pattern, "w:numStyleLink");
    if (style === undefined || stepsLeft === 0) return pattern;
    const numId = this.#styleList(style);
    const num = childrenOf(this.#root, "w:num").find((each) => each.attributes["w:numId"] === numId);
    return this.#pattern(settingOf(num, "w:abstractNumId"), stepsLeft - 1);
  }
}

function inLevels<T>(elements: readonly XmlElement[], of: (element: XmlElement) => T): (T | undefined)[] {
  const byLevel: (T | undefined)[] = [];
  for (const element of elements) {
    const level = numberOf(element.attributes["w:ilvl"]) ?? 0;
    if (level >= 0 && level < levels) byLevel[level] = of(element);
  }
  return byLevel;
}
