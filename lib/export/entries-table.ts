/** What was written to the claims, an entry to a row: notes, queries and answers, corrections and decisions, the history. */
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import { exchangeLines } from "./exchange-facts.ts";
import { noteText } from "./note-text.ts";
import { printedMoment } from "./printed-time.ts";
import type { Profile } from "./profiles.ts";
import type { Cell, Table } from "./tables.ts";

interface Entry {
  what: string;
  /** Empty where the words say it or the profile does not. */
  by: string;
  at: string | null;
  words: string;
}

function entriesOf(claim: CopyClaim, zone: string): Entry[] {
  const notes = claim.notes.map(({ internal, by, at, body }) => ({
    ...{ what: internal ? "Internal note" : "Note", by: by ?? "", at },
    words: noteText(body),
  }));
  const exchange = exchangeLines(claim, zone)
    .filter(([, words]) => words !== "")
    .map(([what, words]) => ({ what, by: "", at: null, words }));
  const history = claim.history.map(({ by, at, what }) => ({ what: "History", by, at, words: what }));
  return [...notes, ...exchange, ...history];
}

/** Whether a profile's claims can have any. */
export function carriesEntries(profile: Profile): boolean {
  return profile.notes.which !== "none" || profile.exchange !== "none" || profile.work;
}

export function entriesTable(copy: AnnotatedCopy): Table {
  return {
    name: "Entries",
    columns: [
      { name: "Claim", width: 7 },
      { name: "What", width: 16 },
      { name: "By", width: 18 },
      { name: `At (${copy.zone})`, width: 17 },
      { name: "Words", width: 90 },
    ],
    rows: copy.claims.flatMap((claim) =>
      entriesOf(claim, copy.zone).map(({ what, by, at, words }): Cell[] => [
        ...[claim.number, what, by],
        at === null ? "" : { moment: at },
        words,
      ]),
    ),
  };
}

/** All of a claim in one cell, for a format that has one table. */
export function entriesText(claim: CopyClaim, zone: string): string {
  return entriesOf(claim, zone)
    .map(({ what, by, at, words }) => {
      const signed = [by, at === null ? "" : printedMoment(at, zone)].filter((part) => part !== "").join(", ");
      return `${what}${signed === "" ? "" : ` (${signed})`}: ${words}`;
    })
    .join("\n");
}
