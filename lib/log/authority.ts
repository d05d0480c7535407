/**
 * Who decides the order of text: the article in memory with a window of recent entries, over which a late batch is rebased
 * (rebase.ts).
 */
import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { AppError } from "../app-error.ts";
import type { Range } from "../claim/range.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { LogEntry } from "./event.ts";
import { rebased } from "./rebase.ts";
import { refuseExcess, soundBatch } from "./step-firewall.ts";
import { documentsThrough, type TextWalk, walkThrough } from "./text-walk.ts";

export interface WindowEntry {
  /** The version the steps were applied to, and the document of that version. */
  version: number;
  before: Node;
  steps: readonly Step[];
  /** Characters of the edited blocks of this entry and of all before it. */
  held: number;
}

export interface LiveArticle {
  state: ArticleState;
  /** Recent text entries in order, the last one leading to the present version. */
  window: readonly WindowEntry[];
}

/** Documents of neighbouring versions share every block but the edited one: that one is what an entry holds in memory. */
const longestWindow = 2000;
const heldByWindow = 16_000_000;
/** Entries missed × steps sent: beyond it the sender, who can do it alone, merges instead of everybody waiting. */
const mostRebased = 3000;

export function liveArticle(state: ArticleState): LiveArticle {
  return { state, window: [] };
}

/** The article after these entries. `touched` names the claims that a projection must write. */
export function advance(
  live: LiveArticle,
  entries: readonly LogEntry[],
): { live: LiveArticle; touched: ReadonlySet<string> } {
  let state = live.state;
  const added: WindowEntry[] = [];
  let held = live.window.at(-1)?.held ?? 0;
  const touched = new Set<string>();
  for (const entry of entries) {
    if (entry.event.type === "text-edited") {
      const { steps } = walkThrough(state.doc, entry.event.steps);
      held += sizeOfEdited(state.doc, steps);
      added.push({ version: entry.event.version, before: state.doc, steps, held });
    }
    const applied = applyEntry(state, entry);
    state = applied.state;
    for (const id of applied.touched) touched.add(id);
  }
  const window = added.length === 0 ? live.window : bounded([...live.window, ...added]);
  return { live: { state, window }, touched };
}

/** The newest entries that fit, the last one always. */
function bounded(window: readonly WindowEntry[]): readonly WindowEntry[] {
  const limit = window.at(-1)!.held - heldByWindow;
  const first = window.findIndex((entry, index) => entry.held > limit || index === window.length - 1);
  return window.slice(Math.max(first, window.length - longestWindow));
}

/** Of the top-level blocks that hold the starts of the steps: near enough for a bound. */
function sizeOfEdited(doc: Node, steps: readonly Step[]): number {
  let size = 0;
  for (const step of steps) {
    step.getMap().forEach((start) => {
      const at = doc.resolve(Math.min(start, doc.content.size));
      if (at.depth > 0) size += at.node(1).nodeSize;
    });
  }
  return size;
}

export interface Accepted {
  /** From the present document on: the steps as they fit there, fewer than sent when some no longer apply, perhaps none. */
  walk: TextWalk;
  dropped: number;
}

/** A batch made at `version`, checked there and rebased to the present. Throws `not-current`, `history-gone` or `unfit`. */
export function acceptSteps(live: LiveArticle, version: number, batch: readonly Record<string, unknown>[]): Accepted {
  const missed = missedSince(live, version);
  if (missed.length * batch.length > mostRebased)
    throw notCurrent(live, "Too much happened since then to merge at once.");
  const sound = soundBatch(missed[0]?.before ?? live.state.doc, batch);
  const walk = rebased(sound, missed, live.state.doc);
  if (missed.length > 0) refuseExcess(walk);
  return { walk, dropped: batch.length - walk.steps.length };
}

/** A stretch of an older version where it stands now, plainly mapped; empty when its words are gone. */
export function presentRange(live: LiveArticle, at: Range & { version: number }): Range {
  let { from, to } = at;
  for (const entry of missedSince(live, at.version)) {
    for (const step of entry.steps) {
      from = step.getMap().map(from, 1);
      to = step.getMap().map(to, -1);
    }
  }
  return from <= to ? { from, to } : { from: to, to };
}

function notCurrent(live: LiveArticle, why: string): AppError {
  return new AppError("not-current", `${why} Fetch what is new and send again.`, { version: live.state.version });
}

/** Batches made at an older version can no longer be rebased. */
export function oldestVersion(live: LiveArticle): number {
  return live.window[0]?.version ?? live.state.version;
}

/** The window's entries from `version` on; an entry that `version` falls into is cut. */
function missedSince(live: LiveArticle, version: number): WindowEntry[] {
  if (version > live.state.version) {
    throw notCurrent(live, "The article here is older than the one you edit.");
  }
  if (version === live.state.version) return [];
  if (version < oldestVersion(live))
    throw new AppError("history-gone", "Too much has changed since then. Reload the article.");
  const missed: WindowEntry[] = [];
  for (let index = live.window.length - 1; index >= 0; index -= 1) {
    const entry = live.window[index]!;
    if (entry.version + entry.steps.length <= version) break;
    missed.push(entry.version >= version ? entry : cut(entry, version - entry.version));
  }
  return missed.reverse();
}

function cut(entry: WindowEntry, done: number): WindowEntry {
  return {
    ...entry,
    version: entry.version + done,
    before: documentsThrough(entry.before, entry.steps.slice(0, done)).at(-1)!,
    steps: entry.steps.slice(done),
  };
}
