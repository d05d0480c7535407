/**
 * The fonts of a PDF copy, and what they can show. They come as packages, so that a page looks the same on every machine; a
 * character that none of them has is printed as its code, for nothing of an article may vanish.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../apart/code.ts";

const packages = inProject("node_modules/@expo-google-fonts");

/** Each with its faces. The first two set every copy; the others are there for characters that these lack. */
const families = {
  "Source Serif 4": [
    "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
    "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
    "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
    "source-serif-4/700Bold/SourceSerif4_700Bold.ttf",
    "source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf",
  ],
  "Source Sans 3": [
    "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
    "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
    "source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
    "source-sans-3/700Bold/SourceSans3_700Bold.ttf",
  ],
  Vazirmatn: ["vazirmatn/400Regular/Vazirmatn_400Regular.ttf", "vazirmatn/700Bold/Vazirmatn_700Bold.ttf"],
  "Noto Sans Hebrew": [
    "noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf",
    "noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf",
  ],
  "Noto Emoji": ["noto-emoji/400Regular/NotoEmoji_400Regular.ttf"],
};

const usual = 2;

/** A family as it is asked: nothing of it is read before. */
class Family {
  readonly name: string;
  readonly #paths: readonly string[];
  #files: Buffer[] | null = null;
  #characters: readonly Set<number>[] | null = null;
  /** Whether it has shown a character. */
  isNeeded: boolean;

  constructor(name: string, paths: readonly string[], isNeeded: boolean) {
    this.name = name;
    this.#paths = paths;
    this.isNeeded = isNeeded;
  }

  get files(): Buffer[] {
    this.#files ??= this.#paths.map((path) => readFileSync(join(packages, path)));
    return this.#files;
  }

  /** Whether every face of it can. */
  shows(character: string): boolean {
    this.#characters ??= this.files.map(charactersOf);
    const has = this.#characters.every((set) => set.has(character.codePointAt(0)!));
    this.isNeeded ||= has;
    return has;
  }
}

export class Fonts {
  readonly #families = Object.entries(families).map(([name, paths], index) => new Family(name, paths, index < usual));

  /** Of the families that set every copy, and those that have shown a character until now. */
  needed(): { files: Buffer[]; others: string[] } {
    const needed = this.#families.filter(({ isNeeded }) => isNeeded);
    return { files: needed.flatMap(({ files }) => files), others: needed.slice(usual).map(({ name }) => name) };
  }

  /** Whether one family has all of these. */
  show(characters: readonly string[]): boolean {
    return this.#families.some((family) => characters.every((each) => unseen.test(each) || family.shows(each)));
  }
}

/** Shown by no font and not missed: blanks, and what only says how others are to be drawn. */
const unseen = /^[\s\p{Default_Ignorable_Code_Point}]$/u;

/** `text` with a code for every character that cannot be shown. Characters that are drawn as one need one font that has them all. */
export function printable(text: string, fonts: Fonts): string {
  if (plain.test(text)) return text;
  return [...segmenter.segment(text)].map(({ segment }) => printableCluster(segment, fonts)).join("");
}

/** Latin letters and points that the fonts have, none of which joins with another. */
export const plain = /^[\x20-\x7E\n\u00A1-\u00AC\u00AE-\u017F\u2013\u2014\u2018-\u201E\u2022\u2026]*$/;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A mark is drawn on a letter; on anything else it would be lost among its neighbours, as are characters that reach over others. */
const odd = /^(?!\p{L}).*\p{Mn}|(?!\p{Default_Ignorable_Code_Point})\p{Cf}/su;
const drawnOnOthers = /^[\p{Mn}\p{Cf}]$/u;

function printableCluster(cluster: string, fonts: Fonts): string {
  const characters = [...cluster];
  if (!odd.test(cluster) && fonts.show(characters)) return cluster;
  const stands = (each: string) => unseen.test(each) || (!drawnOnOthers.test(each) && fonts.show([each]));
  return characters.map((each) => (stands(each) ? each : codeOf(each))).join("");
}

/** It runs from left to right, whatever stands around it, and a line may end behind it. */
function codeOf(character: string): string {
  return `\u2066[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]\u2069\u200B`;
}

/** The code points in a font's own table of characters, of which format 4 reaches to U+FFFF and format 12 beyond. */
export function charactersOf(font: Buffer): Set<number> {
  const table = tableAt(font, "cmap");
  const characters = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(table + 2); index += 1) {
    const at = table + font.readUInt32BE(table + 8 + 8 * index);
    const format = font.readUInt16BE(at);
    if (format === 12) addGroups(font, at, characters);
    if (format === 4) addSegments(font, at, characters);
  }
  return characters;
}

function tableAt(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + 16 * index;
    if (font.toString("latin1", at, at + 4) === name) return font.readUInt32BE(at + 8);
  }
  throw new Error(`A font lacks its table ${name}.`);
}

function addGroups(font: Buffer, at: number, characters: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
    const [first, last] = [font.readUInt32BE(at + 16 + 12 * group), font.readUInt32BE(at + 20 + 12 * group)];
    for (let character = first; character <= last; character += 1) characters.add(character);
  }
}

function addSegments(font: Buffer, at: number, characters: Set<number>): void {
  const count = font.readUInt16BE(at + 6) / 2;
  for (let segment = 0; segment < count; segment += 1) {
    const last = font.readUInt16BE(at + 14 + 2 * segment);
    const first = font.readUInt16BE(at + 16 + 2 * count + 2 * segment);
    for (let character = first; character <= Math.min(last, 0xfffe); character += 1) characters.add(character);
  }
}
