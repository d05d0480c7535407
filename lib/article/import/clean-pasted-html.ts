/**
 * Cleans HTML from the clipboard before ProseMirror parses it: what Word, Google Docs and browsers add goes (style sheets, comments,
 * conditional junk, hidden parts, classes, ids), emphasis that is written as style becomes tags, pictures become figures without
 * being loaded. String in, string out, without a DOM: a `<style>` element must be gone before anything parses it.
 */
import { endTag, type HtmlToken, type StartTag, sourceOf, startTag, tokensOf } from "./html-tokens.ts";
import { emojiOf, figureTokens, isImage, isPictureContent, isPixel, partsOfPicture } from "./pasted-figure.ts";
import { blockNameOf, inlineTagsOf, isHiddenOnPaste, isNeverPasted, keptAttributes } from "./pasted-tags.ts";
import { wordLists } from "./word-lists.ts";

export function cleanPastedHtml(html: string): string {
  const tokens = tokensOf(html);
  const own = tokens.some((token) => token.type === "start" && token.attributes.has("data-pm-slice"));
  return sourceOf(new Cleaner(wordLists(tokens), own).clean());
}

class Cleaner {
  readonly #tokens: readonly HtmlToken[];
  readonly #ends: ReadonlyMap<number, number>;
  /** True for what our own editor copied: then its attributes stay. */
  readonly #own: boolean;
  readonly #out: HtmlToken[] = [];
  /** Inline elements that are open, with the tags written for them. */
  readonly #open: { name: string; tags: readonly string[] }[] = [];

  constructor(tokens: readonly HtmlToken[], own: boolean) {
    this.#tokens = tokens;
    this.#ends = matchingEnds(tokens);
    this.#own = own;
  }

  clean(): HtmlToken[] {
    for (let index = 0; index < this.#tokens.length; index++) {
      const token = this.#tokens[index]!;
      if (token.type === "text") this.#out.push({ type: "text", source: withoutTags(token.source) });
      else if (token.type === "end") this.#end(token.name);
      else if (token.type === "start") index = this.#element(token, index);
    }
    return this.#out;
  }

  /** Returns the index of the last token that is done with. */
  #element(tag: StartTag, index: number): number {
    const end = this.#ends.get(index);
    if (isNeverPasted(tag)) return end ?? index + (this.#tokens[index + 1]?.type === "text" ? 1 : 0);
    if (isHiddenOnPaste(tag) && (end !== undefined || isImage(tag))) return end ?? index;
    if (isImage(tag)) this.#picture(tag, []);
    else if (end === index + 2 && isConvertedBlank(tag, this.#tokens[index + 1]!)) {
      this.#out.push({ type: "text", source: " " });
      return end;
    } else if (tag.name === "figure" && end !== undefined && this.#isPicture(index, end)) {
      const { image, caption } = partsOfPicture(this.#tokens.slice(index + 1, end));
      this.#picture(image, new Cleaner(caption, false).clean());
      return end;
    } else this.#start(tag);
    return index;
  }

  #isPicture(start: number, end: number): boolean {
    return !this.#own && isPictureContent(this.#tokens.slice(start + 1, Math.min(end, start + 500)));
  }

  #picture(image: StartTag, caption: readonly HtmlToken[]): void {
    if (isPixel(image)) return;
    const emoji = emojiOf(image);
    this.#out.push(...(emoji === null ? figureTokens(image, caption) : [{ type: "text" as const, source: emoji }]));
  }

  #start(tag: StartTag): void {
    const attributes = keptAttributes(tag, this.#own);
    const block = this.#own && tag.name === "figure" ? "figure" : blockNameOf(tag.name);
    if (block !== null) {
      if (tag.attributes.get("class") !== "Apple-interchange-newline") this.#out.push(startTag(block, attributes));
      return;
    }
    const tags = inlineTagsOf(tag);
    this.#out.push(...tags.map((name, index) => startTag(name, index === 0 || name === "a" ? attributes : {})));
    this.#open.push({ name: tag.name, tags });
  }

  #end(name: string): void {
    const block = this.#own && name === "figure" ? "figure" : blockNameOf(name);
    if (block !== null) {
      if (name !== "br" && name !== "hr") this.#out.push(endTag(block));
      return;
    }
    const index = this.#open.findLastIndex((element) => element.name === name);
    if (index < 0) return;
    const [element] = this.#open.splice(index, 1);
    this.#out.push(...element!.tags.toReversed().map(endTag));
  }
}

/** For the index of each start tag that is closed, the index of its end tag. Overlapping elements do not disturb each other. */
function matchingEnds(tokens: readonly HtmlToken[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "start" && token.type !== "end") continue;
    const starts = open.get(token.name) ?? [];
    open.set(token.name, starts);
    if (token.type === "start") {
      starts.push(index);
      continue;
    }
    const start = starts.pop();
    if (start !== undefined) ends.set(start, index);
  }
  return ends;
}

/** A tag that never ends was cut off by somebody: what is there of it is words. */
function withoutTags(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, "&lt;");
}

/** Browsers copy a blank at the edge of an element as a no-break space in an element of its own. */
function isConvertedBlank(tag: StartTag, content: HtmlToken): boolean {
  return (
    tag.name === "span" &&
    [...tag.attributes].every(([name, value]) => name === "class" && value === "Apple-converted-space") &&
    content.type === "text" &&
    /^(?:\u00A0|&nbsp;|&#160;)$/.test(content.source)
  );
}
