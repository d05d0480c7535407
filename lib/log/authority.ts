/**
 * Who decides the order of text: the article in memory with a window of recent entries, against which a late batch is rebased,
 * one entry at a time, exactly as prosemirror-collab rebases unconfirmed steps in the browser (mirrored mapping). So the stock
 * client sees its own steps come back, and steps that no longer apply are dropped alike on both sides.
 */
import type { Node } from "prosemirror-model";
import { type Mapping, Step, Transform } from "prosemirror-transform";
import { AppError, invariant } from "../app-error.ts";
import { schema } from "../article/schema.ts";
import type { Range } from "../claim/range.ts";
import { applyEntry } from "./apply-entry.ts";
import type { ArticleState } from "./article-state.ts";
import type { LogEntry } from "./event.ts";
import { soundBatch } from "./step-firewall.ts";

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
      const steps = entry.event.steps.map((json) => Step.fromJSON(schema, json as Record<string, unknown>));
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
  /** The steps as they fit the present version; fewer than sent when some no longer apply, perhaps none. */
  steps: readonly Step[];
  /** Documents before each step, and after the last: `docs.length === steps.length + 1`. */
  docs: readonly Node[];
  dropped: number;
}

/** A batch made at `version`, checked there and rebased to the present. Throws `not-current`, `history-gone` or `unfit`. */
export function acceptSteps(live: LiveArticle, version: number, batch: readonly Record<string, unknown>[]): Accepted {
  const missed = missedSince(live, version);
  if (missed.length * batch.length > mostRebased)
    throw notCurrent(live, "Too much happened since then to merge at once.");
  const base = missed[0]?.before ?? live.state.doc;
  const sound = soundBatch(base, batch);
  let mine = withInverses(base, sound.steps);
  for (const entry of missed) mine = rebase(mine, entry.steps, entry.before);
  const docs = [live.state.doc];
  for (const { step } of mine) docs.push(through(docs.at(-1)!, [step]));
  return { steps: mine.map(({ step }) => step), docs, dropped: batch.length - mine.length };
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

/** The window's entries from `version` on; an entry that `version` falls into is cut. */
function missedSince(live: LiveArticle, version: number): WindowEntry[] {
  if (version > live.state.version) {
    throw notCurrent(live, "The article here is older than the one you edit.");
  }
  if (version === live.state.version) return [];
  const first = live.window[0]?.version ?? live.state.version;
  if (version < first) throw new AppError("history-gone", "Too much has changed since then. Reload the article.");
  return live.window
    .filter((entry) => entry.version + entry.steps.length > version)
    .map((entry) => (entry.version >= version ? entry : cut(entry, version - entry.version)));
}

function cut(entry: WindowEntry, done: number): WindowEntry {
  return {
    ...entry,
    version: entry.version + done,
    before: through(entry.before, entry.steps.slice(0, done)),
    steps: entry.steps.slice(done),
  };
}

function through(doc: Node, steps: readonly Step[]): Node {
  let current = doc;
  for (const step of steps) {
    const result = step.apply(current);
    invariant(result.doc, `an accepted step applies: ${result.failed}`);
    current = result.doc;
  }
  return current;
}

/** Left out of the library's types, though its own collab package lives by it. */
interface Mirroring extends Mapping {
  setMirror(index: number, mirror: number): void;
}

interface Rebased {
  step: Step;
  inverse: Step;
}

function withInverses(doc: Node, steps: readonly Step[]): Rebased[] {
  let current = doc;
  return steps.map((step) => {
    const inverse = step.invert(current);
    current = through(current, [step]);
    return { step, inverse };
  });
}

/** `mine` moved from before `theirs` to behind it; the same walk as prosemirror-collab's `rebaseSteps`. */
function rebase(mine: readonly Rebased[], theirs: readonly Step[], base: Node): Rebased[] {
  const transform = new Transform(
    through(
      base,
      mine.map(({ step }) => step),
    ),
  );
  for (const { inverse } of mine.toReversed()) transform.step(inverse);
  for (const step of theirs) transform.step(step);
  const kept: Rebased[] = [];
  let mapFrom = mine.length;
  for (const { step } of mine) {
    const mapped = step.map(transform.mapping.slice(mapFrom));
    mapFrom -= 1;
    if (mapped === null || transform.maybeStep(mapped).failed) continue;
    (transform.mapping as Mirroring).setMirror(mapFrom, transform.steps.length - 1);
    kept.push({ step: mapped, inverse: mapped.invert(transform.docs.at(-1)!) });
  }
  return kept;
}
