/** A picture of the page: a figure that keeps its address and description. Nothing is ever loaded. */
import type { Node } from "prosemirror-model";
import { withoutControls } from "./clean-characters.ts";
import { fullAddress } from "./html-marks.ts";
import { attribute, type HtmlElement } from "./html-page.ts";
import { schema } from "./import-schema.ts";
import type { Losses } from "./losses.ts";

const longestDescription = 2000;
/** Where pages that load their pictures late keep the address. */
const addresses = ["src", "data-src", "data-original", "data-lazy-src"];

/** A figure, or the character that a picture of an emoji stands for, or null for a tracking pixel. */
export function pictureIn(
  element: HtmlElement,
  reading: { readonly base: string | null; readonly losses: Losses },
): Node | string | null {
  if (isPixel(element)) return null;
  const alt = withoutControls(attribute(element, "alt") ?? "").trim();
  if (/^\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\p{Cf}]{0,8}$/u.test(alt)) return alt;
  const src = addresses
    .map((name) => fullAddress(attribute(element, name)?.trim() ?? "", reading.base))
    .find((address) => address?.startsWith("http"));
  reading.losses.add(src === undefined ? "lostPictures" : "pictures");
  return figureOf(src ?? "", alt.slice(0, longestDescription).toWellFormed());
}

function figureOf(src: string, alt: string): Node {
  return schema.nodes.figure.create({ src, alt }, [schema.nodes.caption.create(), schema.nodes.credit.create()]);
}

function isPixel(element: HtmlElement): boolean {
  return ["width", "height"].some((name) => /^[01](px)?$/.test(attribute(element, name)?.trim() ?? ""));
}
