/** A text node with its marks as signs, a link by its address: for tests of what reads documents. */
import type { Node } from "prosemirror-model";

export function markedText(node: Node): string {
  const signs: Record<string, string> = { em: "*", strong: "**", superscript: "^", subscript: "_" };
  return node.marks.reduce((text, mark) => {
    const sign = signs[mark.type.name];
    return sign === undefined ? `[${text}](${mark.attrs.href})` : `${sign}${text}${sign}`;
  }, node.text ?? "");
}
