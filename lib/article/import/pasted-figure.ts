/** Pictures of pasted HTML as the figures of our schema: address and description kept in attributes, nothing to load. */
import { safeUrl } from "../safe-url.ts";
import { endTag, type HtmlToken, type StartTag, startTag } from "./html-tokens.ts";

const longestDescription = 2000;
/** A figure of more tokens is a gallery or a page part: it gives up its frame. */
const mostTokens = 400;
const notInCaption = new Set(["figure", "table", "blockquote", "ul", "ol", "video", "iframe", "svg"]);
const inCaption = new Set(["a", "b", "strong", "i", "em", "cite", "sup", "sub", "span", "br"]);

/** True for the content of a `<figure>` that is one picture with its caption. */
export function isPictureContent(content: readonly HtmlToken[]): boolean {
  if (content.length > mostTokens) return false;
  const starts = content.filter((token): token is StartTag => token.type === "start");
  return starts.filter(isImage).length === 1 && !starts.some((token) => notInCaption.has(token.name));
}

/** The picture of a figure's content and its other words, the caption, as inline tokens. */
export function partsOfPicture(content: readonly HtmlToken[]): { image: StartTag; caption: HtmlToken[] } {
  const image = content.find((token): token is StartTag => token.type === "start" && isImage(token))!;
  const caption = content.flatMap((token): HtmlToken[] => {
    if (token.type === "text" || ("name" in token && inCaption.has(token.name))) return [token];
    return token.type === "end" ? [{ type: "text", source: " " }] : [];
  });
  return { image, caption };
}

/** `caption` is clean already. */
export function figureTokens(image: StartTag, caption: readonly HtmlToken[]): HtmlToken[] {
  const src = safeUrl(image.attributes.get("src") ?? "") ?? "";
  const alt = (image.attributes.get("alt") ?? "").slice(0, longestDescription).toWellFormed();
  return [
    startTag("figure", { "data-node": "figure", "data-src": src.startsWith("http") ? src : "", "data-alt": alt }),
    startTag("p", { "data-node": "caption" }),
    ...caption,
    endTag("p"),
    startTag("p", { "data-node": "credit" }),
    endTag("p"),
    endTag("figure"),
  ];
}

export function isPixel(image: StartTag): boolean {
  return ["width", "height"].some((name) => /^[01](px)?$/.test(image.attributes.get(name) ?? ""));
}

export function isImage(tag: StartTag): boolean {
  return tag.name === "img";
}

/** The character that a picture of an emoji stands for. */
export function emojiOf(image: StartTag): string | null {
  const alt = image.attributes.get("alt")?.trim() ?? "";
  return /^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\p{Cf}]{0,8}$/u.test(alt) ? alt : null;
}
