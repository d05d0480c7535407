/**
 * Text as the letters that a page can be compared by: in their compatible, decomposed form (NFKD), since what a page draws alike it
 * may call alike, without blanks, which it does not keep, and without characters that show nothing.
 */
export interface Letter {
  letter: string;
}

/** Blanks, controls, and characters that only say how others are drawn. */
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
/** What stands for a character that the fonts cannot show. */
const code = /\[U\+(10[0-9A-F]{4}|[0-9A-F]{4,5})\]/g;
const mark = /^\p{M}$/u;

export function lettersOf(character: string): string[] {
  if (unseen.test(character)) return [];
  if (character <= "~") return [character];
  return [...character.normalize("NFKD")].filter((letter) => !unseen.test(letter));
}

export function isBase({ letter }: Letter): boolean {
  return !mark.test(letter);
}

/** Codes put together into the characters they stand for. An item without a letter stays where it is. */
export function decoded<Item extends Letter>(items: readonly Item[]): Item[] {
  const joined = items.map(({ letter }) => letter).join("");
  if (!joined.includes("U+")) return [...items];
  const owners = items.flatMap(({ letter }, index) => Array<number>(letter.length).fill(index));
  const kept: Item[] = [];
  let next = 0;
  for (const { 0: whole, 1: hex, index } of joined.matchAll(code)) {
    const first = owners[index]!;
    const stood = lettersOf(String.fromCodePoint(Number.parseInt(hex!, 16)));
    kept.push(...items.slice(next, first), ...stood.map((letter) => ({ ...items[first]!, letter })));
    next = owners[index + whole.length - 1]! + 1;
  }
  return [...kept, ...items.slice(next)];
}

/** Marks on one letter are drawn in an order of their own: here they have one. Places stay, letters move. */
export function sortMarks(items: readonly Letter[]): void {
  for (let from = 0; from < items.length; from += 1) {
    let to = from;
    while (to < items.length && mark.test(items[to]!.letter)) to += 1;
    if (to - from < 2) continue;
    const sorted = items.slice(from, to).map(({ letter }) => letter);
    for (const [index, letter] of sorted.sort().entries()) items[from + index]!.letter = letter;
    from = to;
  }
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** With places to break at, which nobody sees, in words that are longer than that many characters: else they would leave the page. */
export function breakable(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return text.replace(/[^\s\u200B]+/gu, (word) => {
    if (word.length <= longest) return word;
    return [...segmenter.segment(word)].map(({ segment }) => segment).join("\u200B");
  });
}
