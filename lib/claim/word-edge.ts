/**
 * Where a word, a number or an amount ends, for claims: "90" must not read "900" under an approval of 90, nor "65" become "65%",
 * "−65" or ".65". Our own rules rather than the browser's segmenter, because server and every browser must agree to the letter.
 */
const word = /[\p{L}\p{N}\p{M}_]/u;
const digit = /\p{Nd}/u;
/** Scripts written without blanks between words: there every place is an edge. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Between two digits or two letters these do not end the word: 65.5, 1,000, 10:30, O'Neill, and the joiners of Persian. */
const between = /[.,:'’٫٬\u200c\u200d]/u;
const behindNumber = /[%‰°٪$€£¥₹₨]/u;
const beforeNumber = /[$€£¥₹₨+−±-]/u;

/** True when the characters on both sides of `offset` belong to one word, number or amount. */
export function joins(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const left = characterBefore(text, offset);
  const right = characterAt(text, offset);
  if (unspaced.test(left) || unspaced.test(right)) return false;
  if (word.test(left) && word.test(right)) return true;
  if (digit.test(left) && behindNumber.test(right)) return true;
  if (beforeNumber.test(left) && digit.test(right)) return signsNumber(text, offset - left.length);
  if (left === "." && digit.test(right) && signsNumber(text, offset - 1)) return true;
  if (between.test(right)) return linksWords(left, characterAt(text, offset + right.length));
  if (between.test(left)) return linksWords(characterBefore(text, offset - left.length), right);
  return false;
}

/** A sign, or the point of a number below one, belongs to the number behind it unless it stands behind a word or a number: "2010-2020". */
function signsNumber(text: string, offset: number): boolean {
  return offset === 0 || !word.test(characterBefore(text, offset));
}

function linksWords(left: string, right: string): boolean {
  return (digit.test(left) && digit.test(right)) || (/\p{L}/u.test(left) && /\p{L}/u.test(right));
}

/** The start of the word that `offset` stands in, or `offset` when it is an edge. */
export function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && joins(text, start)) start -= characterBefore(text, start).length;
  return start;
}

/** The end of the word that `offset` stands in, or `offset` when it is an edge. */
export function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && joins(text, end)) end += characterAt(text, end).length;
  return end;
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return "";
  const low = text.charCodeAt(offset - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && offset > 1;
  return isPair ? characterAt(text, offset - 2) : text.charAt(offset - 1);
}
