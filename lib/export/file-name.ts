/** A file name from a headline that every system can keep, and the header that carries it (RFC 6266, RFC 8187). */

const longest = 80;

/** `parts` end in words of our own, so that nothing is left of a name only when the headline gives none. */
export function fileName(headline: string, parts: string, extension: string): string {
  const words = headline
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+/, "");
  const short = firstGraphemes(words, longest).replace(/[\s.]+$/, "");
  return `${short === "" ? "" : `${short} - `}${parts}.${extension}`;
}

function firstGraphemes(text: string, count: number): string {
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
  let end = 0;
  let seen = 0;
  for (const { index, segment } of graphemes) {
    // Some keep names in bytes: 255 of them with room for the rest.
    if (seen === count || bytesOf(text.slice(0, index + segment.length)) > 180) break;
    end = index + segment.length;
    seen += 1;
  }
  return text.slice(0, end);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

export function contentDisposition(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\w .,()-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
