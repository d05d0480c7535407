/**
 * A paragraph of a Word file. White space and what XML cannot hold have elements of their own, so that every character comes
 * back; runs are cut by script, since Word must be told of each whether it runs from right to left.
 */
import type { RunMarks } from "./copy-blocks.ts";
import { Markup, markup, type Printable } from "./markup.ts";
import { plainXml } from "./office-package.ts";
import { wallTime } from "./printed-time.ts";
import { directedParts, directionsOf } from "./text-direction.ts";

export interface Piece extends Partial<RunMarks> {
  text: string;
  code?: boolean;
  /** Markers that stand before and after the words. */
  before?: Printable;
  after?: Printable;
  /** The words are cut, or put in, by the one it is signed by. */
  tracked?: Tracked;
}

export interface Tracked {
  id: number;
  kind: "cut" | "new";
  /** As attributes. */
  signed: Markup;
}

export interface Paragraph {
  /** The id of a style in docx-styles.ts. */
  style: string;
  pieces: readonly Piece[];
  /** The paragraph is the head of a list's item. */
  list?: { number: number; level: number };
  /** Steps it is set in. */
  indent?: number;
  /** By which other parts of the file know it. */
  id?: string;
}

/** The addresses that a part of the file links to; each is a relationship of that part. */
export class Links {
  readonly #ids = new Map<string, string>();

  idOf(address: string): string {
    const known = this.#ids.get(address);
    if (known !== undefined) return known;
    const id = `link${this.#ids.size + 1}`;
    this.#ids.set(address, id);
    return id;
  }

  relationships(): Markup[] {
    return [...this.#ids].map(
      ([address, id]) =>
        markup`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${new URL(address).href}" TargetMode="External"/>`,
    );
  }
}

export function paragraphXml(paragraph: Paragraph, links: Links): Markup {
  const { style, pieces, list, indent, id } = paragraph;
  const { rtl, units } = directionsOf(pieces.map((piece) => piece.text).join(""));
  const numbering =
    list === undefined
      ? null
      : markup`<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.number}"/></w:numPr>`;
  const setIn = indent === undefined || indent === 0 ? null : markup`<w:ind w:left="${indent * 720}"/>`;
  const properties = markup`<w:pPr><w:pStyle w:val="${style}"/>${numbering}${rtl && markup`<w:bidi/>`}${setIn}</w:pPr>`;
  const known = id === undefined ? null : markup` w14:paraId="${id}"`;
  let at = 0;
  const runs = pieces.map((piece) => {
    const printed = pieceXml(piece, at, units, links);
    at += piece.text.length;
    return printed;
  });
  return markup`<w:p${known}>${properties}${runs}</w:p>`;
}

function pieceXml(piece: Piece, at: number, units: readonly boolean[], links: Links): Markup {
  const isCut = piece.tracked?.kind === "cut";
  const runs = trackedXml(
    directedParts(piece.text, at, units).map(
      ({ text, rtl }) => markup`<w:r>${runProperties(piece, rtl)}${wordsXml(text, isCut)}</w:r>`,
    ),
    piece.tracked,
  );
  const words = piece.link
    ? markup`<w:hyperlink r:id="${links.idOf(piece.link)}" w:history="1">${runs}</w:hyperlink>`
    : runs;
  return markup`${piece.before ?? null}${words}${piece.after ?? null}`;
}

function trackedXml(runs: readonly Markup[], tracked: Tracked | undefined): Printable {
  if (tracked === undefined) return runs;
  const { id, kind, signed } = tracked;
  return kind === "cut"
    ? markup`<w:del w:id="${id}"${signed}>${runs}</w:del>`
    : markup`<w:ins w:id="${id}"${signed}>${runs}</w:ins>`;
}

/** In the order that the schema asks for. */
function runProperties({ strong, em, code, shift, link }: Piece, rtl: boolean): Printable {
  const style = link ? "Hyperlink" : code ? "StetCode" : null;
  const properties = [
    style && markup`<w:rStyle w:val="${style}"/>`,
    (strong ?? false) && markup`<w:b/><w:bCs/>`,
    (em ?? false) && markup`<w:i/><w:iCs/>`,
    shift ? markup`<w:vertAlign w:val="${shift}"/>` : null,
    rtl && markup`<w:rtl/>`,
  ].filter((each) => each instanceof Markup);
  return properties.length === 0 ? null : markup`<w:rPr>${properties}</w:rPr>`;
}

const special = /(\p{Cc}|\p{Cs}|[\uFFFE\uFFFF])/u;
const ownElement: Readonly<Record<string, Markup>> = {
  "\t": new Markup("<w:tab/>"),
  "\n": new Markup("<w:br/>"),
  "\r": new Markup("<w:cr/>"),
};

function wordsXml(text: string, isCut: boolean): Markup[] {
  const name = new Markup(isCut ? "w:delText" : "w:t");
  return text
    .split(special)
    .filter((part) => part !== "")
    .map((part) => {
      if (!special.test(part)) return markup`<${name} xml:space="preserve">${part}</${name}>`;
      const code = part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return ownElement[part] ?? markup`<w:sym w:font="Arial" w:char="${code}"/>`;
    });
}

const longestAuthor = 255;

/** Who wrote a comment or made a change, which somebody must have, and when by a clock in the zone. */
export function signedXml(by: string, at: string | null, zone: string): Markup {
  const author = plainXml(by || "Stet")
    .slice(0, longestAuthor)
    .toWellFormed();
  const time = at === null ? null : wallTime(at, zone);
  return markup` w:author="${author}"${time === null ? null : markup` w:date="${time}"`}`;
}
