/**
 * The English in which the browser writes days and hours: the reader's own where they ask for one. The screens speak English, and
 * half a sentence of another language, in the digits and the calendar of that, would be read by nobody.
 */
export function english(): string {
  return navigator.languages.find((language) => /^en\b/i.test(language)) ?? "en-GB";
}
