/**
 * A log entry as a plain sentence that follows a person's name: "Amina Rahimi" + "approved claim 12". Pure and complete over the
 * closed union of events: a new event does not compile until it can be said. It says what the entry holds and nothing it
 * guesses; what a reader may not see has been withheld before.
 */

import { replyLabels } from "#components/evidence/query-words.ts";
import { count } from "#components/ui/count.ts";
import type { ClaimMove } from "#lib/claim/events.ts";
import type { Source } from "#lib/evidence/evidence.ts";
import type { ArticleEvent, EventOf, EventType } from "#lib/log/event.ts";
import { findingWords, kindWords, outcomeWords, resolutionWords, waitingWords } from "./event-words.ts";
import { shorten } from "./shorten.ts";

export interface Said {
  /** Follows the name of who did it; names the claim as "claim 12". */
  says: string;
  /** The claim it is about, or null when it is about the article. */
  claimId: string | null;
  /** Words to show beneath: a reason, a note, the words of a claim. Empty when there are none. */
  quote: string;
  /** What else came of it: one sentence for each claim an edit changed. */
  also: readonly { claimId: string; says: string }[];
}

/** The number of a claim by its id; null for one this reader cannot name. */
export type NumberOf = (claimId: string) => number | null;

interface Telling {
  says: string;
  claimId?: string;
  quote?: string;
  also?: Said["also"];
}
type Tellers = { [T in EventType]: (event: EventOf<T>, name: (claimId: string) => string) => Telling };

const accessWords = { open: "open to the house", restricted: "restricted to named people" } as const;

const tellers: Tellers = {
  "article-created": (event) => ({
    says: "brought the article in",
    quote:
      event.dropped.length === 0 ? event.meta.title : `${event.meta.title} (left out: ${event.dropped.join("; ")})`,
  }),
  "text-edited": (event, name) => ({
    says: event.draft
      ? `took in another draft (version ${event.version + event.steps.length})`
      : saySteps(event.steps, event.version + event.steps.length),
    also: event.moves.map((move) => ({ claimId: move.claimId, says: `${name(move.claimId)} ${sayMove(move)}` })),
  }),
  "article-edited": (event) => ({ says: sayFields(event.fields) }),
  "author-named": ({ author, person }) => ({
    says:
      person === null
        ? `no longer takes ${author} of a file for anybody`
        : `takes ${author} of a file for ${person.name}`,
  }),
  "access-set": (event) => ({
    says: `made the article ${accessWords[event.access]}${event.access === "restricted" ? ` (${count(event.members.length, "member")})` : ""}`,
  }),
  archived: (event) => ({
    says: event.archived ? "archived the article" : "brought the article back from the archive",
  }),
  "claim-added": (event) => ({
    says: `added claim ${event.claim.number}`,
    claimId: event.claim.id,
    quote: event.claim.words,
  }),
  "claim-edited": (event, name) => ({
    says: `changed ${listed(claimFields(event.fields))} of ${name(event.claimId)}`,
    quote: event.fields.statement ?? event.fields.calculation ?? "",
  }),
  "claim-assigned": (event, name) => ({
    says:
      event.assignee === null
        ? `left ${name(event.claimId)} assigned to nobody`
        : `assigned ${name(event.claimId)} to ${event.assignee.name}`,
  }),
  "claim-placed": (event, name) => ({
    says: event.found ? `brought back the words of ${name(event.claimId)}` : `placed ${name(event.claimId)}`,
    quote: event.words,
  }),
  "claim-withdrawn": (event, name) => ({ says: `withdrew ${name(event.claimId)}`, quote: event.reason }),
  "check-started": (event, name) => ({ says: `started to check ${name(event.claimId)}` }),
  "claim-waiting": (event, name) => ({ says: `set ${name(event.claimId)} to wait for ${waitingWords[event.for]}` }),
  "note-added": (event, name) => ({
    says: `wrote ${event.note.internal ? "an internal note" : "a note"} on ${name(event.claimId)}`,
    quote: event.note.body,
  }),
  "note-edited": (event, name) => ({ says: `rewrote a note on ${name(event.claimId)}`, quote: event.body }),
  "note-withdrawn": (event, name) => ({ says: `took a note on ${name(event.claimId)} back` }),
  "citation-added": (event, name) => ({
    says: `cited ${sourceName(event.citation.alias, event.source)} ${relationWords[event.citation.relation]} ${name(event.claimId)}`,
    quote: event.citation.passage,
  }),
  "citation-edited": (event, name) => ({
    says: `changed a citation of ${name(event.claimId)}`,
    quote: event.citation.passage,
  }),
  "citation-removed": (event, name) => ({ says: `removed a citation from ${name(event.claimId)}` }),
  "source-edited": (event) => ({ says: `changed the record of ${sourceName(null, event.source)}` }),
  "file-attached": (event, name) => ({
    says: `attached a file to ${name(event.claimId)}`,
    quote: event.attachment.name,
  }),
  "finding-recorded": (event, name) => ({
    says: `found ${name(event.claimId)} ${findingWords[event.check.finding]}`,
    quote: event.check.reason,
  }),
  "finding-withdrawn": (event, name) => ({ says: `took the finding on ${name(event.claimId)} back` }),
  "resolution-set": (event, name) => ({
    says:
      event.resolution === null
        ? `took back the resolution of ${name(event.claimId)}`
        : `resolved ${name(event.claimId)}: ${resolutionWords[event.resolution]}`,
    quote: event.reason,
  }),
  "claim-approved": (event, name) => ({
    says: `approved ${name(event.claimId)}${event.approval.self ? " (self-checked)" : ""}`,
    quote: event.approval.words,
  }),
  "claim-returned": (event, name) => ({ says: `returned ${name(event.claimId)}`, quote: event.reason }),
  "query-asked": (event, name) => ({
    says: `asked ${event.query.whom || waitingWords[event.query.to]} ${event.query.purpose === "reply" ? "for a reply to" : "about"} ${name(event.claimId)}`,
    quote: event.query.question,
  }),
  "query-answered": (event, name) => ({
    says: `closed a query on ${name(event.claimId)}: ${replyLabels[event.reply].toLowerCase()}`,
    quote: event.words,
  }),
  "correction-proposed": (event, name) => ({
    says: `proposed ${event.correction.with === "" ? "to cut" : "other words for"} ${name(event.claimId)}`,
    quote: event.correction.with || event.correction.reason,
  }),
  "correction-decided": (event, name) => ({
    says: `${outcomeWords[event.outcome]} a correction of ${name(event.claimId)}`,
    quote: event.outcome === "accepted" ? event.with : event.reason,
  }),
  "claim-cleared": (event, name) => ({
    says: `cleared ${name(event.claimId)} for print`,
    quote: event.clearance.remark || event.clearance.words,
  }),
  "signed-off": (event) => ({
    says:
      event.signOff.override === null
        ? `signed the article off at version ${event.signOff.version}`
        : `signed the article off at version ${event.signOff.version} although ${count(event.signOff.overridden.length, "thing")} blocked`,
    quote: event.correctionNote ?? event.signOff.override ?? "",
  }),
  reopened: (event) => ({ says: "reopened the article", quote: event.reason }),
  withheld: () => ({ says: "made an entry that you may not see" }),
};

