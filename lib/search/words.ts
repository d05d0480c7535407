/**
 * A text cut into the words that searches compare, each with its place in the text: without case, accents and vowel signs, one form
 * for letters and digits that are typed in several. Scripts written without spaces are cut into characters, and searched for as
 * phrases: a dictionary would cut the same words otherwise in another sentence, and otherwise again in another release of it.
 */

export interface Word {
  /** Offsets in UTF-16 units, `to` exclusive. */
  from: number;
  to: number;
  /** In the compared form; never empty. */
  word: string;
}

/** Whenever words are cut or folded otherwise, this rises, and what was indexed before is indexed anew. */
export const wordForm = 1;

const spaceless = ["Han", "Hira", "Kana", "Bopo", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"]
  .map((script) => `\\p{scx=${script}}`)
  .join("");
/** Signs that are not seen and stand inside words. The one that parts the halves of a Dari word is none of them: some type a blank. */
const unseen = "\\u00ad\\u061c\\u200d-\\u200f\\u2060\\ufeff";
const aWord = new RegExp(
  `(?=[\\p{L}\\p{N}])[${spaceless}]\\p{M}*|(?:(?![${spaceless}])[\\p{L}\\p{N}\\p{M}${unseen}])+`,
  "gu",
);

export function cutWords(text: string): Word[] {
  const words: Word[] = [];
  for (const { index, 0: cut } of text.matchAll(aWord)) {
    const word = foldLetters(cut);
    if (word !== "") words.push({ from: index, to: index + cut.length, word });
  }
  return words;
}

/** Marks that are left out where people leave them out; those that make another letter of it (か, が; ति, तु) stay. */
const dropped = new RegExp(
  `(?![\\u3099\\u309a])(?=\\p{Mn})[\\p{sc=Zinh}\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}]|[\\u0640${unseen}]`,
  "gu",
);
const alike: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ς: "σ" };
const alikeLetters = new RegExp(`[${Object.keys(alike).join("")}]`, "gu");

/** Letter by letter: of a whole text it gives what it gives of its words, and what stands between them. */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(dropped, "")
    .replace(alikeLetters, (letter) => alike[letter]!)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 15))
    .normalize("NFC");
}
