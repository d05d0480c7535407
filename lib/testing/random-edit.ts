/** One random edit of an article over the whole schema, as a person or a paste might make it. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { canJoin, canSplit, type Step } from "prosemirror-transform";
import { schema } from "../article/schema.ts";
import type { Random } from "./seeded-random.ts";

const words = [
  "65%",
  "over 90",
  "TTP",
  "Taliban",
  "2023",
  "“victory”",
  "دری",
  "مرز",
  "the",
  "of",
  "e\u0301",
  "👩‍🚀",
  "1,000",
  "-5",
];

/** Null when the edit drawn does not fit where it was drawn. `word` gives what is typed. */
export function randomEdit(
  state: EditorState,
  random: Random,
  word: () => string = () => random.pick(words),
): Transaction | null {
  const tr = state.tr;
  const edit = random.pick(edits);
  try {
    edit(tr, random, word);
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.name === "TransformError")) return null;
    throw error;
  }
  return tr.docChanged && isPossible(tr) ? tr : null;
}

/** The article after such an edit; the same when the edit drawn does not fit. */
export function editedAtRandom(doc: Node, random: Random): Node {
  return randomEdit(EditorState.create({ doc }), random)?.doc ?? doc;
}

/** The same as steps in JSON; none when the edit drawn does not fit. */
export function randomSteps(doc: Node, random: Random, word?: () => string): Record<string, unknown>[] {
  const edited = randomEdit(EditorState.create({ doc }), random, word);
  return edited === null ? [] : edited.steps.map((step) => step.toJSON());
}

/** No editor's command leaves content that does not fit, and no keyboard cuts a character in half. */
export function isPossible(tr: Transaction): boolean {
  const docs = [...tr.docs, tr.doc];
  return docs.slice(1).every(isSound) && tr.steps.every((step, index) => cutsCleanly(step, docs[index]!));
}

function isSound(doc: Node): boolean {
  let isWhole = true;
  doc.descendants(({ text }) => {
    isWhole &&= text === undefined || text.isWellFormed();
  });
  try {
    doc.check();
  } catch {
    return false;
  }
  return isWhole;
}

function cutsCleanly(step: Step, doc: Node): boolean {
  let isClean = true;
  step.getMap().forEach((start, end) => {
    for (const position of [start, end]) isClean &&= doc.resolve(position).nodeBefore?.text?.isWellFormed() !== false;
  });
  return isClean;
}

type Edit = (tr: Transaction, random: Random, word: () => string) => void;

/** Typing stands several times: it is what people do most. */
const edits: readonly Edit[] = [
  type,
  type,
  type,
  type,
  erase,
  erase,
  split,
  join,
  replace,
  mark,
  wrap,
  paste,
  pasteBlock,
  breakLine,
  rule,
  moveText,
];

function spot(doc: Node, random: Random): number {
  return random.below(doc.content.size + 1);
}

function textSpot(doc: Node, random: Random): number | null {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const position = spot(doc, random);
    if (doc.resolve(position).parent.isTextblock) return position;
  }
  return null;
}

function stretch(doc: Node, random: Random, longest: number): { from: number; to: number } {
  const from = spot(doc, random);
  return { from, to: Math.min(doc.content.size, from + random.below(longest)) };
}

function type(tr: Transaction, random: Random, word: () => string): void {
  const at = textSpot(tr.doc, random);
  if (at !== null) tr.insertText(random.chance(0.3) ? " " : word(), at);
}

function erase(tr: Transaction, random: Random): void {
  const { from, to } = stretch(tr.doc, random, random.chance(0.1) ? 60 : 8);
  tr.delete(from, to);
}

function replace(tr: Transaction, random: Random, word: () => string): void {
  const at = textSpot(tr.doc, random);
  if (at === null) return;
  const end = Math.min(tr.doc.resolve(at).end(), at + random.below(12));
  tr.insertText(word(), at, end);
}

function split(tr: Transaction, random: Random): void {
  const at = textSpot(tr.doc, random);
  if (at !== null && canSplit(tr.doc, at)) tr.split(at);
}

function join(tr: Transaction, random: Random): void {
  const at = spot(tr.doc, random);
  if (canJoin(tr.doc, at)) tr.join(at);
}

function mark(tr: Transaction, random: Random): void {
  const { from, to } = stretch(tr.doc, random, 20);
  const { em, strong, superscript, subscript, link } = schema.marks;
  const href = random.chance(0.5) ? "https://example.org/a" : "https://example.org/b";
  const made = random.pick(
    [em, em, strong, superscript, subscript].map((kind) => kind!.create()).concat(link!.create({ href })),
  );
  if (random.chance(0.7)) tr.addMark(from, to, made);
  else tr.removeMark(from, to, made);
}

function wrap(tr: Transaction, random: Random): void {
  const at = textSpot(tr.doc, random);
  if (at === null) return;
  const range = tr.doc.resolve(at).blockRange();
  const { blockquote, bullet_list, list_item, heading, paragraph } = schema.nodes;
  if (range === null) return;
  const kind = random.below(4);
  if (kind === 0) tr.wrap(range, [{ type: blockquote! }]);
  else if (kind === 1) tr.wrap(range, [{ type: bullet_list! }, { type: list_item! }]);
  else if (kind === 2) tr.setBlockType(at, at, heading!, { level: 2 + random.below(5) });
  else tr.setBlockType(at, at, paragraph!);
}

function paste(tr: Transaction, random: Random, word: () => string): void {
  const source = stretch(tr.doc, random, 50);
  const slice = random.chance(0.5)
    ? tr.doc.slice(source.from, source.to)
    : new Slice(Fragment.from(schema.nodes.paragraph!.create(null, schema.text(word()))), 0, 0);
  const target = stretch(tr.doc, random, 6);
  tr.replaceRange(target.from, target.to, slice);
}

/** A picture, a table or a list, as they come from another program. */
function pasteBlock(tr: Transaction, random: Random, word: () => string): void {
  const { figure, caption, credit, table, table_row, table_cell, table_header, ordered_list, list_item, paragraph } =
    schema.nodes;
  const words = () => schema.text(word());
  const made = random.pick([
    () => figure!.create({ alt: "A harbour" }, [caption!.create(null, words()), credit!.create(null, words())]),
    () =>
      table!.create(null, [
        table_row!.create(
          null,
          [table_header, table_cell].map((cell) => cell!.create(null, paragraph!.create(null, words()))),
        ),
      ]),
    () => ordered_list!.create({ order: 3 }, list_item!.create(null, paragraph!.create(null, words()))),
  ])();
  const at = spot(tr.doc, random);
  tr.replaceRangeWith(at, at, made);
}

function breakLine(tr: Transaction, random: Random): void {
  const at = textSpot(tr.doc, random);
  if (at !== null) tr.insert(at, schema.nodes.hard_break!.create());
}

function rule(tr: Transaction, random: Random): void {
  const at = spot(tr.doc, random);
  tr.replaceRangeWith(at, at, schema.nodes.horizontal_rule!.create());
}

/** Cut and paste in one transaction, as a drag does it. */
function moveText(tr: Transaction, random: Random): void {
  const { from, to } = stretch(tr.doc, random, 30);
  const slice = tr.doc.slice(from, to);
  tr.delete(from, to);
  const target = textSpot(tr.doc, random);
  if (target !== null) tr.replace(target, target, slice);
}
