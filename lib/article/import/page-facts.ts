/**
 * What a page says of itself: in JSON-LD, in its meta elements and links, in its headings. All of it is the page's own word: nothing
 * is taken as text of the article but headline and byline, and those are shown before anything is saved.
 */
import { foldWords } from "../document-text.ts";
import { safeUrl } from "../safe-url.ts";
import { withoutControls } from "./clean-characters.ts";
import { isLeftOut } from "./html-left-out.ts";
import { attribute, elementsIn, type HtmlElement, type HtmlPage, unescaped, wordsIn } from "./html-page.ts";
import { type LinkedArticle, linkedArticle } from "./page-linked-data.ts";

/** What a page tells beside the words of its article. */
export interface Found {
  /** BCP 47. */
  language: string | null;
  sourceUrl: string | null;
  /** The day it was published, as the page has it: "2026-11-27". */
  published: string | null;
}

export interface PageFacts extends Found {
  title: string;
  /** Names alone, as the page lists them; empty when it does not. */
  authors: string;
}

const longestTitle = 500;
const longestAuthors = 300;

/** `address` is where the page was fetched from; null for a file. */
export function pageFacts({ whole, body, title }: HtmlPage, address: string | null): PageFacts {
  const all = elementsIn(whole);
  const meta = metaOf(all);
  const linked = linkedArticle(all);
  const site = foldWords(meta("og:site_name"));
  const said = [linked.headline, meta("og:title"), title].map((text) => withoutSite(lineOf(text), site));
  return {
    title: cut(
      headlineOf(
        body,
        said.filter((text) => text !== ""),
        site,
      ),
      longestTitle,
    ),
    authors: cut(authorsOf(linked, meta, all), longestAuthors),
    language: languageOf([linked.language, attributeOf(all, "html", "lang"), meta("og:locale")]),
    sourceUrl: sourceOf([canonicalOf(all), meta("og:url"), linked.url, savedFrom(whole)], address),
    published: dayOf([linked.published, meta("article:published_time"), meta("date")]),
  };
}

type Meta = (name: string) => string;

/** The first meta element of a name that says something. */
function metaOf(all: readonly HtmlElement[]): Meta {
  const found = new Map<string, string>();
  for (const element of all) {
    if (element.tagName !== "meta") continue;
    const name = (attribute(element, "property") ?? attribute(element, "name") ?? "").toLowerCase();
    const content = attribute(element, "content")?.trim() ?? "";
    if (content !== "" && !found.has(name)) found.set(name, content);
  }
  return (name) => found.get(name) ?? "";
}

function attributeOf(all: readonly HtmlElement[], tag: string, name: string): string {
  return (
    attribute(
      all.find((element) => element.tagName === tag),
      name,
    ) ?? ""
  );
}

function lineOf(text: string): string {
  return foldWords(withoutControls(unescaped(text)));
}

function cut(text: string, longest: number): string {
  return text.slice(0, longest).toWellFormed();
}

/** "Prices rise - The Herald" → "Prices rise", where the page says that it is The Herald. */
function withoutSite(title: string, site: string): string {
  const end = title.toLowerCase().lastIndexOf(site.toLowerCase());
  if (site === "" || end <= 0 || end + site.length !== title.length) return title;
  const rest = /^(.*\S)\s+[|–—·:»-]\s*$/su.exec(title.slice(0, end))?.[1];
  return rest ?? title;
}

/** The heading that readers see, where it is clear which one it is; else what the page says of itself. */
function headlineOf(body: HtmlPage["body"], said: readonly string[], site: string): string {
  const headings = elementsIn(body, isShown).filter((element) => element.tagName === "h1");
  const fit = (text: string) => text !== "" && text.length <= longestTitle && text.toLowerCase() !== site.toLowerCase();
  const same = headings.map(wordsOf).find((text) => fit(text) && said.some((title) => beginsAlike(text, title)));
  // What leads elsewhere is the name of the site, or of another article.
  const own = new Set(
    headings
      .filter((heading) => !isLinked(heading))
      .map(wordsOf)
      .filter(fit),
  );
  return same ?? (own.size === 1 ? [...own][0]! : (said[0] ?? ""));
}

function wordsOf(element: HtmlElement): string {
  return foldWords(withoutControls(wordsIn(element.childNodes, isShown)));
}

function isLinked(heading: HtmlElement): boolean {
  if (elementsIn(heading.childNodes).some(({ tagName }) => tagName === "a")) return true;
  for (let outer = heading.parentNode; outer !== null && "tagName" in outer; outer = outer.parentNode) {
    if (outer.tagName === "a") return true;
  }
  return false;
}

function isShown(element: HtmlElement): boolean {
  return !isLeftOut(element);
}

function beginsAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return Math.min(a.length, b.length) > 9 && (a.startsWith(b) || b.startsWith(a));
}

/** By linked data, else as one meta element has it, else who is marked as the author. */
function authorsOf(linked: LinkedArticle, meta: Meta, all: readonly HtmlElement[]): string {
  const names = linked.authors.map(lineOf).filter(isName);
  if (names.length > 0) return [...new Set(names)].join(", ");
  const others = [...authorMeta.map((name) => lineOf(meta(name))), ...markedAuthors(all)];
  return others.map((name) => name.replace(/^by:? /i, "")).find(isName) ?? "";
}

const authorMeta = ["author", "byl", "parsely-author", "dc.creator"];

function isName(line: string): boolean {
  return /^\p{L}[^\d@]{1,118}$/u.test(line) && !/^(https?:|www\.)/i.test(line);
}

function markedAuthors(all: readonly HtmlElement[]): string[] {
  return all
    .filter((element) => / author /.test(` ${attribute(element, "rel")} ${attribute(element, "itemprop")} `))
    .map(
      (element) => elementsIn(element.childNodes).find((inner) => attribute(inner, "itemprop") === "name") ?? element,
    )
    .map(wordsOf);
}

function languageOf(candidates: readonly string[]): string | null {
  for (const candidate of candidates) {
    const tag = canonicalTag(candidate.trim().replaceAll("_", "-"));
    if (tag !== null) return tag;
  }
  return null;
}

function canonicalTag(tag: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function canonicalOf(all: readonly HtmlElement[]): string {
  const link = all.find(
    (element) => element.tagName === "link" && attribute(element, "rel")?.toLowerCase() === "canonical",
  );
  return attribute(link, "href") ?? "";
}

/** Browsers write the address into the files that they save. */
function savedFrom(whole: HtmlPage["whole"]): string {
  for (const node of whole) {
    const address = "data" in node ? /^\s*saved from url=\(\d+\)(\S+)\s*$/.exec(node.data)?.[1] : undefined;
    if (address !== undefined) return address;
  }
  return "";
}

/** Of a page that was fetched only an address of the same host is believed. */
function sourceOf(candidates: readonly string[], address: string | null): string | null {
  for (const candidate of candidates) {
    if (candidate.trim() === "" || !URL.canParse(candidate, address ?? undefined)) continue;
    const url = new URL(candidate, address ?? undefined);
    if (url.pathname === "/" && url.search === "") continue;
    if (address !== null && url.host !== new URL(address).host) continue;
    if (/^https?:$/.test(url.protocol) && url.username === "" && safeUrl(url.href) !== null) return url.href;
  }
  return address;
}

function dayOf(candidates: readonly string[]): string | null {
  for (const candidate of candidates) {
    const day = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?=$|[T ])/.exec(candidate.trim())?.[0];
    if (day !== undefined) return day;
  }
  return null;
}
