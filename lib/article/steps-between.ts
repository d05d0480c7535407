/**
 * The steps that make an article read as another text, an old one or a new draft: an edit like any other, as small as can be, so that
 * claims whose words stand in both are not touched. Blocks that differ are paired in their order; inside a pair whole words are
 * exchanged. Where that comes to more steps than a command takes, it is one.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { ReplaceStep, type Step, Transform } from "prosemirror-transform";
import { changeBetween } from "./change-between.ts";
import { textOfBlock } from "./document-text.ts";
import { gapsBetween } from "./text-diff.ts";
import { hunksBetween, wordDiff } from "./word-diff.ts";

/** A command takes no more. */
const mostSteps = 500;

/** Empty when both are the same. Applied to `now` they give `past`. */
export function stepsBetween(now: Node, past: Node): Step[] {
  const tr = new Transform(now);
  const [old, wanted] = [childrenOf(now), childrenOf(past)];
  const offsetOf = (child: number) => old[child]?.offset ?? now.content.size;
  // From the end, so that what stands before keeps its place.
  for (const gap of gapsBetween(keysOf(now), keysOf(past)).toReversed()) {
    const [before, after] = [old.slice(gap.old.from, gap.old.to), wanted.slice(gap.now.from, gap.now.to)];
    restoreGap(tr, before, after, past, offsetOf(gap.old.from));
    if (tr.steps.length > mostSteps) break;
  }
  if (tr.steps.length <= mostSteps) return tr.steps;
  const whole = changeBetween(now, past);
  return whole === null ? [] : [whole];
}

interface Child {
  node: Node;
  offset: number;
}

/** Blocks that read alike are paired from both ends of the gap; what is left between them is put in whole. */
function restoreGap(tr: Transform, before: Child[], after: Child[], past: Node, at: number): void {
  const most = Math.min(before.length, after.length);
  const fits = before.length === after.length ? isPair : isAlike;
  let first = 0;
  while (first < most && fits(before[first]!.node, after[first]!.node)) first += 1;
  let last = 0;
  while (last < most - first && fits(before.at(-1 - last)!.node, after.at(-1 - last)!.node)) last += 1;
  for (let index = 1; index <= last && tr.steps.length <= mostSteps; index += 1) {
    restoreBlock(tr, before.at(-index)!, after.at(-index)!, past);
  }
  const [old, wanted] = [before.slice(first, before.length - last), after.slice(first, after.length - last)];
  if (old.length + wanted.length > 0) {
    const from = old[0]?.offset ?? (first > 0 ? endOf(before[first - 1]!) : at);
    const content = Fragment.from(wanted.map(({ node }) => node));
    tr.step(new ReplaceStep(from, from + sizeOf(old), new Slice(content, 0, 0)));
  }
  for (let index = first - 1; index >= 0 && tr.steps.length <= mostSteps; index -= 1) {
    restoreBlock(tr, before[index]!, after[index]!, past);
  }
}

function endOf({ node, offset }: Child): number {
  return offset + node.nodeSize;
}

function sizeOf(children: readonly Child[]): number {
  return children.reduce((sum, { node }) => sum + node.nodeSize, 0);
}

function keysOf(doc: Node): string[] {
  return doc.children.map((node) => JSON.stringify(node.toJSON()));
}

function childrenOf(doc: Node): Child[] {
  const children: Child[] = [];
  doc.forEach((node, offset) => {
    children.push({ node, offset });
  });
  return children;
}

function isPair(one: Node, other: Node): boolean {
  return one.isTextblock && one.hasMarkup(other.type, other.attrs);
}

/** Half of the longer one stands in the other. */
function isAlike(one: Node, other: Node): boolean {
  if (!isPair(one, other)) return false;
  const [text, wanted] = [textOfBlock(one), textOfBlock(other)];
  const same = wordDiff(text, wanted).reduce((sum, part) => (part.kind === "same" ? sum + part.text.length : sum), 0);
  return same * 2 >= Math.max(text.length, wanted.length);
}

function restoreBlock(tr: Transform, { node, offset }: Child, old: Child, past: Node): void {
  const start = offset + 1;
  const [present, wanted] = [textOfBlock(node), textOfBlock(old.node)];
  let [shift, gone] = [0, 0];
  const hunks = hunksBetween(present, wanted).map((hunk) => {
    const at = hunk.from + shift - gone;
    shift += hunk.text.length;
    gone += hunk.to - hunk.from;
    return { ...hunk, at: old.offset + 1 + at };
  });
  for (const { from, to, text, at } of hunks.toReversed()) {
    tr.step(new ReplaceStep(start + from, start + to, past.slice(at, at + text.length)));
  }
  restoreMarks(tr, offset, old.node);
}

/** The words are right by now; what is left to differ is emphasis, links and kinds of break. */
function restoreMarks(tr: Transform, offset: number, wanted: Node): void {
  const block = tr.doc.nodeAt(offset)!;
  const from = block.content.findDiffStart(wanted.content);
  const end = block.content.findDiffEnd(wanted.content);
  if (from === null || end === null) return;
  tr.step(
    new ReplaceStep(offset + 1 + from, offset + 1 + Math.max(from, end.a), wanted.slice(from, Math.max(from, end.b))),
  );
}
