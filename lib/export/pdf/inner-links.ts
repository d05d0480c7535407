/**
 * Links from one place of a copy to another. Typst is given made-up addresses for them, `to:claim-12;at:note-12` for a link to claim 12
 * that is itself where note 12 is, and `at:note-12` where nothing is to be led to: links that it has to follow by itself make it lay
 * everything out once more.
 */
import type { PdfObjects } from "./objects.ts";

type Pages = readonly (readonly [page: number, annotations: readonly number[]])[];

const address = /\/URI \((?:to:((?:note|claim)-\d+))?;?(?:at:((?:note|claim)-\d+))?\)/;

/** By its name, a page and a point on it. */
export function placesOf(objects: PdfObjects, pages: Pages): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const [page, annotations] of pages) {
    for (const number of annotations) {
      const link = objects.textOf(number);
      const name = address.exec(link)?.[2];
      if (name !== undefined && !places.has(name)) places.set(name, pointOf(link, page));
    }
  }
  return places;
}

const above = 10;

/** At the page's edge, with some room over the place. */
function pointOf(link: string, page: number): string {
  const [, top] = /\/Rect \[\S+ \S+ \S+ ([\d.]+)/.exec(link)!;
  return `[${page} 0 R /XYZ 0 ${Number(top) + above} 0]`;
}

export function isPlaceAlone(link: string): boolean {
  return /\/URI \(at:/.test(link);
}

const says = { note: "Note on claim", claim: "In the article: claim" } as const;

/** The link as it is to be; null for one that leads out of the copy. */
export function ledTo(link: string): string | null {
  const name = address.exec(link)?.[1];
  if (name === undefined) return null;
  const [kind, number] = name.split("-") as [keyof typeof says, string];
  return link
    .replace(/\/A <<[^<>]*\/URI \(to:[^()]*\)\s*>>/, `/Dest (${name})`)
    .replace(/\/Contents \(to:[^()]*\)/, `/Contents (${says[kind]} ${number})`);
}

/** The catalog of the file with these places among those that it names, all in the order of their names. */
export function withPlaces(catalog: string, places: ReadonlyMap<string, string>): string {
  return catalog.replace(/(?<=\/Dests <<\s*\/Names \[)[^\]]*(?=\])/, (list) => {
    const known = [...list.matchAll(/\(([a-z]+)\) (\d+ 0 R)/g)].map(([, name, at]) => [name!, at!] as const);
    const all = [...known, ...places].sort(([one], [other]) => (one < other ? -1 : 1));
    return all.map(([name, at]) => `(${name}) ${at}`).join(" ");
  });
}
