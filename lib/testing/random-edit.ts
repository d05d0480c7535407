/** One random edit of an article over the whole schema, as a person or a paste might make it. */
import { Fragment, type Node, Slice } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { canJoin, canSplit } from "prosemirror-transform";
import { textBlocks } from "../article/document-text.ts";
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

/** Null when the edit drawn does not fit where it was drawn. */
export function randomEdit(state: EditorState, random: Random): Transaction | null {
  const tr = state.tr;
  const edit = random.pick(edits);
  try {
    edit(tr, random);
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.name === "TransformError")) return null;
    throw error;
  }
  return tr.docChanged && [...tr.docs.slice(1), tr.doc].every(isSound) ? tr : null;
}

/** No editor's command leaves content that does not fit, and no keyboard cuts a character in half. */
function isSound(doc: Node): boolean {
  try {
    doc.check();
  } catch {
    return false;
  }
  return textBlocks(doc).every((block) => block.text.isWellFormed());
}

type Edit = (tr: Transaction, random: Random) => void;

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

function type(tr: Transaction, random: Random): void {
  const at = textSpot(tr.doc, random);
  if (at !== null) tr.insertText(random.chance(0.3) ? " " : random.pick(words), at);
}

function erase(tr: Transaction, random: Random): void {
  const { from, to } = stretch(tr.doc, random, random.chance(0.1) ? 60 : 8);
  tr.delete(from, to);
}

function replace(tr: Transaction, random: Random): void {
  const at = textSpot(tr.doc, random);
  if (at === null) return;
  const end = Math.min(tr.doc.resolve(at).end(), at + random.below(12));
  tr.insertText(random.pick(words), at, end);
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
  const { em, strong, link } = schema.marks;
  const made = random.pick([em!.create(), strong!.create(), link!.create({ href: "https://example.org/a" })]);
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

function paste(tr: Transaction, random: Random): void {
  const source = stretch(tr.doc, random, 50);
  const slice = random.chance(0.5)
    ? tr.doc.slice(source.from, source.to)
    : new Slice(Fragment.from(schema.nodes.paragraph!.create(null, schema.text(random.pick(words)))), 0, 0);
  const target = stretch(tr.doc, random, 6);
  tr.replaceRange(target.from, target.to, slice);
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
