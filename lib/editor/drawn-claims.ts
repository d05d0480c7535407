/**
 * Where claims stand on this screen: the server's ranges carried through the steps it has not confirmed, by the same `settleStep`
 * the server will use. Words that thereby differ from the record's are kept aside as `typed`, so that a claim is stale on the
 * screen while its words are still being typed. Work is proportional to the claims a step touches.
 */
import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import type { ClaimRanges } from "../claim/range.ts";
import { settleStep, wordsOf } from "../claim/settle.ts";
import { hashWords } from "../claim/words-hash.ts";
import type { ArticleState } from "../log/article-state.ts";

export interface TypedWords {
  words: string;
  wordsHash: string;
}

export interface Drawn {
  readonly ranges: ClaimRanges;
  /** By claim id: the words on this screen where they are not the record's. */
  readonly typed: ReadonlyMap<string, TypedWords>;
}

const noneTyped: ReadonlyMap<string, TypedWords> = new Map();

/** One local step more. */
export function drawStep(
  drawn: Drawn,
  step: Step,
  before: Node,
  after: Node,
  confirmed: ArticleState,
  clientId: string,
): Drawn {
  const { ranges, touched } = settleStep(drawn.ranges, step, before, after, clientId);
  return { ranges, typed: withTyped(drawn.typed, ranges, touched, after, confirmed) };
}

/** From the confirmed article and all unconfirmed steps anew. */
export function drawAnew(confirmed: ArticleState, steps: readonly Step[], clientId: string): Drawn {
  let { doc, ranges } = confirmed;
  const touched = new Set<number>();
  for (const step of steps) {
    const after = step.apply(doc).doc;
    if (!after) throw new Error("An own step does not apply to the confirmed article");
    const settled = settleStep(ranges, step, doc, after, clientId);
    ranges = settled.ranges;
    for (const index of settled.touched) touched.add(index);
    doc = after;
  }
  return { ranges, typed: withTyped(noneTyped, ranges, touched, doc, confirmed) };
}

/** `before` where it says the same: what was typed here and comes back from the server moves nothing. */
export function sameDrawn(before: Drawn, now: Drawn): Drawn {
  const [old, ranges] = [before.ranges, now.ranges];
  const isSame =
    old.ids === ranges.ids &&
    old.anchors === ranges.anchors &&
    sameOpen(old.open, ranges.open) &&
    sameTyped(before.typed, now.typed) &&
    old.from.every((from, index) => from === ranges.from[index] && old.to[index] === ranges.to[index]);
  return isSame ? before : now;
}

function sameOpen(before: ClaimRanges["open"], now: ClaimRanges["open"]): boolean {
  if (before === now) return true;
  return (
    before.size === now.size &&
    [...now].every(([id, { clientId, edge }]) => before.get(id)?.edge === edge && before.get(id)?.clientId === clientId)
  );
}

function withTyped(
  typed: Drawn["typed"],
  ranges: ClaimRanges,
  touched: Iterable<number>,
  doc: Node,
  confirmed: ArticleState,
): Drawn["typed"] {
  const changed = new Map(typed);
  for (const index of touched) {
    const id = ranges.ids[index]!;
    const words = wordsOf(ranges, index, doc);
    const record = confirmed.claims.get(id);
    // A point keeps the record's words: the last ones the server knows.
    if (words === "" || words === record?.words) changed.delete(id);
    else if (words !== changed.get(id)?.words) changed.set(id, { words, wordsHash: hashWords(words) });
  }
  return sameTyped(typed, changed) ? typed : changed;
}

function sameTyped(before: Drawn["typed"], now: Drawn["typed"]): boolean {
  return before.size === now.size && [...now].every(([id, { words }]) => before.get(id)?.words === words);
}
