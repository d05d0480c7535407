/**
 * How a Word copy writes a source: in full, or short where it has been written in full before, and once more in a list. Sources are
 * told apart by what is printed of them; a source under an alias is in no list, since one alias may stand for several.
 */
import type { CopyCitation, CopySource } from "./copy-citations.ts";
import type { Paragraph, Piece } from "./docx-paragraph.ts";
import { printedDay } from "./printed-time.ts";

export type NamedCitation = CopyCitation & { source: CopySource };
export type SourcePieces = (citation: NamedCitation, claim: number) => Piece[];

export function fullSource(citation: NamedCitation): Piece[] {
  return [...entryPieces(citation.source, citation.locator), ...consulted(citation)];
}

function entryPieces({ title, author, publisher, published, link }: CopySource, locator: string): Piece[] {
  const details = [author, publisher, printedDay(published), locator]
    .filter((detail) => detail !== "")
    .map((detail) => `, ${detail}`)
    .join("");
  const address = link === null ? [] : [{ text: " " }, { text: link, link }];
  return [{ text: title, em: true }, { text: `${details}.` }, ...address];
}

function shortSource(citation: NamedCitation, first: number): Piece[] {
  const locator = citation.locator === "" ? "" : `, ${citation.locator}`;
  const { title } = citation.source;
  return [{ text: title, em: true }, { text: `, in full at claim ${first}${locator}.` }, ...consulted(citation)];
}

function consulted({ consultedOn }: CopyCitation): Piece[] {
  return consultedOn === "" ? [] : [{ text: ` Consulted on ${printedDay(consultedOn)}.` }];
}

interface Cited {
  source: CopySource;
  /** Numbers of the claims that cite it, as they come. */
  claims: number[];
}

/** The sources of a copy in the order of their first citation: to be asked claim by claim, as they are read. */
export class CitedSources {
  readonly #cited = new Map<string, Cited>();

  /** One without a title has nothing to be short by. */
  readonly pieces: SourcePieces = (citation, claim) => {
    const { source } = citation;
    const key = JSON.stringify(source);
    const known = this.#cited.get(key);
    if (known === undefined) this.#cited.set(key, { source, claims: [claim] });
    else if (!known.claims.includes(claim)) known.claims.push(claim);
    return known === undefined || source.title === "" ? fullSource(citation) : shortSource(citation, known.claims[0]!);
  };

  list(): Paragraph[] {
    return [...this.#cited.values()].map(({ source, claims }) => {
      const told = ` ${claims.length === 1 ? "Claim" : "Claims"} ${claims.join(", ")}.`;
      return { style: "StetSource", pieces: [...entryPieces(source, ""), { text: told }] };
    });
  }
}
