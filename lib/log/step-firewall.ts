/**
 * What text steps may be: nothing reaches the log that a peer cannot apply, undo and draw. Steps are read strictly (what
 * ProseMirror would write for them is what must have come in), applied, and the blocks they changed are checked whole.
 */
import type { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { AppError } from "../app-error.ts";
import { schema } from "../article/schema.ts";
import { flatStep } from "./flat-step.ts";
import { depthOfJson } from "./json-depth.ts";
import type { TextWalk } from "./text-walk.ts";

/** Fields each kind of step may have; others are refused, also the kinds that are not here. */
const stepFields: ReadonlyMap<unknown, readonly string[]> = new Map([
  ["replace", ["from", "to", "slice", "structure"]],
  ["replaceAround", ["from", "to", "gapFrom", "gapTo", "insert", "slice", "structure"]],
  ["addMark", ["from", "to", "mark"]],
  ["removeMark", ["from", "to", "mark"]],
  // What undoing a mark becomes: several of the two above.
  ["markSet", ["steps"]],
]);
const mostMarks = 1000;
/** Characters of changed blocks, summed over the steps of a batch. */
const mostWork = 30_000_000;
const positionFields = ["from", "to", "gapFrom", "gapTo"] as const;

const deepest = 24;
const largestDocument = 4_000_000;
/** ProseMirror itself reads JSON by recursion: depth is measured first, without it. */
const deepestJson = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** The batch as steps, from `doc` on. Throws `unfit` for the whole batch. */
export function soundBatch(doc: Node, batch: readonly Record<string, unknown>[]): TextWalk {
  const steps: Step[] = [];
  const docs = [doc];
  let work = 0;
  for (const json of batch) {
    const step = soundStep(json);
    const after = soundResult(step, docs.at(-1)!);
    work += sizeOfChanged(step, after);
    if (work > mostWork)
      throw new AppError("too-large", "Too many changes at once in one very long paragraph. Split it.");
    steps.push(step);
    docs.push(after);
  }
  return { steps, docs };
}

/**
 * A batch that was sound where it was made can be too much on top of what it missed: two that wrap the same words, each as deep as may
 * be. Everything else that rebasing keeps has just been applied, and that checks content. Throws `unfit` or `too-large`.
 */
export function refuseExcess({ docs }: TextWalk): void {
  const before = docs[0]!;
  const after = docs.at(-1)!;
  refuseLarge(after);
  const [first, behind] = changedStretch(before, after);
  for (let index = first; index < behind; index += 1) refuseDeep(after.child(index), 1);
}

function refuseLarge(doc: Node): void {
  if (doc.content.size > largestDocument) throw new AppError("too-large", "The article would grow beyond its limit.");
}

function refuseDeep(node: Node, depth: number): void {
  if (depth > deepest) refuse("nesting that is too deep");
  if (node.isTextblock) return;
  node.forEach((child) => {
    refuseDeep(child, depth + 1);
  });
}

/** Checking costs as much as the blocks that changed are long. */
function sizeOfChanged(step: Step, after: Node): number {
  let size = 0;
  step.getMap().forEach((_start, _end, newStart) => {
    const at = after.resolve(Math.min(newStart, after.content.size));
    if (at.depth > 0) size += at.node(1).nodeSize;
  });
  return size;
}

function soundStep(given: Record<string, unknown>): Step {
  if (depthOfJson(given, deepestJson) > deepestJson) refuse("nesting that is too deep");
  const json = flatStep(given);
  checkFields(json);
  const step = read(json);
  if (!sameJson(step.toJSON(), json)) refuse("fields that mean nothing here");
  return step;
}

function checkFields(json: Record<string, unknown>): void {
  const fields = stepFields.get(json.stepType);
  if (fields === undefined) refuse("a kind of step that is not allowed");
  for (const key of Object.keys(json)) {
    if (key !== "stepType" && !fields.includes(key)) refuse(`an unknown field ${JSON.stringify(key.slice(0, 40))}`);
  }
  for (const key of positionFields) {
    if (fields.includes(key) && !isPosition(json[key])) refuse(`${key} is not a position`);
  }
  if (fields.includes("from") && (json.from as number) > (json.to as number)) refuse("positions in the wrong order");
  if (json.stepType === "markSet") checkMarkSet(json.steps);
}

/** An empty one is the undoing of a mark that was there already. */
function checkMarkSet(steps: unknown): void {
  if (!Array.isArray(steps) || steps.length > mostMarks) refuse("an odd set of marks");
  for (const step of steps as unknown[]) {
    if (typeof step !== "object" || step === null) refuse("an odd set of marks");
    const mark = step as Record<string, unknown>;
    if (mark.stepType !== "addMark" && mark.stepType !== "removeMark") refuse("an odd set of marks");
    checkFields(mark);
  }
}

function isPosition(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= largestDocument;
}

function read(json: Record<string, unknown>): Step {
  try {
    return Step.fromJSON(schema, json);
  } catch (error) {
    return refuse(error instanceof RangeError ? error.message : "a step that cannot be read");
  }
}

function soundResult(step: Step, doc: Node): Node {
  step.getMap().forEach((start, end) => {
    if (end > doc.content.size || start > end) refuse("positions outside the article");
    if (isInsideCharacter(doc, start) || isInsideCharacter(doc, end)) refuse("half a character");
  });
  const after = applied(step, doc);
  refuseLarge(after);
  checkChanged(doc, after);
  if (!inverted(step, doc, after)?.eq(doc)) refuse("a step that cannot be undone");
  return after;
}

function inverted(step: Step, doc: Node, after: Node): Node | null {
  try {
    return step.invert(doc).apply(after).doc;
  } catch {
    return null;
  }
}

function applied(step: Step, doc: Node): Node {
  try {
    const result = step.apply(doc);
    return result.doc ?? refuse(result.failed ?? "a step that does not apply");
  } catch (error) {
    if (error instanceof AppError) throw error;
    return refuse("a step that does not apply");
  }
}

/** Blocks shared with the document before, at its beginning and end, were sound then, and so was their order. */
function checkChanged(before: Node, after: Node): void {
  const [first, behind] = changedStretch(before, after);
  try {
    if (!sameKinds(before, after, first, behind) && !after.type.validContent(after.content)) {
      refuse("blocks in an order that no article has");
    }
    for (let index = first; index < behind; index += 1) {
      const block = after.child(index);
      refuseDeep(block, 1);
      block.check();
      checkText(block);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    refuse(error instanceof RangeError ? error.message : "content that does not fit the article");
  }
}

/** Numbers of the first changed block after the change, and of the first shared one behind it. */
function changedStretch(before: Node, after: Node): [first: number, behind: number] {
  const most = Math.min(before.childCount, after.childCount);
  let first = 0;
  while (first < most && before.child(first) === after.child(first)) first += 1;
  let shared = 0;
  while (
    shared < most - first &&
    before.child(before.childCount - 1 - shared) === after.child(after.childCount - 1 - shared)
  ) {
    shared += 1;
  }
  return [first, after.childCount - shared];
}

function sameKinds(before: Node, after: Node, first: number, behind: number): boolean {
  if (before.childCount !== after.childCount) return false;
  for (let index = first; index < behind; index += 1) {
    if (!before.child(index).sameMarkup(after.child(index))) return false;
  }
  return true;
}

/** Each text by itself: a mark that begins inside a character would tear it apart wherever it is drawn. */
function checkText(block: Node): void {
  block.descendants(({ text }) => {
    if (text === undefined) return;
    if (!text.isWellFormed()) refuse("half a character");
    if (control.test(text)) refuse("a character that is not text");
  });
}

/** Between the two halves of a character beyond the first 65,536: two such cuts can leave text that looks whole. */
function isInsideCharacter(doc: Node, position: number): boolean {
  const { textOffset, nodeAfter } = doc.resolve(position);
  if (textOffset === 0) return false;
  const code = nodeAfter!.text!.charCodeAt(0);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Equal as JSON, whatever the order of keys. Depth is bounded by the caller. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => sameJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function refuse(what: string): never {
  throw new AppError(
    "unfit",
    `The change was refused whole: it contains ${what}. Reload the article and make it again.`,
  );
}
