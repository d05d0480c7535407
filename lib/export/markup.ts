/**
 * HTML and XML as a template that escapes whatever is put into it: the only way text gets into a page. What is already markup passes as
 * it is, lists are joined, null and false print nothing. Attribute values stand in double quotes.
 */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Printable = string | number | Markup | null | false | readonly Printable[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // Parsers turn these into line feeds.
  "\r": "&#13;",
  "\u2028": "&#8232;",
  "\u2029": "&#8233;",
};

export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"'\r\u2028\u2029]/g, (character) => entities[character]!);
}

export function markup(parts: TemplateStringsArray, ...values: readonly Printable[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + print(values[index - 1]!) + part));
}

function print(value: Printable): string {
  if (value === null || value === false) return "";
  if (value instanceof Markup) return value.text;
  return typeof value === "object" ? value.map(print).join("") : escapeMarkup(String(value));
}
