/** The claims in the rows of a table that was read back: found by the headings "Claim" and "Words", each claim once. */
import type { ReadClaim } from "./read-back.ts";

/** The first row is the heading. */
export function claimsInRows(rows: readonly (readonly string[])[]): { claims: ReadClaim[]; problems: string[] } {
  const [heading = [], ...body] = rows;
  const [number, words] = [heading.indexOf("Claim"), heading.indexOf("Words")];
  if (number < 0 || words < 0) return { claims: [], problems: ["no heading"] };
  const problems = body.some((cells) => cells.length !== heading.length) ? ["a row of another length"] : [];
  const found = new Map<string, string>();
  for (const cells of body) {
    const claim = cells[number]!;
    if (claim === "") continue;
    if (found.has(claim) && found.get(claim) !== cells[words]) problems.push(`two claims ${claim}`);
    found.set(claim, cells[words]!);
  }
  return { claims: [...found].map(([claim, said]) => ({ number: Number(claim), words: said })), problems };
}
