/** What a drawing of the file holds: pictures with their descriptions, boxes with words in them, charts. Nothing is loaded. */
import { childOf, type XmlElement } from "./xml-element.ts";

export interface Drawing {
  /** Their descriptions, empty where there is none. */
  pictures: string[];
  /** What stands in each box: paragraphs and tables. */
  boxes: (readonly XmlElement[])[];
  charts: number;
  /** Files of other programs. */
  embedded: number;
}

export function readDrawing(drawing: XmlElement): Drawing {
  const found: Drawing = { pictures: [], boxes: [], charts: 0, embedded: 0 };
  gather(drawing, "", found);
  return found;
}

function gather(element: XmlElement, description: string, found: Drawing): void {
  const own = descriptionOf(element) ?? description;
  if (element.name === "w:txbxContent") found.boxes.push(element.children);
  else if (element.name === "pic:pic" || element.name === "v:imagedata") {
    found.pictures.push(ownDescription(element) ?? own);
  } else if (element.name === "v:textpath") found.boxes.push([paragraphOf(element.attributes.string ?? "")]);
  else {
    if (element.name === "a:graphicData" && /chart|diagram/.test(element.attributes.uri ?? "")) found.charts += 1;
    if (element.name === "o:OLEObject") found.embedded += 1;
    for (const child of shownOf(element)) gather(child, own, found);
  }
}

/** What a drawing as a whole, or a shape of an older drawing, says it shows. */
function descriptionOf(element: XmlElement): string | undefined {
  if (element.name === "v:shape" || element.name === "v:rect") return element.attributes.alt;
  const properties = childOf(element, "wp:docPr");
  return properties?.attributes.descr || properties?.attributes.title;
}

/** One picture of several in a drawing. */
function ownDescription(picture: XmlElement): string | undefined {
  return childOf(childOf(picture, "pic:nvPicPr"), "pic:cNvPr")?.attributes.descr || undefined;
}

/** Words drawn along a line have no paragraph of their own. */
function paragraphOf(text: string): XmlElement {
  const words: XmlElement = { name: "w:t", attributes: {}, children: [], text };
  const run: XmlElement = { name: "w:r", attributes: {}, children: [words], text: "" };
  return { name: "w:p", attributes: {}, children: [run], text: "" };
}

/** Of what is written in two ways, for newer and for older programs, one. */
export function shownOf(element: XmlElement): readonly XmlElement[] {
  if (element.name !== "mc:AlternateContent") return element.children;
  return (childOf(element, "mc:Choice") ?? childOf(element, "mc:Fallback"))?.children ?? [];
}
