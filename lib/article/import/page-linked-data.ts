/** What the JSON-LD of a page says of its article; what cannot be read says nothing. */
import { attribute, type HtmlElement, wordsIn } from "./html-page.ts";

export interface LinkedArticle {
  headline: string;
  authors: readonly string[];
  language: string;
  url: string;
  published: string;
}

const articleType = /(Article|Posting|Report|ClaimReview)$/;
const deepest = 4;
const most = 500;

export function linkedArticle(all: readonly HtmlElement[]): LinkedArticle {
  const things = all.filter(isLinkedData).flatMap((script) => thingsIn(parsed(wordsIn(script.childNodes)), 0));
  const article = things.slice(0, most).find((thing) => typesOf(thing).some((type) => articleType.test(type))) ?? {};
  return {
    headline: textOf(article.headline) || textOf(article.name),
    authors: listOf(article.author)
      .map(nameOf)
      .filter((name) => name !== ""),
    language: textOf(article.inLanguage),
    url: textOf(article.url) || textOf(article.mainEntityOfPage) || idOf(article.mainEntityOfPage),
    published: textOf(article.datePublished),
  };
}

type Thing = Readonly<Record<string, unknown>>;

function isLinkedData(element: HtmlElement): boolean {
  return element.tagName === "script" && attribute(element, "type")?.trim().toLowerCase() === "application/ld+json";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}

/** The things that stand in lists and graphs, and what a page of the web says that it is about. */
function thingsIn(value: unknown, depth: number): Thing[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.slice(0, most).flatMap((each) => thingsIn(each, depth + 1));
  if (!isThing(value)) return [];
  return [value, ...thingsIn(value["@graph"], depth + 1), ...thingsIn(value.mainEntity, depth + 1)];
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function typesOf(thing: Thing): string[] {
  return listOf(thing["@type"]).map(textOf);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, 20) : [value];
}

function nameOf(value: unknown): string {
  return isThing(value) ? textOf(value.name) : textOf(value);
}

function idOf(value: unknown): string {
  return isThing(value) ? textOf(value["@id"]) : "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