const relationWords = {
  supports: "in support of",
  contradicts: "against",
  context: "as context for",
  "to-check": "to be checked for",
} as const;

export function sayEvent(event: ArticleEvent, numberOf: NumberOf): Said {
  const name = (claimId: string) => {
    const number = numberOf(claimId);
    return number === null ? "a claim" : `claim ${number}`;
  };
  const tell = tellers[event.type] as (event: ArticleEvent, name: (claimId: string) => string) => Telling;
  const { says, claimId, quote = "", also = [] } = tell(event, name);
  return { says, claimId: claimId ?? claimOf(event), quote: shorten(quote, 600), also };
}

/** The claim an event is about; null when it is about the article or about many claims. */
export function claimOf(event: ArticleEvent): string | null {
  if (event.type === "claim-added") return event.claim.id;
  return "claimId" in event ? event.claimId : null;
}

/** True when the event is about this claim or changed its words. */
export function concernsClaim(event: ArticleEvent, claimId: string): boolean {
  if (event.type === "text-edited") return event.moves.some((move) => move.claimId === claimId);
  if (event.type === "source-edited") return false;
  return claimOf(event) === claimId;
}

function sayMove(move: ClaimMove): string {
  return move.placed ? `now reads “${shorten(move.words, 160)}”` : "lost its words and is unplaced";
}

/** What was typed can be read off the steps; what was deleted cannot, so it is only said that something was. */
function saySteps(steps: readonly unknown[], version: number): string {
  const typed = shorten(insertedTexts(steps).join(" … "), 120);
  const textual = steps.some((step) => /^replace/.test(String(field(step, "stepType"))));
  const what = typed !== "" ? `edited the text: “${typed}”` : textual ? "edited the text" : "changed the formatting";
  return `${what} (version ${version})`;
}

/** What each step put in, in the order of the text: a replacement is sent as steps from its end to its start. */
function insertedTexts(steps: readonly unknown[]): string[] {
  return steps
    .map((step) => ({ from: Number(field(step, "from")), text: textIn(field(field(step, "slice"), "content")).trim() }))
    .filter(({ text }) => text !== "")
    .sort((one, other) => one.from - other.from)
    .map(({ text }) => text);
}

function textIn(nodes: unknown): string {
  if (!Array.isArray(nodes)) return "";
  return nodes
    .map((node) => {
      const text = field(node, "text");
      return typeof text === "string" ? text : `${textIn(field(node, "content"))} `;
    })
    .join("");
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function sayFields(fields: EventOf<"article-edited">["fields"]): string {
  const parts: string[] = [];
  if (fields.deadline !== undefined) parts.push(fields.deadline === null ? "removed the deadline" : "set the deadline");
  if (fields.language !== undefined) parts.push(`set the language to ${fields.language ?? "unknown"}`);
  if (fields.sourceUrl !== undefined)
    parts.push(fields.sourceUrl === null ? "removed the source link" : `set the source link to ${fields.sourceUrl}`);
  return parts.length === 0 ? "changed the article's details" : listed(parts);
}

function claimFields(fields: EventOf<"claim-edited">["fields"]): string[] {
  const parts: string[] = [];
  if (fields.statement !== undefined) parts.push("the statement");
  if (fields.kind !== undefined) parts.push(`the kind (now ${kindWords[fields.kind]})`);
  if (fields.importance !== undefined) parts.push(`the importance (now ${fields.importance})`);
  if (fields.criticism !== undefined)
    parts.push(`the right of reply (now ${fields.criticism ? "needed" : "not needed"})`);
  if (fields.calculation !== undefined) parts.push("the calculation");
  return parts.length === 0 ? ["the details"] : parts;
}

/** A source that is withheld from this reader is known by its alias alone. */
function sourceName(alias: string | null, source: Source | null): string {
  const title = source?.title || source?.link;
  if (title) return `“${shorten(title, 120)}”`;
  return alias === null || alias === "confidential source" ? "a confidential source" : `“${alias}”`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
