/** The parts of a run: which characters they stand for, and which of them mark a note. */
import type { XmlElement } from "./xml-element.ts";

export function isNoteMark({ name }: XmlElement): boolean {
  return name === "w:footnoteReference" || name === "w:endnoteReference";
}

/** A sign of the author's own follows in the same run in place of the number. */
export function isNoteSign({ attributes }: XmlElement): boolean {
  return !/^(?:|0|false|off)$/.test(attributes["w:customMarkFollows"] ?? "");
}

/** The characters an element of a run stands for; null when it stands for none. */
export function textOf({ name, attributes, text }: XmlElement): string | null {
  if (name === "w:t" || name === "w:delText" || name === "m:t") return text;
  if (name === "w:tab" || name === "w:ptab") return "\t";
  if (name === "w:br") return /^(?:page|column)$/.test(attributes["w:type"] ?? "") ? "\n\n" : "\n";
  if (name === "w:cr") return "\n";
  if (name === "w:noBreakHyphen") return "\u2011";
  return name === "w:softHyphen" ? "\u00AD" : null;
}
