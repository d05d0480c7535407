/**
 * An article as the screens fetch it: the state a reader may see, without what follows from the rest. A claim nothing is known of
 * yet is its id, number, place, hash and time; its words and their surroundings stand in the document. `unpackState` gives back
 * exactly what was packed. Programs get the whole form (snapshot.ts).
 */
import { Node } from "prosemirror-model";
import type { ArticleMeta, Person } from "../article/article.ts";
import { schema, schemaVersion } from "../article/schema.ts";
import type { Quote } from "../claim/claim.ts";
import { quotesIn } from "../claim/quotes-in.ts";
import { indexOfClaim, type OpenEdge, type Range, rangeOf } from "../claim/range.ts";
import { basisOf } from "../decision/basis.ts";
import { type Approval, type Check, type ClaimRecord, nothingKnown, type Replaced } from "../decision/decision.ts";
import type { Source } from "../evidence/evidence.ts";
import type { ArticleState } from "./article-state.ts";

export interface PackedSnapshot {
  meta: ArticleMeta;
  /** The document as ProseMirror JSON. */
  doc: unknown;
  version: number;
  seq: number;
  schemaVersion: number;
  /** Who made, checked and approved claims; they are named by their place in this list. */
  people: Person[];
  /** Those that the claims cite. */
  sources: Source[];
  open: [claimId: string, edge: OpenEdge][];
  /** In the order of the state, withdrawn ones too. */
  claims: PackedClaim[];
}

export interface PackedClaim {
  /** From and to; a withdrawn claim has no place. */
  at?: readonly [number, number];
  by: number;
  /** Where it differs from the claim's words. */
  anchor?: string;
  /** What differs from `usualClaim`. */
  is: Partial<Plain> & Always;
  check?: { by: number; at: string } & Partial<Omit<Check, "by" | "at">>;
  approval?: { by: number; at: string } & Partial<Omit<Approval, "by" | "at">>;
  /** What differs from `usualReplaced`. */
  replaced?: Partial<Replaced>;
}

type Always = Pick<ClaimRecord, "id" | "number" | "wordsHash" | "createdAt">;
type Plain = Omit<ClaimRecord, "createdBy" | "check" | "approval" | "replaced">;

/** `state` must already be what the reader may see (`presentState`). */
export function packState(state: ArticleState): PackedSnapshot {
  const people = new People();
  const quoteOf = quotesHere(state.doc);
  const claims = [...state.claims.values()].map((record) => packClaim(state, record, quoteOf, people));
  const cited = new Set([...state.claims.values()].flatMap(({ citations }) => citations.map((each) => each.sourceId)));
  const { meta, doc, version, seq, ranges } = state;
  return {
    ...{ meta, doc: doc.toJSON(), version, seq, schemaVersion },
    people: people.list,
    sources: [...state.sources.values()].filter(({ id }) => cited.has(id)),
    open: [...ranges.open],
    claims,
  };
}

/** The state that was packed. Its ranges are in the order of its claims. */
export function unpackState(packed: PackedSnapshot): ArticleState {
  const doc = Node.fromJSON(schema, packed.doc);
  const { meta, version, seq, people } = packed;
  const quoteOf = quotesHere(doc);
  const claims = new Map(packed.claims.map((claim) => [claim.is.id, unpackClaim(claim, quoteOf, people)]));
  const placed = packed.claims.filter(({ at }) => at !== undefined);
  return {
    ...{ meta, doc, version, seq, claims },
    ranges: {
      ids: placed.map(({ is }) => is.id),
      from: Int32Array.from(placed, ({ at }) => at![0]),
      to: Int32Array.from(placed, ({ at }) => at![1]),
      anchors: placed.map(({ is, anchor }) => anchor ?? claims.get(is.id)!.words),
      open: new Map(packed.open),
    },
    sources: new Map(packed.sources.map((source) => [source.id, source])),
  };
}

