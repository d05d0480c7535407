/**
 * A copy as tables, for CSV and Excel alike: claims with their citations, what was written to them, the sources, and what is said
 * of the copy. A table has the columns that its profile may fill: what is withheld has no column, and a source under an alias that alone.
 */
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { copyFacts } from "./claim-facts.ts";

/** Numbers and times keep their type. A moment is ISO 8601 in UTC, a day may also be a month or a year. */
export type Cell = string | number | { moment: string } | { day: string };

export interface Column {
  name: string;
  /** In characters. */
  width: number;
}

export interface Table {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}

/** What is said of the copy, a fact to a row. */
export function aboutTable(copy: AnnotatedCopy): Table {
  const head = [
    { name: "Headline", value: copy.headline },
    { name: "Byline", value: copy.byline },
    { name: "Copy", value: `${copy.profile.label}. ${copy.profile.says}` },
  ].filter(({ value }) => value !== "");
  return {
    name: "About",
    columns: [
      { name: "About this copy", width: 24 },
      { name: "Value", width: 90 },
    ],
    rows: [...head, ...copyFacts(copy)].map(({ name, value }) => [name, value]),
  };
}
