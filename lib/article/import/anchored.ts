/**
 * Anchors in the HTML that a reader of some other format writes: elements of a name that is made up anew for each file, so that no
 * file can anchor anything by itself.
 */
import type { AnchorSide } from "./import-schema.ts";

/** Around one and the same words: the walk over HTML takes only plain words from what is nested much deeper. */
export const mostAnchors = 200;

export interface Anchors {
  tag: string;
  /** The HTML as being what a remark is about. */
  over(html: string, remark: number, side: AnchorSide): string;
}

/** `content` is the whole file, or all text of it: the name does not occur in it. */
export function anchorsFor(content: string): Anchors {
  let count = 0;
  while (content.includes(`x-anchor-${count}`)) count += 1;
  const tag = `x-anchor-${count}`;
  return { tag, over: (html, remark, side) => `<${tag} remark="${remark}" side="${side}">${html}</${tag}>` };
}
