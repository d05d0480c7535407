/**
 * A late batch moved over what it missed, one entry at a time, exactly as prosemirror-collab moves unconfirmed steps in the browser
 * (mirrored mapping): the stock client sees its own steps come back, and steps that no longer apply are dropped alike on both sides.
 *
 * Collab undoes, redoes and applies; here the documents on both sides of each entry are at hand, so only what moved is applied. And
 * most of the time people type in different paragraphs: then nothing can be lost, and moving is adding a number (rebase.test.ts
 * holds both against collab's own walk).
 */
import type { Node } from "prosemirror-model";
import { Mapping, ReplaceAroundStep, ReplaceStep, type Step, StepMap } from "prosemirror-transform";
import type { TextWalk } from "./text-walk.ts";

export interface MissedEntry {
  before: Node;
  steps: readonly Step[];
}

/** `batch` begins where the first missed entry does; the answer begins at `now`, the document after the last. */
export function rebased(batch: TextWalk, missed: readonly MissedEntry[], now: Node): TextWalk {
  if (missed.length === 0) return batch;
  return movedBeside(batch, missed, now) ?? movedOver(batch, missed, now);
}

function movedOver(batch: TextWalk, missed: readonly MissedEntry[], now: Node): TextWalk {
  let mine = batch;
  missed.forEach(({ steps }, index) => {
    mine = overEntry(mine.steps, steps, missed[index + 1]?.before ?? now);
  });
  return mine;
}

function overEntry(mine: readonly Step[], theirs: readonly Step[], after: Node): TextWalk {
  const mapping = new Mapping();
  for (const step of mine.toReversed()) mapping.appendMap(step.getMap().invert());
  for (const step of theirs) mapping.appendMap(step.getMap());
  const steps: Step[] = [];
  const docs = [after];
  mine.forEach((step, index) => {
    const undone = mine.length - 1 - index;
    const mapped = step.map(mapping.slice(undone + 1));
    const doc = mapped?.apply(docs.at(-1)!).doc;
    if (!mapped || !doc) return;
    mapping.appendMap(mapped.getMap(), undone);
    steps.push(mapped);
    docs.push(doc);
  });
  return { steps, docs };
}

/**
 * Null when it takes the long way. Replacing text inside a block depends on that block alone: where all of mine stays in one block
 * and nothing of theirs touches it, that block is the same at another place.
 */
function movedBeside(batch: TextWalk, missed: readonly MissedEntry[], now: Node): TextWalk | null {
  const home = onlyBlock(batch);
  if (home === null) return null;
  let start = home.start;
  for (const { steps } of missed) {
    for (const step of steps) {
      // The other kinds change text without a trace in their maps.
      if (!(step instanceof ReplaceStep) && !(step instanceof ReplaceAroundStep)) return null;
      const shift = shiftBeside(step.getMap(), start, start + home.size);
      if (shift === null) return null;
      start += shift;
    }
  }
  return applied(now, batch.steps, start - home.start);
}

/** The one block of text that every step of the batch stays in: where it begins in the first document, and its size there. */
function onlyBlock({ steps, docs }: TextWalk): { start: number; size: number } | null {
  let start: number | null = null;
  for (const [index, step] of steps.entries()) {
    if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return null;
    const from = docs[index]!.resolve(step.from);
    if (!from.parent.isTextblock || step.to > from.end()) return null;
    start ??= from.before();
    if (start !== from.before()) return null;
  }
  if (start === null) return null;
  return { start, size: docs[0]!.nodeAt(start)!.nodeSize };
}

/** By how much the stretch moves; null when a change touches it. */
function shiftBeside(map: StepMap, start: number, end: number): number | null {
  let shift = 0;
  let beside = true;
  map.forEach((oldStart, oldEnd, newStart, newEnd) => {
    if (oldEnd < start) shift += newEnd - newStart - (oldEnd - oldStart);
    else if (oldStart <= end) beside = false;
  });
  return beside ? shift : null;
}

function applied(doc: Node, steps: readonly Step[], shift: number): TextWalk | null {
  const moved: Step[] = [];
  const docs = [doc];
  for (const step of steps) {
    const next = step.map(StepMap.offset(shift));
    const result = next?.apply(docs.at(-1)!).doc;
    if (!next || !result) return null;
    moved.push(next);
    docs.push(result);
  }
  return { steps: moved, docs };
}
