/**
 * HTML as a flat list of tokens, for cleaning text on its way through (in a browser, before it is parsed): tags, text, and all the
 * rest (comments, declarations). Linear, and joined again the tokens are the input, but for a tag that never ends, which is text.
 */

export interface StartTag {
  type: "start";
  name: string;
  attributes: ReadonlyMap<string, string>;
  source: string;
}
export type HtmlToken =
  | StartTag
  | { type: "end"; name: string; source: string }
  | { type: "text" | "other"; source: string };

/** Elements whose content is not markup: one text token, to the end of the input when nothing closes them. */
const rawText = new Set(["style", "script", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]);

export function tokensOf(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  let position = 0;
  while (position < html.length) {
    const token = tokenAt(html, position);
    tokens.push(token);
    position += token.source.length;
    if (token.type !== "start" || !rawText.has(token.name)) continue;
    const end = endOfRawText(html, position, token.name);
    if (end > position) tokens.push({ type: "text", source: html.slice(position, end) });
    position = end;
  }
  return tokens;
}

export function sourceOf(tokens: readonly HtmlToken[]): string {
  return tokens.map((token) => token.source).join("");
}

/** A tag made here, with the attributes written out. */
export function startTag(name: string, attributes: Readonly<Record<string, string>> = {}): StartTag {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return {
    type: "start",
    name,
    attributes: new Map(Object.entries(attributes)),
    source: `<${name}${written.join("")}>`,
  };
}

export function endTag(name: string): HtmlToken {
  return { type: "end", name, source: `</${name}>` };
}

function tokenAt(html: string, start: number): HtmlToken {
  if (html[start] !== "<") return textUntil(html, start, html.indexOf("<", start));
  if (html.startsWith("<!--", start)) return other(html, start, html.indexOf("-->", start + 4), 3);
  if (/[!?]/.test(html[start + 1] ?? "")) return other(html, start, html.indexOf(">", start), 1);
  const name = /\/?[a-z][^\s/>]*/iy;
  name.lastIndex = start + 1;
  const found = name.exec(html)?.[0].toLowerCase();
  if (found === undefined) return textUntil(html, start, html.indexOf("<", start + 1));
  return tagAt(html, start, found);
}

function textUntil(html: string, start: number, end: number): HtmlToken {
  return { type: "text", source: html.slice(start, end < 0 ? html.length : end) };
}

function other(html: string, start: number, end: number, length: number): HtmlToken {
  return { type: "other", source: html.slice(start, end < 0 ? html.length : end + length) };
}

const attributeAt = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?/y;

function tagAt(html: string, start: number, name: string): HtmlToken {
  const attributes = new Map<string, string>();
  let position = start + 1 + name.length;
  for (;;) {
    attributeAt.lastIndex = position;
    const found = attributeAt.exec(html);
    if (found === null) break;
    const value = found[2] ?? found[3] ?? found[4] ?? "";
    if (!attributes.has(found[1]!.toLowerCase())) attributes.set(found[1]!.toLowerCase(), unescaped(value));
    position += found[0].length;
  }
  const close = html.indexOf(">", position);
  if (close < 0) return { type: "text", source: html.slice(start) };
  const source = html.slice(start, close + 1);
  return name.startsWith("/")
    ? { type: "end", name: name.slice(1), source }
    : { type: "start", name, attributes, source };
}

function endOfRawText(html: string, start: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = start;
  return end.exec(html)?.index ?? html.length;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00A0" };

/** The entities that stand in attributes of addresses and styles; others stay as written. */
function unescaped(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
