/** A list of the page. One that holds what no list can hold (pictures, tables) was made for its looks and is opened up. */
import type { Node } from "prosemirror-model";
import { fitForItem } from "./block-list.ts";
import { attribute, type HtmlElement, type HtmlNode, isElement } from "./html-page.ts";
import type { Collect, Place } from "./html-place.ts";
import { schema } from "./import-schema.ts";

export function readList(element: HtmlElement, place: Place, collect: Collect): Node[] {
  const items = itemsIn(element, place, collect).filter((blocks) => blocks.length > 0);
  const fitting = items.map(fitForItem);
  if (fitting.includes(null)) {
    place.reading.losses.add("lists");
    return items.flat();
  }
  const listItems = fitting.map((blocks) => itemOf(blocks ?? []));
  if (listItems.length === 0) return [];
  if (element.tagName !== "ol") return [schema.nodes.bullet_list.create(null, listItems)];
  return [schema.nodes.ordered_list.create({ order: firstNumber(element) }, listItems)];
}

/** A list directly in a list belongs to the item before it: so Word and Google Docs write nested lists. */
function itemsIn(element: HtmlElement, place: Place, collect: Collect): Node[][] {
  const items: Node[][] = [];
  let loose: HtmlNode[] = [];
  const endLoose = () => {
    const blocks = collect(loose, place);
    loose = [];
    if (blocks.length === 0) return;
    if (blocks.every(isList) && items.length > 0) items.push([...items.pop()!, ...blocks]);
    else items.push(blocks);
  };
  for (const child of element.childNodes) {
    if (isElement(child) && child.tagName === "li") {
      endLoose();
      items.push(collect([child], place));
    } else loose.push(child);
  }
  endLoose();
  return items;
}

function isList(block: Node): boolean {
  return block.type === schema.nodes.bullet_list || block.type === schema.nodes.ordered_list;
}

function itemOf(blocks: readonly Node[]): Node {
  const first = blocks[0]?.type === schema.nodes.paragraph ? [] : [schema.nodes.paragraph.create()];
  return schema.nodes.list_item.create(null, [...first, ...blocks]);
}

function firstNumber(element: HtmlElement): number {
  const first = element.childNodes.find((child) => isElement(child) && child.tagName === "li");
  const value = first !== undefined && isElement(first) ? attribute(first, "value") : undefined;
  const number = Number(value ?? attribute(element, "start") ?? 1);
  return Number.isInteger(number) && number >= 0 && number <= 1_000_000 ? number : 1;
}
