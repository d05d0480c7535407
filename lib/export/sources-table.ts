/**
 * The sources that a copy cites, each once. A copy knows a source by what it tells of it: those that tell the same, as all that
 * stand under one alias, share a row.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { Cell, Table } from "./tables.ts";

interface Cited {
  citation: CopyCitation;
  claims: Set<number>;
  count: number;
}

export function sourcesTable(copy: AnnotatedCopy): Table {
  const sources = new Map<string, Cited>();
  for (const claim of copy.claims) {
    for (const citation of claim.citations) {
      const known = JSON.stringify([citation.alias, citation.source]);
      const cited = sources.get(known) ?? { citation, claims: new Set(), count: 0 };
      cited.claims.add(claim.number);
      cited.count += 1;
      sources.set(known, cited);
    }
  }
  return {
    name: "Sources",
    columns: [
      { name: "Source", width: 45 },
      { name: "Source type", width: 12 },
      { name: "Author", width: 20 },
      { name: "Publisher", width: 20 },
      { name: "Published", width: 12 },
      { name: "Link", width: 50 },
      { name: "Citations", width: 10 },
      { name: "Claims", width: 10 },
    ],
    rows: [...sources.values()].map(sourceRow),
  };
}

function sourceRow({ citation: { source, alias }, claims, count }: Cited): Cell[] {
  const told =
    source === null
      ? [alias, "", "", "", "", ""]
      : [source.title, source.type, source.author, source.publisher, { day: source.published }, source.link ?? ""];
  return [...told, count, claims.size];
}
