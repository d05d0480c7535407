/**
 * What a person typed, as terms that must all be found. Nothing typed is a mistake: what is no word counts for nothing. Quotation
 * marks keep words together; without them whatever has no blank in it does ("al-Qaeda", 1,000). The last word may be half typed.
 */
import { cutWords } from "./words.ts";

export interface Term {
  /** To stand one behind the other; at least one. */
  words: readonly string[];
  /** The last of them is a beginning. */
  prefix: boolean;
}

/** Shorter beginnings stand for themselves: half of the house begins with them. */
const shortestBeginning = 2;
const quoted = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)/gu;

export function termsOf(query: string): Term[] {
  const terms: Term[] = [];
  let end = 0;
  const take = (text: string, open: boolean) => {
    const words = cutWords(text).map(({ word }) => word);
    if (words.length > 0) terms.push({ words, prefix: open && isBeginning(words.at(-1)!) });
  };
  const takeLoose = (text: string, last: boolean) => {
    const chunks = text.split(/\s+/u).filter((chunk) => chunk !== "");
    for (const [index, chunk] of chunks.entries()) take(chunk, last && index === chunks.length - 1);
  };
  for (const { index, 0: whole, 1: phrase, 2: close } of query.matchAll(quoted)) {
    takeLoose(query.slice(end, index), false);
    take(phrase!, close === "");
    end = index + whole.length;
  }
  takeLoose(query.slice(end), true);
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}

function isBeginning(word: string): boolean {
  return word.length >= shortestBeginning;
}