function packClaim(state: ArticleState, record: ClaimRecord, quoteOf: QuoteOf, people: People): PackedClaim {
  const { createdBy, check, approval, replaced, ...plain } = record;
  const { id, number, wordsHash, createdAt } = record;
  const range = rangeOf(state.ranges, id);
  const anchor = state.ranges.anchors[indexOfClaim(state.ranges, id)] ?? record.words;
  return {
    ...(range !== null && { at: [range.from, range.to] as const }),
    by: people.placeOf(createdBy),
    ...(anchor !== record.words && { anchor }),
    is: {
      id,
      number,
      wordsHash,
      createdAt,
      ...difference(plain, usualClaim(quoteOf(range), record.words)),
    },
    ...(check !== null && {
      check: { ...difference(check, usualCheck(record)), at: check.at, by: people.placeOf(check.by) },
    }),
    ...(approval !== null && {
      approval: { ...difference(approval, usualApproval(record)), at: approval.at, by: people.placeOf(approval.by) },
    }),
    ...(replaced !== null && { replaced: difference(replaced, usualReplaced(record)) }),
  };
}

function unpackClaim(
  { at, by, is, check, approval, replaced }: PackedClaim,
  quoteOf: QuoteOf,
  people: readonly Person[],
): ClaimRecord {
  const quote = quoteOf(at === undefined ? null : { from: at[0], to: at[1] });
  const plain = { ...usualClaim(quote, is.words ?? quote.exact), ...is };
  const undone = replaced === undefined ? null : { ...usualReplaced(plain), ...replaced };
  const record = { ...plain, createdBy: people[by]!, check: null, approval: null, replaced: undone };
  const checked = check && { ...record, check: { ...usualCheck(record), ...check, by: people[check.by]! } };
  const known = checked ?? record;
  return approval ? { ...known, approval: { ...usualApproval(known), ...approval, by: people[approval.by]! } } : known;
}

/** The words of a range and what stands around them; empty for a claim that is not placed. */
type QuoteOf = (range: Range | null) => Quote;

function quotesHere(doc: Node): QuoteOf {
  const quoteOf = quotesIn(doc);
  return (range) => (range === null || range.from >= range.to ? { exact: "", prefix: "", suffix: "" } : quoteOf(range));
}

/** A claim somebody has just added and nobody has touched. */
function usualClaim(quote: Quote, words: string): Omit<Plain, keyof Always> {
  return {
    ...{ words: quote.exact, quote, statement: words },
    ...{ kind: "other", importance: "normal", criticism: false, assignee: null, calculation: "" },
    ...{ stage: "to-check", waitingFor: null, returned: null, withdrawn: null },
    ...known,
  };
}

const { check: _check, approval: _approval, replaced: _replaced, ...known } = nothingKnown;
const noContributors = { evidenceBy: known.evidenceBy, wordsBy: known.wordsBy };

/** Accurate, and the words have not changed since. */
function usualCheck({ words, wordsHash }: Plain): Omit<Check, "by" | "at"> {
  return { finding: "accurate", reason: "", words, wordsHash };
}

/** Nothing, when the check began with its words as they stand. */
function usualReplaced({ words }: Pick<Plain, "words">): Replaced {
  return { ...{ check: null, stage: "checking", waitingFor: null, returned: null }, ...noContributors, anchor: words };
}

/** By somebody else, for what stands there now, under the first rules of the house. */
function usualApproval(record: ClaimRecord): Omit<Approval, "by" | "at"> {
  return { basis: basisOf(record), words: record.words, self: false, rules: 1 };
}

/** The fields of `value` that are not as in `usual`. */
function difference<T extends object>(value: T, usual: Partial<T>): Partial<T> {
  const names = Object.keys(value) as (keyof T)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(value[name], usual[name])).map((name) => [name, value[name]]),
  ) as Partial<T>;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && a !== null && JSON.stringify(a) === JSON.stringify(b));
}

/** Each person once, as the record names them. */
class People {
  readonly list: Person[] = [];
  readonly #places = new Map<string, number>();

  placeOf(person: Person): number {
    const key = JSON.stringify([person.id, person.name]);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.list.length);
    return this.list.push(person) - 1;
  }
}
