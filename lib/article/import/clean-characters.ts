/**
 * Characters that no text may hold, taken out before anything is parsed: NUL and the other control characters that neither a
 * document nor XML can carry, and halves of surrogate pairs. Line ends of every kind become line feeds.
 */
import type { Losses } from "./losses.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const controls = /[\u0000-\u0008\u000E-\u001F\u007F]/g;
const lineEnds = /\r\n?|\v|\f|\u0085|\u2028/g;

export function cleanCharacters(content: string, losses: Losses): string {
  losses.add("controls", content.match(controls)?.length ?? 0);
  losses.add("surrogates", content.match(/\p{Surrogate}/gu)?.length ?? 0);
  return withoutControls(content)
    .replace(lineEnds, "\n")
    .replaceAll("\u2029", "\n\n")
    .replace(/^\uFEFF/, "");
}

/** For text that comes out of a parser: `&#1;` is a control character only after parsing. */
export function withoutControls(text: string): string {
  return text.replace(controls, "").toWellFormed();
}
