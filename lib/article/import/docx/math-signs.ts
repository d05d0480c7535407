/** The signs that Word draws around parts of a formula without writing them as words. */
import { childOf, type XmlElement } from "./xml-element.ts";

export function mathSigns(element: XmlElement): { before: string; after: string } {
  const { name } = element;
  if (name === "m:d") {
    const properties = childOf(element, "m:dPr");
    return { before: signOf(properties, "m:begChr", "("), after: signOf(properties, "m:endChr", ")") };
  }
  if (name === "m:nary") return { before: signOf(childOf(element, "m:naryPr"), "m:chr", "∫"), after: "" };
  if (name === "m:rad") return { before: "√", after: "" };
  return { before: name === "m:den" ? "/" : "", after: "" };
}

function signOf(properties: XmlElement | undefined, name: string, standard: string): string {
  return childOf(properties, name)?.attributes["m:val"] ?? standard;
}
