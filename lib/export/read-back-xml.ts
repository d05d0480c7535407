/** XML as other people's programs read it, with saxes, which checks that it is well-formed: small trees for what reads copies back. */
import { SaxesParser } from "saxes";

/** Names of elements and attributes are without their prefixes. The outermost is the part itself, and has no name. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own, not that of its children. */
  readonly text: string;
  readonly parent: XmlElement | null;
}

export interface XmlPart extends XmlElement {
  readonly hasDoctype: boolean;
}

interface Open extends XmlElement {
  children: XmlElement[];
  text: string;
}

/** Throws where it is not well-formed. */
export function parsedXml(xml: string): XmlPart {
  const part = { name: "", attributes: {}, children: [], text: "", parent: null, hasDoctype: false };
  const open: Open[] = [part];
  const add = (text: string) => {
    open.at(-1)!.text += text;
  };
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    part.hasDoctype = true;
  });
  parser.on("opentag", ({ local, attributes }) => {
    const parent = open.at(-1)!;
    const named = Object.values(attributes).map((attribute) => [attribute.local, attribute.value]);
    const element: Open = { name: local, attributes: Object.fromEntries(named), children: [], text: "", parent };
    parent.children.push(element);
    open.push(element);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return part;
}

/** In reading order, without `within` itself; what stands in an element named `but` is left out with it. */
export function elementsIn(within: XmlElement, but?: string): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (parent: XmlElement) => {
    for (const child of parent.children) {
      if (child.name === but) continue;
      found.push(child);
      walk(child);
    }
  };
  walk(within);
  return found;
}

export function named(within: XmlElement, name: string): XmlElement[] {
  return elementsIn(within).filter((element) => element.name === name);
}

/** Empty where there is none. */
export function attribute({ attributes }: XmlElement, name: string): string {
  return attributes[name] ?? "";
}
