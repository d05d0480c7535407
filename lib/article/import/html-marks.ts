/** Which marks an element gives to the words in it. */
import type { Mark, MarkType } from "prosemirror-model";
import { safeUrl } from "../safe-url.ts";
import { attribute, type HtmlElement } from "./html-page.ts";
import type { Reading } from "./html-place.ts";
import { declarationsOf, isBold, isItalic, raisedBy } from "./html-style.ts";
import { anchorMark, anchorSides, schema } from "./import-schema.ts";
import type { Losses } from "./losses.ts";

const { em, strong, superscript, subscript, link } = schema.marks;

const ofTag: Readonly<Record<string, MarkType>> = {
  em,
  i: em,
  cite: em,
  dfn: em,
  strong,
  b: strong,
  sup: superscript,
  sub: subscript,
};
/** Set in bold or italics by their own nature: what their style says of it is no emphasis. */
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6", "th"]);

export function marksWithin(
  element: HtmlElement,
  outer: readonly Mark[],
  { base, losses, anchorTag }: Reading,
): readonly Mark[] {
  if (element.tagName === anchorTag) return anchorOf(element).addToSet(outer);
  const type = ofTag[element.tagName];
  let marks = type === undefined ? outer : type.create().addToSet(outer);
  if (element.tagName === "a") marks = linkedMarks(element, marks, base, losses);
  if (["s", "strike", "del"].includes(element.tagName)) losses.add("struck");
  if (headings.has(element.tagName)) return marks;
  const style = declarationsOf(attribute(element, "style"));
  marks = switched(marks, strong, isBold(style));
  marks = switched(marks, em, isItalic(style));
  const raised = raisedBy(style);
  return raised === null ? marks : schema.marks[raised].create().addToSet(marks);
}

/** As `Anchors.over` wrote it. */
function anchorOf(element: HtmlElement): Mark {
  const side = anchorSides.find((each) => each === attribute(element, "side"));
  return anchorMark(Number(attribute(element, "remark")), side ?? "over");
}

function switched(marks: readonly Mark[], type: MarkType, on: boolean | null): readonly Mark[] {
  if (on === null) return marks;
  return on ? type.create().addToSet(marks) : type.removeFromSet(marks);
}

function linkedMarks(
  element: HtmlElement,
  marks: readonly Mark[],
  base: string | null,
  losses: Losses,
): readonly Mark[] {
  const href = attribute(element, "href")?.trim() ?? "";
  if (href === "" || href.startsWith("#")) return marks;
  const address = fullAddress(href, base);
  if (address !== null) return link.create({ href: address }).addToSet(marks);
  losses.add(hasScheme(href) ? "unsafeLinks" : "partialLinks");
  return marks;
}

/** The address as it may be stored, partial ones completed where the page says what they are relative to; else null. */
export function fullAddress(address: string, base: string | null): string | null {
  const whole = safeUrl(address);
  if (whole !== null || base === null || hasScheme(address) || !URL.canParse(address, base)) return whole;
  return safeUrl(new URL(address, base).href);
}

/** Browsers skip control characters and blanks in a scheme: so does this. */
function hasScheme(address: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(address.replace(/[\p{Cc}\p{Z}]/gu, ""));
}
