/**
 * The statements of an article: the sentences of its headline, text, tables and captions, each something that somebody could check.
 * Byline, dateline and credits are not among them, nor what has fewer than three words and no number. Sentences end where Unicode
 * (UAX #29) ends them, but not behind a title or an initial.
 */
import type { Node } from "prosemirror-model";
import { textOfBlock } from "./document-text.ts";
import { schema } from "./schema.ts";

/** Positions in the document, without the white space around the sentence. */
export interface Statement {
  from: number;
  to: number;
}

const { byline, dateline, credit } = schema.nodes;

/** In reading order, of the blocks between two positions. A block that did not change is not cut again. */
export function statementsOf(doc: Node, start = 0, end = doc.content.size): Statement[] {
  const found: Statement[] = [];
  doc.nodesBetween(start, end, (node, position) => {
    if (!node.isTextblock) return true;
    if (node.type === byline || node.type === dateline || node.type === credit) return false;
    for (const { from, to } of sentencesOf(node)) found.push({ from: position + 1 + from, to: position + 1 + to });
    return false;
  });
  return found;
}

const known = new WeakMap<Node, readonly Statement[]>();

/** By offsets in the block. */
function sentencesOf(block: Node): readonly Statement[] {
  let sentences = known.get(block);
  if (sentences === undefined) {
    sentences = cut(textOfBlock(block));
    known.set(block, sentences);
  }
  return sentences;
}

/** Without any of these there is one sentence at most, and no need to look for others: that costs by the block. */
const mayEnd = /[\p{Sentence_Terminal}…\n]/u;

/** One language for all, so that every machine cuts alike. Made at the first need: it takes a browser 10 to 30 ms. */
let segmenter: Intl.Segmenter | undefined;
function segmentsOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "sentence" });
  return segmenter.segment(text);
}

function cut(text: string): Statement[] {
  if (!mayEnd.test(text)) return weightOf(text) >= fewestWords ? [trimmed(text, 0)] : [];
  const sentences: Statement[] = [];
  let [from, weight] = [0, 0];
  for (const { segment, index } of segmentsOf(text)) {
    weight += weightOf(segment);
    if (weight < fewestWords || goesOn.test(segment.slice(-longestTitle))) continue;
    const to = index + segment.length;
    sentences.push(trimmed(text.slice(from, to), from));
    [from, weight] = [to, 0];
  }
  const rest = text.slice(from);
  if (weight >= fewestWords) sentences.push(trimmed(rest, from));
  else if (rest.trim() !== "" && sentences.length > 0) sentences.at(-1)!.to = from + rest.trimEnd().length;
  return sentences;
}

/** A full stop that belongs to a title or an initial. */
const goesOn =
  /(?<![\p{L}\p{M}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Capt|Sgt|Sen|Rep|Gov|Pres|Hon|Rev|St|No|Nos)\.\s*$/u;

/** With its full stop and a blank or two. */
const longestTitle = 12;

/** Scripts that write no blanks have a word for each letter. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]|[\p{L}\p{M}]+/gu;
const fewestWords = 3;

/** A number says as much as the fewest words that say something. */
function weightOf(text: string): number {
  return /\p{N}/u.test(text) ? fewestWords : (text.match(words)?.length ?? 0);
}

function trimmed(sentence: string, at: number): Statement {
  return { from: at + sentence.length - sentence.trimStart().length, to: at + sentence.trimEnd().length };
}
