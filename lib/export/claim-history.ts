/**
 * The log as sentences, per claim. An allow-list like everything in a copy: an event that is not named here prints nothing, and
 * a note's words or a source's name never appear, since they stand (or do not stand) in the claim's own note.
 */
import type { Person } from "../article/article.ts";
import type { ClaimEvent, ClaimMove } from "../claim/events.ts";
import type { DecisionEvent } from "../decision/events.ts";
import type { EvidenceEvent } from "../evidence/events.ts";
import { findingWords, outcomeWords, relationWords, replyWords, resolutionWords, waitingWords } from "./wording.ts";

type PrintedEvent =
  | ClaimEvent
  | EvidenceEvent
  | DecisionEvent
  | { type: "text-edited"; moves: readonly ClaimMove[] }
  | { type: "article-created" | "article-edited" | "access-set" | "archived" | "author-named" | "withheld" };

/** An entry of the log as presented for the reader; the log's own type fits. */
export interface HistoryEntry {
  at: string;
  by: Person;
  event: PrintedEvent;
}

export interface HistoryLine {
  at: string;
  by: string;
  what: string;
}

/** Lines by claim id, oldest first. */
export function claimHistories(entries: readonly HistoryEntry[]): ReadonlyMap<string, readonly HistoryLine[]> {
  const histories = new Map<string, HistoryLine[]>();
  for (const { at, by, event } of entries) {
    for (const [claimId, what] of sentences(event)) {
      const lines = histories.get(claimId) ?? [];
      histories.set(claimId, lines);
      lines.push({ at, by: by.name, what });
    }
  }
  return histories;
}

function sentences(event: PrintedEvent): [claimId: string, what: string][] {
  if (event.type === "text-edited") return event.moves.map((move) => [move.claimId, movedSentence(move)]);
  if (event.type === "claim-added") return [[event.claim.id, `added the claim: ${event.claim.words}`]];
  const what = sentenceOf(event);
  return what === null || !("claimId" in event) ? [] : [[event.claimId, what]];
}

function movedSentence(move: ClaimMove): string {
  return move.placed ? `edited the text; the words became: ${move.words}` : "edited the text; the words went";
}

function because(reason: string): string {
  return reason === "" ? "" : `: ${reason}`;
}

function sentenceOf(event: PrintedEvent): string | null {
  switch (event.type) {
    case "claim-edited":
      return `edited the claim (${Object.keys(event.fields).join(", ")})`;
    case "claim-assigned":
      return event.assignee === null ? "took the assignment back" : `assigned the claim to ${event.assignee.name}`;
    case "claim-placed":
      return `${event.found ? "the words came back" : "placed the claim"}: ${event.words}`;
    case "claim-withdrawn":
      return `withdrew the claim${because(event.reason)}`;
    case "check-started":
      return "started the check";
    case "claim-waiting":
      return waitingWords[event.for].toLowerCase();
    case "note-added":
      return event.note.internal ? "added an internal note" : "added a note for the copy";
    case "note-edited":
      return "edited a note";
    case "note-withdrawn":
      return "took a note back";
    case "citation-added":
      return `cited a source (${relationWords[event.citation.relation].toLowerCase()})`;
    case "citation-edited":
      return "edited a citation";
    case "citation-removed":
      return "removed a citation";
    case "file-attached":
      return "attached a file";
    case "finding-recorded":
      return `recorded the finding ${findingWords[event.check.finding].toLowerCase()}${because(event.check.reason)}`;
    case "finding-withdrawn":
      return "took the finding back";
    case "resolution-set":
      return event.resolution === null
        ? `took the resolution back${because(event.reason)}`
        : `set the resolution ${resolutionWords[event.resolution].toLowerCase()}${because(event.reason)}`;
    case "claim-approved":
      return event.approval.self ? "approved the claim (self-checked)" : "approved the claim";
    case "claim-returned":
      return `returned the claim${because(event.reason)}`;
    case "query-asked":
      return event.query.purpose === "reply" ? "asked for a reply" : "asked a query";
    case "query-answered":
      return `closed a query: ${replyWords[event.reply].toLowerCase()}`;
    case "correction-proposed":
      return "proposed other words";
    case "correction-decided":
      return `decided a correction: ${outcomeWords[event.outcome].toLowerCase()}`;
    case "claim-cleared":
      return "cleared the words for print";
    default:
      return null;
  }
}
