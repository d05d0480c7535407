/**
 * What a search finds in one article, in reading order: of the records that the index names, those that hold the terms in what this
 * reader may see of them. A claim stands where its words begin, one whose words are gone behind the text.
 */
import { textBlocks } from "../article/document-text.ts";
import { type Range, rangeOf } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import type { ArticleState } from "../log/article-state.ts";
import { presentState } from "../log/present.ts";
import type { Principal } from "../policy/can.ts";
import { findHit, type Part } from "./find-hit.ts";
import { type RecordKind, recordsOfClaim, type SearchRecord, signOffRecord } from "./records.ts";
import type { Term } from "./terms.ts";

export interface Hit {
  kind: RecordKind;
  /** The claim that the record hangs on, or in whose words the text was found. */
  claim: { id: string; number: number } | null;
  context: Part[];
}

/** `recordId` as in `SearchRecord`; of text it says nothing, every block is looked at. */
export interface Candidate {
  kind: RecordKind;
  claimId: string | null;
  recordId: string;
}

/** At most so many; `state` is the whole article. */
export function hitsIn(
  state: ArticleState,
  reader: Principal,
  terms: readonly Term[],
  candidates: readonly Candidate[],
  most: number,
): Hit[] {
  const hits: Hit[] = [];
  for (const { find } of placesOf(state, reader, terms, candidates)) {
    hits.push(...find());
    if (hits.length >= most) break;
  }
  return hits.slice(0, most);
}

interface Place {
  at: number;
  find: () => Hit[];
}

function placesOf(
  state: ArticleState,
  reader: Principal,
  terms: readonly Term[],
  candidates: readonly Candidate[],
): Place[] {
  const named = new Set(candidates.map(keyOf));
  const hitOf = (record: SearchRecord, claim: Hit["claim"]): Hit[] => {
    const isNamed = named.has(keyOf({ ...record, recordId: record.id }));
    const found = isNamed ? findHit(terms, record.texts) : null;
    return found === null ? [] : [{ kind: record.kind, claim, context: found.context }];
  };
  const texts = candidates.some(({ kind }) => kind === "text") ? textPlaces(state, terms) : [];
  const ofClaims = claimsNamed(state, candidates).map((claim) => ({
    at: placeOf(rangeOf(state.ranges, claim.id)),
    find: () => {
      const seen = presentState({ ...state, claims: new Map([[claim.id, claim]]) }, reader);
      const { id, number } = claim;
      const records = onePerRecord(recordsOfClaim(seen.claims.get(id)!, seen));
      return records.flatMap((record) => hitOf(record, { id, number }));
    },
  }));
  const ofSignOff = { at: Number.POSITIVE_INFINITY, find: () => hitOf(signOffRecord(state), null) };
  return [...texts, ...ofClaims, ofSignOff].sort((a, b) => (a.at === b.at ? 0 : a.at - b.at));
}

function claimsNamed({ claims }: ArticleState, candidates: readonly Candidate[]): ClaimRecord[] {
  const ids = new Set(candidates.map(({ claimId }) => claimId));
  return [...claims.values()].filter(({ id }) => ids.has(id)).sort((a, b) => a.number - b.number);
}

function keyOf({ kind, claimId, recordId }: Candidate): string {
  return [kind, claimId, recordId].join(" ");
}

/** Who sees a source finds it under its own name; that others see an alias is in the same record. */
function onePerRecord(records: readonly SearchRecord[]): SearchRecord[] {
  const first = new Map<string, SearchRecord>();
  for (const record of records) {
    const key = keyOf({ ...record, recordId: record.id });
    if (!first.has(key)) first.set(key, record);
  }
  return [...first.values()];
}

function placeOf(range: Range | null): number {
  return range === null || range.from === range.to ? Number.POSITIVE_INFINITY : range.from;
}

/** The text is for all who may read the article. */
function textPlaces(state: ArticleState, terms: readonly Term[]): Place[] {
  return textBlocks(state.doc).map(({ start, text }) => ({
    at: start,
    find: () => {
      const found = findHit(terms, [text]);
      return found === null
        ? []
        : [{ kind: "text", claim: claimAt(state, start + found.from), context: found.context }];
    },
  }));
}

/** The one with the fewest words of those in whose words the position lies. */
function claimAt({ ranges, claims }: ArticleState, position: number): Hit["claim"] {
  const length = (index: number) => ranges.to[index]! - ranges.from[index]!;
  let best = -1;
  for (let index = 0; index < ranges.ids.length; index += 1) {
    if (ranges.from[index]! > position || ranges.to[index]! <= position) continue;
    if (best < 0 || length(index) < length(best)) best = index;
  }
  const id = ranges.ids[best];
  return id === undefined ? null : { id, number: claims.get(id)!.number };
}
