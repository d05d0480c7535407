/**
 * The answer to a command, built from the rows it wrote, which are at hand at first and in the log when it is asked for again: the
 * same answer, under the rights of now.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { type LogRow, logRows } from "#db/log.ts";
import type { ArticleState } from "../log/article-state.ts";
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
  const rows = article.written[0]?.seq === firstSeq ? article.written : await rowsOf(tx, state, firstSeq, lastSeq);
  const entries = rows.filter((row) => row.seq >= firstSeq).map(openEntry);
  return {
    seq: lastSeq,
    version: rows.at(-1)?.version ?? state.version,
    events: entries.map((entry) => presentEntry(entry, state, principal)),
    ...(command.type === "edit-text" ? { dropped: command.steps.length - acceptedSteps(entries) } : {}),
  };
}

/** When the command changed nothing, the entry it found. */
async function rowsOf(tx: Tx, state: ArticleState, firstSeq: number, lastSeq: number): Promise<readonly LogRow[]> {
  if (lastSeq < firstSeq && lastSeq === state.seq) return [];
  return logRows(tx, state.meta.id, { after: Math.min(firstSeq, lastSeq) - 1, upTo: lastSeq });
}

function acceptedSteps(entries: readonly LogEntry[]): number {
  return entries.reduce((sum, { event }) => sum + (event.type === "text-edited" ? event.steps.length : 0), 0);
}
