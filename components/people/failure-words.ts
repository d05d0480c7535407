/** What to say about a failure by its code, which may come from the address: anything can stand there. */
export function failureWords(words: Readonly<Record<string, string>>, code: string): string {
  return (Object.hasOwn(words, code) ? words[code] : words.other) ?? "";
}
