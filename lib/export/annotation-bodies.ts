/** What an annotation says of its claim: a body of plain text for each thing the copy carries, its purpose the W3C's word for it. */
import type { CopyClaim } from "./annotated-copy.ts";
import { decisionFacts, fileLine, standingOfClaim } from "./claim-facts.ts";
import type { CopyCitation } from "./copy-citations.ts";
import type { CopyNote } from "./copy-notes.ts";
import { clearedLine, correctionLines, queryLines } from "./exchange-facts.ts";
import type { Json } from "./json-text.ts";
import { noteText } from "./note-text.ts";
import { printedDay, printedMoment } from "./printed-time.ts";
import { kindWords, rankWords, relationWords } from "./wording.ts";

type Purpose = "assessing" | "commenting" | "describing" | "editing" | "linking" | "questioning";

export function bodiesOf(claim: CopyClaim, zone: string): Json[] {
  return [
    ...texts("describing", [claim.statement]),
    ...texts("assessing", [
      standingLine(claim),
      ...decisionFacts(claim, zone).map(({ name, value }) => `${name}: ${value}`),
    ]),
    ...texts("assessing", [lineOf(clearedLine(claim, zone))]),
    ...claim.citations.flatMap(citationBodies),
    ...claim.notes.map(noteBody),
    ...texts(
      "editing",
      claim.corrections.map((each) => correctionLines(each, zone).map(lineOf).join("\n")),
    ),
    ...texts(
      "questioning",
      claim.queries.map((each) => queryLines(each).map(lineOf).join("\n")),
    ),
    ...texts(
      "describing",
      claim.files.map((file) => `File kept as evidence: ${fileLine(file)}`),
    ),
    ...texts(
      "describing",
      claim.history.map(({ at, by, what }) => `${printedMoment(at, zone)}, ${by}: ${what}`),
    ),
  ];
}

function texts(purpose: Purpose, values: readonly string[]): Json[] {
  return values
    .filter((value) => value !== "")
    .map((value) => ({ type: "TextualBody", purpose, value, format: "text/plain" }));
}

function standingLine(claim: CopyClaim): string {
  const kind = claim.kind === null ? [] : [kindWords[claim.kind]];
  return [...standingOfClaim(claim), ...kind].join(" · ");
}

function lineOf([name, value]: readonly [name: string, value: string]): string {
  return value === "" ? "" : `${name}: ${value}`;
}

/** What is cited in words, and where it has an address that as well. */
function citationBodies(citation: CopyCitation): Json[] {
  const link = citation.source?.link ?? null;
  const resource = link === null ? [] : [{ type: "SpecificResource", purpose: "linking", source: new URL(link).href }];
  return [...texts("linking", [citationLine(citation)]), ...resource];
}

function citationLine({ relation, rank, source, alias, locator, passage, consultedOn }: CopyCitation): string {
  const told =
    source === null
      ? [alias]
      : [source.title || (source.link ?? ""), source.author, source.publisher, printedDay(source.published)];
  const details = [...told, locator, consultedOn === "" ? "" : `consulted on ${printedDay(consultedOn)}`];
  const quoted = passage === "" ? "" : `: “${passage}”`;
  return `${relationWords[relation]}, ${rankWords[rank]}: ${details.filter((part) => part !== "").join(", ")}${quoted}`;
}

function noteBody({ by, at, internal, body }: CopyNote): Json {
  return {
    ...{ type: "TextualBody", purpose: "commenting", value: noteText(body), format: "text/plain" },
    ...(internal ? { label: "Internal" } : {}),
    ...(by === null ? {} : { creator: creatorOf(by, "Person") }),
    ...(at === null ? {} : createdAt(at)),
  };
}

export function creatorOf(name: string, type: "Person" | "Organization"): Json | undefined {
  return name === "" ? undefined : { type, name };
}

/** Left out for what is no moment. */
export function createdAt(at: string): { created?: string } {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(at) ? { created: at } : {};
}
