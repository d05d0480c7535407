/**
 * How a run of words looks, as far as it says something: what is set at the words themselves wins over the style of the words. Bold
 * type that a whole kind of paragraph has is its looks, no emphasis.
 */
import type { Format } from "./paragraph.ts";
import { isStruck, type Styles } from "./styles.ts";
import { settingOf, switchOf, type XmlElement } from "./xml-element.ts";

export interface RunFormat extends Omit<Format, "link"> {
  hidden: boolean;
  struck: boolean;
}

export function runFormat(own: XmlElement | undefined, paragraph: XmlElement | undefined, styles: Styles): RunFormat {
  const style = styles.ofCharacters(settingOf(own, "w:rStyle") ?? "");
  // Scripts that run from right to left, and some others, have switches of their own.
  const complex = switchOf(own, "w:rtl") === true || switchOf(own, "w:cs") === true;
  const raised = settingOf(own, "w:vertAlign") ?? style.raised;
  const hidden = switchOf(own, "w:vanish") ?? style.hidden;
  return {
    strong: switchOf(own, complex ? "w:bCs" : "w:b") ?? style.bold ?? false,
    em: switchOf(own, complex ? "w:iCs" : "w:i") ?? style.italic ?? false,
    raised: raised === "superscript" ? "sup" : raised === "subscript" ? "sub" : null,
    hidden: hidden ?? styles.ofParagraph(settingOf(paragraph, "w:pStyle") ?? "").hidden,
    struck: isStruck(own) || style.struck,
  };
}
