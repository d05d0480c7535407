/**
 * Which way a text runs, by its first strong character, as `dir="auto"` in a browser finds it: for exports to formats that cannot
 * find it by themselves. "auto" means that nothing in the text says (digits, punctuation, nothing at all).
 */
export type Direction = "ltr" | "rtl" | "auto";

const strong = /[\p{L}\u200E\u200F\u061C]/u;
const rightToLeft =
  /[\u200F\u061C\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Samr}\p{sc=Mand}\p{sc=Adlm}\p{sc=Rohg}\p{sc=Mend}]/u;

export function directionOf(text: string): Direction {
  const first = strong.exec(text)?.[0];
  if (first === undefined) return "auto";
  return rightToLeft.test(first) ? "rtl" : "ltr";
}
