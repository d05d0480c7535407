/** The answer to a command, built from the log: the same when it is asked for again, under the rights of now. */
import "server-only";
import type { Tx } from "#db/client.ts";
import { logRows } from "#db/log.ts";
import type { Command } from "../log/command.ts";
import type { LogEntry } from "../log/event.ts";
import { presentEntry } from "../log/present.ts";
import type { Principal } from "../policy/can.ts";
import type { HeldArticle } from "./live-articles.ts";
import { openEntry } from "./seal-entry.ts";

export interface CommandAnswer {
  /** Of the last entry the command wrote, or the one it found when it changed nothing; `version` likewise. */
  seq: number;
  version: number;
  /** The entries it wrote, as this reader may see them. */
  events: LogEntry[];
  /** Steps of an `edit-text` that no longer applied after what others did meanwhile. */
  dropped?: number;
}

export async function answerFrom(
  tx: Tx,
  principal: Principal,
  article: HeldArticle,
  { firstSeq, lastSeq }: { firstSeq: number; lastSeq: number },
  command: Command,
): Promise<CommandAnswer> {
  const { state } = article.live;
  const rows = await logRows(tx, state.meta.id, { after: Math.min(firstSeq, lastSeq) - 1, upTo: lastSeq });
  const entries = rows.filter((row) => row.seq >= firstSeq).map(openEntry);
  return {
    seq: lastSeq,
    version: rows.at(-1)?.version ?? state.version,
    events: entries.map((entry) => presentEntry(entry, state, principal)),
    ...(command.type === "edit-text" ? { dropped: command.steps.length - acceptedSteps(entries) } : {}),
  };
}

function acceptedSteps(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, { event }) => sum + (event.type === "text-edited" ? event.steps.length : 0), 0);
}
