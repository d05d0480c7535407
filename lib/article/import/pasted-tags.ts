/** What becomes of each element of pasted HTML. */
import { safeUrl } from "../safe-url.ts";
import { declarationsOf, isBold, isHiddenBy, isItalic, raisedBy } from "./html-style.ts";
import type { StartTag } from "./html-tokens.ts";

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** Left out with all that is in them. */
const leftOut = names(
  "style script head title xml template noscript noembed noframes iframe object video audio canvas svg select textarea " +
    "annotation applet datalist xmp",
);
/** Kept as they are; other blocks become a plain division, other inline elements give up their tags. */
const kept = names("p h1 h2 h3 h4 h5 h6 blockquote ul ol li table thead tbody tfoot tr td th caption pre br hr");
const divisions = names(
  "div section article main header footer nav aside address form fieldset legend details summary center figure figcaption dl dt dd " +
    "menu dir hgroup search dialog",
);
const emphasis: Readonly<Record<string, string>> = {
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  cite: "em",
  dfn: "em",
  sup: "sup",
  sub: "sub",
};
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  ol: ["start"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
};
/** What our own editor writes into the clipboard, beside the above; kept only in what it wrote. */
const ownAttributes = ["data-pm-slice", "data-node", "data-src", "data-alt"];

export function isNeverPasted(tag: StartTag): boolean {
  return leftOut.has(tag.name);
}

export function isHiddenOnPaste(tag: StartTag): boolean {
  if (tag.attributes.has("hidden")) return true;
  const style = declarationsOf(tag.attributes.get("style"));
  return (
    isHiddenBy(style) ||
    style.get("mso-element") === "comment-list" ||
    tag.attributes.get("class") === "MsoCommentReference"
  );
}

/** The name of a block, line break or rule in what is pasted; null for inline elements and unknown ones. */
export function blockNameOf(name: string): string | null {
  if (kept.has(name)) return name;
  return divisions.has(name) ? "div" : null;
}

export function keptAttributes(tag: StartTag, own: boolean): Record<string, string> {
  const wanted = [...(attributesOf[tag.name] ?? []), ...(own ? ownAttributes : [])];
  return Object.fromEntries(
    wanted.flatMap((name) => (tag.attributes.has(name) ? [[name, tag.attributes.get(name)!]] : [])),
  );
}

/** The tags that an inline element stands for: emphasis said by its name or by its style, a link when it is safe. */
export function inlineTagsOf(tag: StartTag): string[] {
  const style = declarationsOf(tag.attributes.get("style"));
  const tags = new Set<string>();
  const ownName = emphasis[tag.name];
  if (ownName !== undefined) tags.add(ownName);
  for (const [name, on] of [["strong", isBold(style)] as const, ["em", isItalic(style)] as const]) {
    if (on === true) tags.add(name);
    if (on === false) tags.delete(name);
  }
  const raised = raisedBy(style);
  if (raised !== null) tags.add(raised === "superscript" ? "sup" : "sub");
  if (tag.name === "a" && safeUrl(tag.attributes.get("href") ?? "") !== null) tags.add("a");
  return [...tags];
}
