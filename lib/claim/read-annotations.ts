/**
 * Annotations of other programs: W3C Web Annotation documents (single, in pages and collections; Recogito writes such), and the
 * exports of Hypothesis. What they are about is found by its quotation; where it stands several times, by what the annotation says of
 * its surroundings or its position. Where that does not decide, it has no place.
 *
 * Throws `AppError` "unfit" for what is no such document.
 */
import type { Node } from "prosemirror-model";
import { z } from "zod";
import { AppError } from "../app-error.ts";
import { type CodePoints, codePointsOf } from "../article/code-points.ts";
import { documentText, foldWords, lastUpTo, textBlocks } from "../article/document-text.ts";
import type { PlacedRemark, RemarkPlace, RemarkThread, Said } from "../article/import/remark.ts";
import { safeUrl } from "../article/safe-url.ts";
import { wordSearch } from "./place.ts";
import type { Range } from "./range.ts";

const words = z.string().catch("");
const one = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((each) => [each])]).catch([]);

const selector = z.looseObject({
  type: words,
  exact: words,
  prefix: words,
  suffix: words,
  start: z.int().optional().catch(undefined),
});
const target = z.union([
  z.string().transform((source) => ({ source, selector: [] as z.output<typeof selector>[] })),
  z.looseObject({ source: words, selector: one(selector) }),
]);
const body = z.union([
  z.string().transform((id) => ({ id, type: "", purpose: "linking", value: "" })),
  z.looseObject({ id: words, type: words, purpose: words, value: words }),
]);
const person = z.union([z.string(), z.looseObject({ name: words, id: words }).transform(({ name, id }) => name || id)]);

const annotation = z.looseObject({
  id: words,
  creator: one(person),
  created: words,
  body: one(body),
  bodyValue: words,
  target: one(target),
  // Of Hypothesis.
  user: words,
  text: words,
  tags: z.array(z.string()).catch([]),
  references: z.array(z.string()).catch([]),
});
type Annotation = z.output<typeof annotation>;

export interface ReadAnnotations {
  remarks: PlacedRemark[];
  dropped: string[];
}

export function readAnnotations(content: string, doc: Node): ReadAnnotations {
  const read = itemsOf(parsed(content)).map((item) => annotation.safeParse(item));
  const known = read.flatMap(({ data }) => (data === undefined || data.target.length === 0 ? [] : [data]));
  const dropped = read.length - known.length;
  if (known.length === 0) throw new AppError("unfit", noAnnotations);
  const threads = threadsOf(known);
  const placeOf = placer(doc);
  return {
    remarks: threads.map(({ first, replies }) => {
      const thread: RemarkThread = {
        ...{ kind: "comment", words: foldWords(quoteOf(first)?.exact ?? ""), resolved: false },
        said: [first, ...replies].map(saidIn),
      };
      return { ...thread, place: placeOf(first) };
    }),
    dropped:
      dropped === 0
        ? []
        : [dropped === 1 ? "1 entry that is no annotation" : `${dropped} entries that are no annotations`],
  };
}

const noAnnotations =
  "There are no annotations in the file. It must be a Web Annotation document (JSON-LD) or an export of Hypothesis.";

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new AppError("unfit", "The file is not JSON: it may be cut off. Save it again.");
    throw error;
  }
}

/** The annotations of a page, a collection with its first page, an export, a list; a single one by itself. */
function itemsOf(document: unknown): unknown[] {
  if (Array.isArray(document)) return document;
  if (typeof document !== "object" || document === null) return [];
  for (const name of ["items", "rows", "annotations"]) {
    const list = (document as Record<string, unknown>)[name];
    if (Array.isArray(list)) return list;
  }
  const first = (document as { first?: { items?: unknown } | null }).first;
  return Array.isArray(first?.items) ? first.items : [document];
}

interface Thread {
  first: Annotation;
  replies: Annotation[];
}

