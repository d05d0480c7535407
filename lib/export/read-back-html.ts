/** Reads an HTML copy as a browser would, with parse5: shares no code with the writer but the names of three attributes. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { ReadArticle } from "./read-back.ts";

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;

const allowedElements = new Set(
  `html head meta title style body header main article section div p h1 h2 h3 h4 h5 h6 blockquote ul ol li figure table caption
   thead tbody tr th td hr br dl dt dd span a em strong sup sub cite code time`.split(/\s+/),
);
const allowedAttributes = new Set(
  `lang charset http-equiv content name class dir id href rel target role aria-label aria-labelledby aria-hidden tabindex start
   colspan rowspan scope datetime data-added data-claim`.split(/\s+/),
);
const wordsBlocks = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6"]);

interface Reading {
  text: string;
  started: boolean;
  starts: Map<number, number>;
  references: { number: number; from: number | null; to: number }[];
  problems: string[];
}

export function readBackHtml(html: string): ReadArticle {
  const document = parse(html);
  const elements = [...descendants(document)];
  const reading: Reading = { text: "", started: false, starts: new Map(), references: [], problems: [] };
  reading.problems.push(...elements.flatMap(problemsOf));
  const articles = elements.filter((element) => element.tagName === "article");
  if (articles.length !== 1) reading.problems.push(`${articles.length} articles`);
  else readBlocks(articles[0]!, reading);
  const notes = elements.flatMap((element) => numberIn(attribute(element, "id"), /^note-(\d+)$/));
  return { text: reading.text, references: reading.references, notes, problems: reading.problems };
}

function* descendants(parent: ParentNode): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!("tagName" in child)) continue;
    yield child;
    yield* descendants(child);
  }
}

function problemsOf(element: Element): string[] {
  const problems = allowedElements.has(element.tagName) ? [] : [`a ${element.tagName} element`];
  for (const { name, value } of element.attrs) {
    if (!allowedAttributes.has(name)) problems.push(`a ${name} attribute`);
    if (name === "href" && !/^(#|https?:|mailto:|tel:)/i.test(value)) problems.push("an unsafe link");
    if (name === "http-equiv" && value !== "Content-Security-Policy") problems.push("a directive");
  }
  return problems;
}

function readBlocks(parent: ParentNode, reading: Reading): void {
  for (const child of parent.childNodes) {
    if ("tagName" in child) {
      if (isAdded(child)) continue;
      if (wordsBlocks.has(child.tagName)) readWords(child, reading);
      else readBlocks(child, reading);
    } else if ("value" in child && child.value.trim() !== "") {
      reading.problems.push("words outside a block");
    }
  }
}

/** A block without words is left out of the text, as it is in the article's. */
function readWords(block: Element, reading: Reading): void {
  const separator = reading.started ? "\n" : "";
  const before = reading.text;
  reading.text += separator;
  readInline(block, reading);
  if (reading.text === before + separator) reading.text = before;
  else reading.started = true;
}

function readInline(parent: ParentNode, reading: Reading): void {
  for (const child of parent.childNodes) {
    if ("tagName" in child) readElement(child, reading);
    else if ("value" in child) reading.text += child.value;
  }
}

function readElement(element: Element, reading: Reading): void {
  if (element.tagName === "br") {
    reading.text += "\n";
    return;
  }
  if (isAdded(element)) {
    for (const number of referencesIn(element)) {
      reading.references.push({ number, from: reading.starts.get(number) ?? -1, to: reading.text.length });
    }
    return;
  }
  for (const number of numberIn(attribute(element, "data-claim"), /^(\d+)$/)) {
    if (!reading.starts.has(number)) reading.starts.set(number, reading.text.length);
  }
  readInline(element, reading);
}

function referencesIn(added: Element): number[] {
  return [...descendants(added)].flatMap((element) => numberIn(attribute(element, "href"), /^#note-(\d+)$/));
}

function isAdded(element: Element): boolean {
  return attribute(element, "data-added") !== null;
}

function attribute(element: ChildNode, name: string): string | null {
  return "attrs" in element ? (element.attrs.find((each) => each.name === name)?.value ?? null) : null;
}

function numberIn(value: string | null, form: RegExp): number[] {
  const matched = value === null ? null : form.exec(value);
  return matched ? [Number(matched[1])] : [];
}
