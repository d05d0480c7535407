/**
 * The claims as cards show them, kept from one look to the next: a view is made anew only when its record, its words on this
 * screen, its placement or a source it cites changed, and the list only when a view or the order did.
 */

import { indexOfClaim, type Range } from "../claim/range.ts";
import type { ClaimRecord } from "../decision/decision.ts";
import { type ClaimView, viewOf } from "../log/claim-view.ts";
import type { TypedWords } from "./drawn-claims.ts";
import type { DeskClaims } from "./plugins/claims.ts";

interface Kept {
  record: ClaimRecord;
  typed: TypedWords | undefined;
  view: ClaimView;
}

export interface ClaimLists {
  claims: readonly ClaimView[];
  withdrawn: readonly ClaimView[];
}

export class ClaimViews {
  readonly #kept = new Map<string, Kept>();
  #lists: ClaimLists = { claims: [], withdrawn: [] };
  #last: DeskClaims | null = null;
  /** Indexes of the listed claims in the flat arrays, in the order of the list. */
  #order: readonly number[] = [];
  /** Where a listed claim stands in the list. */
  #places: ReadonlyMap<string, number> = new Map();

  lists(claims: DeskClaims): ClaimLists {
    const changed = this.#last === null ? null : changedClaims(this.#last, claims);
    this.#last = claims;
    const isSameList = changed !== null && this.#isInOrder(claims) && changed.every((id) => this.#isListed(id, claims));
    if (!isSameList) this.#listAnew(claims);
    else if (changed.length > 0) this.#replace(changed, claims);
    return this.#lists;
  }

  #isListed(id: string, claims: DeskClaims): boolean {
    return this.#places.has(id) && claims.confirmed.claims.get(id)?.withdrawn === null;
  }

  /** The same claims in the same order, some of them anew: what typing inside one does. */
  #replace(ids: readonly string[], claims: DeskClaims): void {
    const views = [...this.#lists.claims];
    for (const id of ids) views[this.#places.get(id)!] = this.#view(claims.confirmed.claims.get(id)!, claims);
    this.#lists = { ...this.#lists, claims: sameOr(this.#lists.claims, views) };
  }

  /** True when the listed claims still stand in this order, placed and unplaced as they were. */
  #isInOrder({ drawn }: DeskClaims): boolean {
    const { from, to } = drawn.ranges;
    let before = -1;
    for (let place = 0; place < this.#order.length; place += 1) {
      const index = this.#order[place]!;
      const isPlaced = from[index]! < to[index]!;
      if (isPlaced !== this.#lists.claims[place]!.placed) return false;
      if (!isPlaced) continue;
      if (from[index]! < before) return false;
      before = from[index]!;
    }
    return true;
  }

  #listAnew(claims: DeskClaims): void {
    const views: ClaimView[] = [];
    const withdrawn: ClaimView[] = [];
    for (const record of claims.confirmed.claims.values()) {
      const view = this.#view(record, claims);
      if (record.withdrawn === null) views.push(view);
      else withdrawn.push(view);
    }
    this.#lists = {
      claims: sameOr(this.#lists.claims, inReadingOrder(views, claims)),
      withdrawn: sameOr(this.#lists.withdrawn, withdrawn),
    };
    this.#order = this.#lists.claims.map((view) => indexOfClaim(claims.drawn.ranges, view.id));
    this.#places = new Map(this.#lists.claims.map(({ id }, place) => [id, place]));
  }

  /** One claim as it is on this screen. */
  #view(record: ClaimRecord, claims: DeskClaims): ClaimView {
    const { ranges, typed } = claims.drawn;
    const index = indexOfClaim(ranges, record.id);
    const from = index < 0 ? 0 : ranges.from[index]!;
    const to = index < 0 ? 0 : ranges.to[index]!;
    const words = typed.get(record.id);
    const kept = this.#kept.get(record.id);
    if (
      kept?.record === record &&
      kept.typed === words &&
      kept.view.placed === from < to &&
      citesSame(kept.view, claims)
    ) {
      return kept.view;
    }
    const made = viewHere(record, words, { from, to }, claims);
    // The same citations are the same array: what asks whether they changed need not look into them.
    const view = kept && citesAsBefore(kept, record, claims) ? { ...made, citations: kept.view.citations } : made;
    this.#kept.set(record.id, { record, typed: words, view });
    return view;
  }
}

/** Claims with another record or other words than before; null when the list itself may be another. */
function changedClaims({ confirmed, drawn }: DeskClaims, now: DeskClaims): readonly string[] | null {
  if (confirmed.sources !== now.confirmed.sources || drawn.ranges.ids !== now.drawn.ranges.ids) return null;
  const changed = new Set<string>();
  if (confirmed.claims !== now.confirmed.claims) {
    if (confirmed.claims.size !== now.confirmed.claims.size) return null;
    for (const [id, record] of now.confirmed.claims) if (confirmed.claims.get(id) !== record) changed.add(id);
  }
  if (drawn.typed !== now.drawn.typed) {
    for (const id of [...drawn.typed.keys(), ...now.drawn.typed.keys()]) {
      if (drawn.typed.get(id) !== now.drawn.typed.get(id)) changed.add(id);
    }
  }
  return [...changed];
}

/** One claim with the words and the place it has on this screen. */
export function viewHere(
  record: ClaimRecord,
  typed: TypedWords | undefined,
  place: Range,
  { confirmed }: DeskClaims,
): ClaimView {
  return viewOf(typed === undefined ? record : { ...record, ...typed }, place, confirmed.sources);
}

function citesAsBefore({ record, view }: Kept, now: ClaimRecord, claims: DeskClaims): boolean {
  return record.citations === now.citations && citesSame(view, claims);
}

function citesSame(view: ClaimView, claims: DeskClaims): boolean {
  return view.citations.every((citation) => sourceOf(citation.sourceId, claims) === citation.source);
}

function sourceOf(id: string | null, claims: DeskClaims) {
  return id === null ? null : (claims.confirmed.sources.get(id) ?? null);
}

/** Placed ones as they stand, the longer one of two that begin together first; then unplaced ones by number. */
function inReadingOrder(views: readonly ClaimView[], { drawn: { ranges } }: DeskClaims): ClaimView[] {
  return views
    .map((view) => {
      const index = indexOfClaim(ranges, view.id);
      return { view, from: ranges.from[index] ?? 0, to: ranges.to[index] ?? 0 };
    })
    .sort((a, b) => {
      if (a.view.placed !== b.view.placed) return a.view.placed ? -1 : 1;
      return (a.view.placed ? a.from - b.from || b.to - a.to : 0) || a.view.number - b.view.number;
    })
    .map(({ view }) => view);
}

function sameOr<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((item, index) => item === before[index]) ? before : now;
}
