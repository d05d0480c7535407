/**
 * One step that leads from one document to another, or null when they are equal. As small as is safe: inside one block of words
 * just the differing characters, else whole top-level blocks, so that it always applies.
 */
import { type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";

export function changeBetween(before: Node, after: Node): Step | null {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return null;
  return insideOneBlock(before, after, start) ?? wholeBlocks(before, after);
}

function insideOneBlock(before: Node, after: Node, start: number): Step | null {
  const end = before.content.findDiffEnd(after.content);
  if (end === null) return null;
  // The differences from both sides may overlap, as in "aa" to "aaa".
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [endBefore, endAfter] = [end.a + overlap, end.b + overlap];
  const [at, to] = [before.resolve(start), before.resolve(endBefore)];
  const [nowAt, nowTo] = [after.resolve(start), after.resolve(endAfter)];
  const within = at.parent.isTextblock && at.sameParent(to) && nowAt.sameParent(nowTo) && at.depth === nowAt.depth;
  if (!within || !at.parent.hasMarkup(nowAt.parent.type, nowAt.parent.attrs)) return null;
  return new ReplaceStep(start, endBefore, after.slice(start, endAfter));
}

function wholeBlocks(before: Node, after: Node): Step {
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  while (first < most && before.child(first).eq(after.child(first))) first += 1;
  let last = 0;
  while (last < most - first && before.child(before.childCount - 1 - last).eq(after.child(after.childCount - 1 - last)))
    last += 1;
  const slice = after.content.cut(offsetOf(after, first), offsetOf(after, after.childCount - last));
  return new ReplaceStep(offsetOf(before, first), offsetOf(before, before.childCount - last), new Slice(slice, 0, 0));
}

function offsetOf(doc: Node, child: number): number {
  let offset = 0;
  for (let index = 0; index < child; index += 1) offset += doc.child(index).nodeSize;
  return offset;
}
