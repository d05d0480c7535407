/**
 * Text as Markdown that reads back as exactly that text (CommonMark with tables and footnotes). Punctuation that could mean
 * something is escaped; white space that would be trimmed or would end a line becomes a character reference.
 */

/** Characters that mean something wherever they stand. */
const special = /[\\`*_[\]<>&|~^$]/g;

export function escapeText(text: string): string {
  return text.replace(special, "\\$&").replace(/[\t\n\r\f]/g, characterReference);
}

/** The character as a reference where CommonMark knows one, else as it is. */
export function characterReference(character: string): string {
  const code = character.codePointAt(0)!;
  const isControl = code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160);
  const isNoncharacter = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
  return isControl || isNoncharacter || !character.isWellFormed() ? character : `&#${code};`;
}

/** A line of escaped text as it may stand by itself: blanks at its ends kept, nothing at its start that would open a block. */
export function standaloneLine(escaped: string): string {
  return escaped
    .replace(/^\s+/, references)
    .replace(/\s+$/, references)
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/^[-+=#:]/, "\\$&");
}

function references(characters: string): string {
  return [...characters].map(characterReference).join("");
}

/** Plain text of one or more lines as a paragraph. */
export function escapeParagraph(text: string): string {
  return text
    .trim()
    .split(/\r\n|[\r\n]/)
    .map((line) => standaloneLine(escapeText(line)))
    .join("\\\n");
}

/** A link's address, to stand between angle brackets. */
export function escapeAddress(address: string): string {
  return address.replace(/[\\<>]|&(?=#?\w+;)/g, "\\$&");
}

/** The address as a link that shows it. */
export function addressLink(address: string): string {
  return /^https?:\/\/[\w./%?=#:,+~@-]+$/.test(address)
    ? `<${address}>`
    : `[${escapeText(address)}](<${escapeAddress(address)}>)`;
}
