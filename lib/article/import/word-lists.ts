/**
 * Word copies a list as ordinary paragraphs with the bullet typed in front (`mso-list:l0 level2 lfo1`). This makes lists of them
 * again, nested by level; bullets and numbers go, as the list draws its own. Pages without such paragraphs come out as they are.
 */
import { declarationsOf } from "./html-style.ts";
import { endTag, type HtmlToken, type StartTag, sourceOf, startTag, tokensOf } from "./html-tokens.ts";

const deepestLevel = 9;

interface WordItem {
  level: number;
  /** The typed bullet or number. */
  marker: string;
  content: HtmlToken[];
}

export function withWordLists(html: string): string {
  return /mso-list:/i.test(html) ? sourceOf(wordLists(tokensOf(html))) : html;
}

export function wordLists(tokens: readonly HtmlToken[]): HtmlToken[] {
  const result: HtmlToken[] = [];
  const lists = new OpenLists(result);
  const ends = nextParagraphEnds(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const level = levelOf(token);
    const end = ends[index]!;
    if (level !== null && end > 0) {
      lists.add(itemOf(level, tokens.slice(index + 1, end)));
      index = end;
    } else {
      if (token.type === "start" || (token.type === "text" && token.source.trim() !== "")) lists.close();
      result.push(token);
    }
  }
  lists.close();
  return result;
}

/** Lists that are open while their items are written, outermost first. */
class OpenLists {
  readonly #out: HtmlToken[];
  readonly #names: string[] = [];

  constructor(out: HtmlToken[]) {
    this.#out = out;
  }

  add(item: WordItem): void {
    const number = numberOf(item.marker);
    const name = number === null ? "ul" : "ol";
    while (this.#names.length > item.level) this.#closeOne();
    if (this.#names.length === item.level && this.#names.at(-1) !== name) this.#closeOne();
    if (this.#names.length === item.level) this.#out.push(endTag("li"));
    while (this.#names.length < item.level) {
      this.#out.push(startTag(name, number !== null && number > 1 ? { start: String(number) } : {}));
      this.#names.push(name);
      if (this.#names.length < item.level) this.#out.push(startTag("li"));
    }
    this.#out.push(startTag("li"), ...item.content);
  }

  close(): void {
    while (this.#names.length > 0) this.#closeOne();
  }

  #closeOne(): void {
    this.#out.push(endTag("li"), endTag(this.#names.pop()!));
  }
}

/** The number a marker says, 1 for a letter, null for a bullet. */
function numberOf(marker: string): number | null {
  const number = /^\(?(\d{1,6}|[a-z]{1,5})[.)]/i.exec(marker)?.[1];
  if (number === undefined) return null;
  return /^\d/.test(number) ? Number(number) : 1;
}

function levelOf(token: HtmlToken): number | null {
  if (token.type !== "start" || token.name !== "p") return null;
  const level = /level(\d)/.exec(declarationsOf(token.attributes.get("style")).get("mso-list") ?? "")?.[1];
  return level === undefined ? null : Math.min(Math.max(Number(level), 1), deepestLevel);
}

/** For every token the index of the next `</p>`, or -1. */
function nextParagraphEnds(tokens: readonly HtmlToken[]): Int32Array {
  const ends = new Int32Array(tokens.length);
  let next = -1;
  for (let index = tokens.length - 1; index >= 0; index--) {
    ends[index] = next;
    const token = tokens[index]!;
    if (token.type === "end" && token.name === "p") next = index;
  }
  return ends;
}

/** The paragraph's content without the marker, which Word puts in a span of its own (`mso-list:Ignore`). */
function itemOf(level: number, tokens: readonly HtmlToken[]): WordItem {
  const start = tokens.findIndex((token) => token.type === "start" && isMarker(token));
  if (start < 0) return { level, marker: "", content: [...tokens] };
  const name = (tokens[start] as StartTag).name;
  let open = 0;
  const end = tokens.findIndex((token, index) => {
    if (index < start || !("name" in token) || token.name !== name) return false;
    open += token.type === "start" ? 1 : -1;
    return open === 0;
  });
  if (end < 0) return { level, marker: "", content: [...tokens] };
  const marker = tokens.slice(start, end).filter((token) => token.type === "text");
  return { level, marker: sourceOf(marker).trim(), content: [...tokens.slice(0, start), ...tokens.slice(end + 1)] };
}

function isMarker(token: StartTag): boolean {
  return declarationsOf(token.attributes.get("style")).get("mso-list") === "ignore";
}