/** A reply names what it replies to: by its references, or as its target. */
function threadsOf(annotations: readonly Annotation[]): Thread[] {
  const threads = new Map<string, Thread>();
  const firsts: Thread[] = [];
  for (const each of annotations.toSorted((a, b) => (a.created < b.created ? -1 : Number(a.created > b.created)))) {
    const about = each.references[0] ?? each.target.find(({ selector: { length } }) => length === 0)?.source ?? "";
    const thread = about === "" ? undefined : threads.get(about);
    if (thread !== undefined) thread.replies.push(each);
    const own = thread ?? { first: each, replies: [] };
    if (thread === undefined) firsts.push(own);
    if (each.id !== "") threads.set(each.id, own);
  }
  return firsts;
}

function saidIn(each: Annotation): Said {
  const values = each.body
    .filter(({ purpose, value }) => value !== "" && purpose !== "tagging")
    .map(({ value }) => value);
  const tags = [...each.tags, ...each.body.filter(({ purpose }) => purpose === "tagging").map(({ value }) => value)];
  const text = [each.text, each.bodyValue, ...values, tags.length === 0 ? "" : `Tags: ${tags.join(", ")}`];
  const addresses = each.body.filter(({ value }) => value === "").map(({ id }) => id);
  const said = text.filter((part) => part.trim() !== "").join("\n\n");
  const links = [...addresses, ...(said.match(address) ?? [])].flatMap((link) => safeUrl(link) ?? []);
  return {
    author: (each.creator[0] ?? each.user).replace(/^acct:([^@]+)@.*$/, "$1"),
    at: momentOf(each.created),
    text: said || links.join("\n"),
    links: [...new Set(links)].map((href) => ({ href, title: "" })),
  };
}

/** A full stop behind an address is the sentence's. */
const address = /https?:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g;

function momentOf(created: string): string | null {
  const time = Date.parse(created);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

type Selector = z.output<typeof selector>;

function quoteOf({ target: targets }: Annotation): Selector | undefined {
  return targets
    .flatMap((each) => each.selector)
    .find(({ type, exact }) => type === "TextQuoteSelector" && exact !== "");
}

function placer(doc: Node): (each: Annotation) => RemarkPlace | null {
  const find = wordSearch(textBlocks(doc));
  const pointAt = codePointsIn(doc);
  return (each) => {
    const quote = quoteOf(each);
    if (quote === undefined) return null;
    const { exact, prefix, suffix } = quote;
    for (const sought of [{ exact, prefix, suffix }, { exact }]) {
      const found = find(sought);
      if (found.length === 1) return { ...found[0]!, side: "over" };
      if (found.length > 1) return atPosition(found, each, pointAt);
    }
    return null;
  };
}

/** The only one of several places that stands where a position selector says, counted in code points as the standard does. */
function atPosition(
  found: readonly Range[],
  { target: targets }: Annotation,
  pointAt: (position: number) => number,
): RemarkPlace | null {
  const position = targets.flatMap((each) => each.selector).find(({ type }) => type === "TextPositionSelector")?.start;
  if (position === undefined) return null;
  const there = found.find(({ from }) => pointAt(from) === position);
  return there === undefined ? null : { ...there, side: "over" };
}

/** From positions to code points of the article's words, which are counted once, where somebody asks. */
function codePointsIn(doc: Node): (position: number) => number {
  const offsetOf = offsetsIn(doc);
  let points: CodePoints | null = null;
  return (position) => {
    points ??= codePointsOf(documentText(doc));
    return points.before(offsetOf(position));
  };
}

/** From positions to offsets in the article's words. */
function offsetsIn(doc: Node): (position: number) => number {
  let offset = 0;
  const blocks = textBlocks(doc)
    .filter((block) => block.text !== "")
    .map((block) => {
      const at = offset;
      offset += block.text.length + 1;
      return { start: block.start, at };
    });
  return (position) => {
    const block = blocks[lastUpTo(blocks, position)];
    return block === undefined ? 0 : block.at + position - block.start;
  };
}
