/** JSON that may also stand inside a page, as JSON-LD does: no text in it can end a script element. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

export function jsonText(value: Json): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/[<>&\u2028\u2029]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
