/**
 * Claims × citations: a row for each citation of each claim, with the claim's own fields on every one, so that a table can be
 * filtered by any of them; a claim without citations has one row.
 */
import type { AnnotatedCopy, CopyClaim, Signed } from "./annotated-copy.ts";
import { fileLine } from "./claim-facts.ts";
import type { CopyCitation } from "./copy-citations.ts";
import { carriesEntries, entriesText } from "./entries-table.ts";
import type { Cell, Table } from "./tables.ts";
import {
  findingWords,
  importanceWords,
  kindWords,
  rankWords,
  relationWords,
  resolutionWords,
  stageWords,
  waitingWords,
} from "./wording.ts";

interface ClaimColumn {
  name: string;
  width: number;
  cell: (claim: CopyClaim) => Cell;
  /** Of moments: its name says the zone. */
  zoned?: true;
}

const of = (name: string, width: number, cell: ClaimColumn["cell"]): ClaimColumn => ({ name, width, cell });
const by = (signed: Signed | null) => signed?.by ?? "";
const at = (name: string, signed: (claim: CopyClaim) => Signed | null): ClaimColumn => ({
  ...of(name, 17, (claim) => {
    const moment = signed(claim)?.at;
    return moment === undefined ? "" : { moment };
  }),
  zoned: true,
});
const yes = (holds: boolean | undefined) => (holds ? "yes" : "");

const identity = [
  of("Claim", 7, ({ number }) => number),
  of("Words", 50, ({ words }) => words),
  of("Placed", 8, ({ range }) => (range === null ? "no" : "yes")),
];
const statement = [of("Statement", 40, (claim) => claim.statement)];
const finding = [of("Finding", 14, (claim) => (claim.finding === null ? "" : findingWords[claim.finding]))];
const decisions = [
  of("Reason", 30, ({ findingReason }) => findingReason),
  of("Kind", 12, ({ kind }) => (kind === null ? "" : kindWords[kind])),
  of("Stage", 14, stageCell),
  of("Stale", 7, ({ stale }) => yes(stale)),
  of("Checked by", 18, ({ checked }) => by(checked)),
  at("Checked at", ({ checked }) => checked),
  of("Approved by", 18, ({ approved }) => by(approved)),
  at("Approved at", ({ approved }) => approved),
  of("Self-checked", 13, ({ approved }) => yes(approved?.self)),
  of("Returned by", 18, ({ returned }) => by(returned)),
  at("Returned at", ({ returned }) => returned),
  of("Return reason", 30, ({ returned }) => returned?.reason ?? ""),
  of("Resolution", 20, ({ resolution }) => (resolution === null ? "" : resolutionWords[resolution.value])),
  of("Resolved by", 18, ({ resolution }) => by(resolution)),
  at("Resolved at", ({ resolution }) => resolution),
  of("Resolution reason", 30, ({ resolution }) => resolution?.reason ?? ""),
];
const work = [
  of("Importance", 12, ({ importance }) => (importance === null ? "" : importanceWords[importance])),
  of("Needs right of reply", 19, ({ criticism }) => yes(criticism)),
  of("Assigned to", 18, ({ assignee }) => assignee ?? ""),
  of("Calculation", 25, ({ calculation }) => calculation),
  of("Files", 30, ({ files }) => files.map(fileLine).join("\n")),
];

function stageCell({ stage, waitingFor }: CopyClaim): string {
  if (waitingFor !== null) return waitingWords[waitingFor];
  return stage === null ? "" : stageWords[stage];
}

/** Those the profile's claims can have. */
function claimColumns({ profile, zone }: AnnotatedCopy, entries: boolean): ClaimColumn[] {
  return [
    ...identity,
    ...(profile.claims === "approved" ? [] : statement),
    ...(profile.finding ? finding : []),
    ...(profile.decisions ? decisions : []),
    ...(profile.work ? work : []),
    ...(entries && carriesEntries(profile) ? [of("Entries", 60, (claim) => entriesText(claim, zone))] : []),
  ];
}

type Cited = readonly [name: string, width: number, cell: (citation: CopyCitation) => Cell];

/** A source that is not named stands under its alias. */
const citationColumns: readonly Cited[] = [
  ["Stance", 12, ({ relation }) => relationWords[relation]],
  ["Rank", 11, ({ rank }) => rankWords[rank]],
  ["Source", 35, ({ source, alias }) => source?.title ?? alias],
  ["Source type", 12, ({ source }) => source?.type ?? ""],
  ["Author", 20, ({ source }) => source?.author ?? ""],
  ["Publisher", 20, ({ source }) => source?.publisher ?? ""],
  ["Published", 12, ({ source }) => ({ day: source?.published ?? "" })],
  ["Link", 35, ({ source }) => source?.link ?? ""],
  ["Pinpoint", 15, ({ locator }) => locator],
  ["Passage", 50, ({ passage }) => passage],
  ["Consulted on", 13, ({ consultedOn }) => ({ day: consultedOn })],
];

/** With `entries`, what was written to a claim is a column of its own. */
export function claimsTable(copy: AnnotatedCopy, { entries }: { entries: boolean }): Table {
  const columns = claimColumns(copy, entries);
  const noCitation = [undefined];
  const rows = copy.claims.flatMap((claim) => {
    const cells = columns.map(({ cell }) => cell(claim));
    const citations = claim.citations.length === 0 ? noCitation : claim.citations;
    return citations.map((citation, index) => [...cells, ...citationCells(citation, index)]);
  });
  const told = columns.map(({ name, width, zoned }) => ({ name: zoned ? `${name} (${copy.zone})` : name, width }));
  const cited = [["Citation", 9] as const, ...citationColumns].map(([name, width]) => ({ name, width }));
  return { name: "Claims", columns: [...told, ...cited], rows };
}

/** They begin with the citation's number in its claim. */
function citationCells(citation: CopyCitation | undefined, index: number): Cell[] {
  if (citation === undefined) return ["", ...citationColumns.map(() => "")];
  return [index + 1, ...citationColumns.map(([, , cell]) => cell(citation))];
}
