import { safeUrl } from "#lib/article/safe-url.ts";

/** What a person pasted or typed, as the start of a source: a link when it is one, also without "https://", else a title. */
export function sourceStart(typed: string): { link: string | null; title: string } {
  const words = typed.trim();
  const link = /^\S+$/.test(words) ? (linkOf(words) ?? linkOf(`https://${words}`, true)) : null;
  return link === null ? { link: null, title: words } : { link, title: "" };
}

function linkOf(words: string, guessed = false): string | null {
  const link = safeUrl(words);
  if (link === null || !guessed) return link;
  return /^https:\/\/(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}([/?#].*)?$/i.test(link) ? link : null;
}
