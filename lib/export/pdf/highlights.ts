/**
 * Makes annotations of the links that Typst laid over each claim's words: on every page one highlight a claim, exactly where its
 * words came to stand, saying what the note says. The article's own links stay links.
 */
import type { PdfJob } from "../pdf-pages.ts";
import { isPlaceAlone, ledTo, placesOf, withPlaces } from "./inner-links.ts";
import { PdfObjects } from "./objects.ts";

type Rectangle = readonly [left: number, bottom: number, right: number, top: number];

interface Highlight {
  claim: number;
  page: number;
  rectangles: Rectangle[];
  /** The number of the link whose place it takes; null when there is none left for it. */
  place: number | null;
}

/** Pale enough to read through; the line under the words is what prints for certain. */
const colours: Readonly<Record<string, string>> = {
  red: "0.98 0.8 0.78",
  orange: "1 0.87 0.7",
  yellow: "1 0.95 0.7",
  blue: "0.82 0.89 1",
  green: "0.8 0.94 0.83",
  grey: "0.91 0.91 0.9",
  plain: "0.91 0.91 0.9",
};

export function withHighlights(file: Uint8Array, { comments, author, links }: Omit<PdfJob, "pages">): Uint8Array {
  const objects = new PdfObjects(file);
  const changed = new Map<number, string>();
  const added: string[] = [];
  const elements = elementsOf(objects);
  const edit = (number: number, change: (text: string) => string) =>
    changed.set(number, change(changed.get(number) ?? objects.textOf(number)));
  const commentOn = new Map(comments.map((comment) => [comment.number, comment]));
  const pages = pagesOf(objects);
  edit(objects.root, (catalog) => withPlaces(catalog, placesOf(objects, pages)));
  for (const [page, annotations] of pages) {
    for (const number of annotations) {
      const inner = ledTo(objects.textOf(number));
      if (inner !== null) changed.set(number, inner);
    }
    const { highlights, gone, kept } = takenLinks(objects, page, annotations);
    for (const [number, link] of kept) edit(number, (text) => pointedTo(text, links[link]!));
    for (const number of gone) {
      edit(elements.get(number)!, (text) => untagged(text, number));
      changed.set(number, "");
    }
    const behind: number[] = [];
    for (const highlight of highlights) {
      const comment = commentOn.get(highlight.claim)!;
      const { place } = highlight;
      if (place === null) {
        const number = objects.next + added.length;
        behind.push(number);
        added.push(highlightObject(number, highlight, comment, author, ""));
      } else {
        const tag = /\/StructParent \d+/.exec(objects.textOf(place))?.[0] ?? "";
        changed.set(place, highlightObject(place, highlight, comment, author, tag));
        edit(elements.get(place)!, (text) => text.replace("/S /Link", "/S /Annot"));
      }
    }
    const left = [...annotations.filter((number) => !gone.includes(number)), ...behind];
    if (gone.length + behind.length > 0)
      edit(page, (text) => text.replace(annotationsOf, `/Annots [${left.map(ref).join(" ")}]`));
  }
  return objects.rewritten(changed, added);
}

const annotationsOf = /\/Annots \[([^\]]*)\]/;

function ref(number: number): string {
  return `${number} 0 R`;
}

/** The pages that have annotations, with these. */
function pagesOf(objects: PdfObjects): [page: number, annotations: number[]][] {
  // Words of an article may read like a list of annotations: in a bookmark or a description, never in a page's own object.
  return [...objects.file.matchAll(new RegExp(annotationsOf, "g"))]
    .map(({ 1: list, index }): [number, number[]] => [
      objects.around(index),
      [...list!.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number)),
    ])
    .filter(([page]) => /\/Type \/Page\b/.test(objects.textOf(page)));
}

/** By the number of an annotation, that of the element which says what it is part of. */
function elementsOf(objects: PdfObjects): Map<number, number> {
  const found = objects.file.matchAll(/\/Obj (\d+) 0 R/g);
  return new Map([...found].map(({ 1: number, index }) => [Number(number), objects.around(index)]));
}

/** What becomes of the links to claims: some give place to highlights, some go, those that the article had are kept. */
function takenLinks(objects: PdfObjects, page: number, annotations: readonly number[]) {
  const highlights = new Map<number, Highlight>();
  const gone: number[] = [];
  const kept: [number: number, link: number][] = [];
  for (const number of annotations) {
    const text = objects.textOf(number);
    if (isPlaceAlone(text)) gone.push(number);
    const named = /\/URI \(claims:([\d,]+)(?:;(\d+))?\)/.exec(text);
    if (named === null) continue;
    const rectangle = rectangleOf(text);
    // Where the direction of words changes, Typst leaves links without width.
    const wide = rectangle[2] > rectangle[0];
    const on = (wide ? named[1]!.split(",").map(Number) : []).map((claim) => {
      const highlight = highlights.get(claim) ?? { claim, page, rectangles: [], place: null };
      highlights.set(claim, highlight);
      highlight.rectangles.push(rectangle);
      return highlight;
    });
    const waiting = on.find(({ place }) => place === null);
    if (wide && named[2] !== undefined) kept.push([number, Number(named[2])]);
    else if (waiting !== undefined) waiting.place = number;
    else gone.push(number);
  }
  return { highlights: highlights.values(), gone, kept };
}

function rectangleOf(link: string): Rectangle {
  const [, sides] = /\/Rect \[([^\]]*)\]/.exec(link)!;
  return sides!.trim().split(/\s+/).map(Number) as unknown as Rectangle;
}

function pointedTo(link: string, address: string): string {
  const bytes = /^[!-~]*$/.test(address) ? written(address) : `<${Buffer.from(address).toString("hex")}>`;
  return link
    .replace(/\/URI \(claims:[^)]*\)/, () => `/URI ${bytes}`)
    .replace(/\/Contents \(claims:[^)]*\)/, () => `/Contents ${bytes}`);
}

function highlightObject(
  number: number,
  { claim, page, rectangles }: Highlight,
  { tone, text }: PdfJob["comments"][number],
  author: string,
  tag: string,
): string {
  const quads = rectangles.map(([left, bottom, right, top]) =>
    [left, top, right, top, left, bottom, right, bottom].join(" "),
  );
  const outer = [0, 1, 2, 3].map((side) =>
    (side < 2 ? Math.min : Math.max)(...rectangles.map((rectangle) => rectangle[side]!)),
  );
  return `${number} 0 obj
<<
  /Type /Annot
  /Subtype /Highlight
  /Rect [${outer.join(" ")}]
  /QuadPoints [${quads.join(" ")}]
  /C [${colours[tone] ?? colours.plain!}]
  /F 4
  /P ${ref(page)}
  /NM ${written(`claim-${claim}-${page}`)}
  /T ${written(author)}
  /Contents ${written(text)}
  ${tag}
>>
endobj

`;
}

function written(text: string): string {
  if (/^[\x20-\x7E\n]*$/.test(text)) return `(${text.replace(/[\\()]/g, "\\$&")})`;
  return `<${Buffer.from(`\uFEFF${text}`, "utf16le").swap16().toString("hex")}>`;
}

/** A link that is gone leaves its words in the structure as words. */
function untagged(element: string, annotation: number): string {
  const without = element.replace(new RegExp(`<<[^<>]*/Obj ${annotation} 0 R[^<>]*>>\\s*`), "");
  return without.includes("/Obj ") ? without : without.replace("/S /Link", "/S /Span");
}
