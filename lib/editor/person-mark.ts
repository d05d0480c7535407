/** How a person is marked where there is no room for the name: initials, and one of a few colours that never stands alone. */

const hues = 6;

/** From 1 on; the same for a person everywhere. */
export function hueOf(personId: string): number {
  let sum = 0;
  for (const letter of personId) sum = (sum * 31 + letter.codePointAt(0)!) % 9973;
  return 1 + (sum % hues);
}

/** First letters of the first and the last name; of scripts without capitals, whose letters join, the first alone. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", last = ""] = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => [...(word ?? "")][0] ?? "",
  );
  const hasCapitals = first.toUpperCase() !== first.toLowerCase();
  return hasCapitals ? (first + last).toUpperCase() : first;
}
