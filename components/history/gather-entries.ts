/**
 * Log entries as the lines people read, newest first. A writer's run of small edits is one line: nobody wants to read every batch
 * of keys. An edit that changed a claim, and everything that is no edit, keeps a line of its own.
 */
import type { LogEntry } from "#lib/log/event.ts";
import { type NumberOf, type Said, sayEvent } from "./say-event.ts";

export interface Line extends Said {
  /** Of the last entry in it. */
  seq: number;
  at: string;
  by: string;
  /** Entries in it. */
  entries: number;
}

const runsFor = 10 * 60_000;

/** `entries` in the order of the log. Of a withheld one nothing is known but that it is there: it makes no line. */
export function gatherEntries(entries: readonly LogEntry[], numberOf: NumberOf): Line[] {
  const lines: Line[] = [];
  let previous: LogEntry | undefined;
  for (const entry of entries) {
    if (entry.event.type === "withheld") continue;
    const last = lines.at(-1);
    if (last !== undefined && previous !== undefined && runsOn(previous, entry)) {
      lines[lines.length - 1] = gathered(last, entry);
    } else {
      lines.push({ ...sayEvent(entry.event, numberOf), seq: entry.seq, at: entry.at, by: entry.by.name, entries: 1 });
    }
    previous = entry;
  }
  return lines.reverse();
}

function runsOn(before: LogEntry, entry: LogEntry): boolean {
  return (
    isQuietEdit(before) &&
    isQuietEdit(entry) &&
    before.by.id === entry.by.id &&
    Date.parse(entry.at) - Date.parse(before.at) < runsFor
  );
}

function isQuietEdit({ event }: LogEntry): boolean {
  return event.type === "text-edited" && event.moves.length === 0;
}

function gathered(line: Line, { seq, at, event }: LogEntry): Line {
  const entries = line.entries + 1;
  const version = event.type === "text-edited" ? ` (up to version ${event.version + event.steps.length})` : "";
  return { ...line, seq, at, entries, says: `edited the text ${entries} times${version}` };
}
