/**
 * Where the claims of an article stand: flat arrays in step, so that thousands are mapped in microseconds. A range is
 * `from` inclusive, `to` exclusive; `from === to` means unplaced, and then the point is where the words were last seen.
 */
export interface ClaimRanges {
  readonly ids: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The words last decided on or placed, folded: when they stand again where the claim is, the range snaps back to them. */
  readonly anchors: readonly string[];
  /** Claims whose edge a client has just deleted up to: what that client types there next belongs to the claim. */
  readonly open: ReadonlyMap<string, OpenEdge>;
}

export interface OpenEdge {
  clientId: string;
  edge: "from" | "to";
}

export const noRanges: ClaimRanges = {
  ids: [],
  from: new Int32Array(),
  to: new Int32Array(),
  anchors: [],
  open: new Map(),
};

export interface Range {
  from: number;
  to: number;
}

/** The list of ids changes only when claims come or go: its index is made once. */
const indices = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** -1 when the claim is not among the ranges (withdrawn). */
export function indexOfClaim(ranges: ClaimRanges, claimId: string): number {
  let index = indices.get(ranges.ids);
  if (index === undefined) {
    index = new Map(ranges.ids.map((id, at) => [id, at]));
    indices.set(ranges.ids, index);
  }
  return index.get(claimId) ?? -1;
}

/** Null when the claim is not among the ranges (withdrawn). */
export function rangeOf(ranges: ClaimRanges, claimId: string): Range | null {
  const index = indexOfClaim(ranges, claimId);
  return index < 0 ? null : { from: ranges.from[index]!, to: ranges.to[index]! };
}

/** Null also while the claim is unplaced. */
export function placeOf(ranges: ClaimRanges, claimId: string): Range | null {
  const range = rangeOf(ranges, claimId);
  return range === null || range.from === range.to ? null : range;
}

export interface RangeEntry extends Range {
  id: string;
  anchor: string;
}

/** The ranges with these added, or replaced where the id is known. Open edges of replaced claims close. */
export function withRanges(ranges: ClaimRanges, entries: readonly RangeEntry[]): ClaimRanges {
  const changed = new Map(entries.map((entry) => [entry.id, entry]));
  const kept = ranges.ids.map((id, index) => {
    const entry = changed.get(id) ?? {
      id,
      from: ranges.from[index]!,
      to: ranges.to[index]!,
      anchor: ranges.anchors[index]!,
    };
    changed.delete(id);
    return entry;
  });
  return packed(
    [...kept, ...changed.values()],
    without(
      ranges.open,
      entries.map((entry) => entry.id),
    ),
  );
}

export function withoutRange(ranges: ClaimRanges, claimId: string): ClaimRanges {
  const kept = ranges.ids.flatMap((id, index) =>
    id === claimId ? [] : [{ id, from: ranges.from[index]!, to: ranges.to[index]!, anchor: ranges.anchors[index]! }],
  );
  return packed(kept, without(ranges.open, [claimId]));
}

function packed(entries: readonly RangeEntry[], open: ClaimRanges["open"]): ClaimRanges {
  return {
    ids: entries.map((entry) => entry.id),
    from: Int32Array.from(entries, (entry) => entry.from),
    to: Int32Array.from(entries, (entry) => entry.to),
    anchors: entries.map((entry) => entry.anchor),
    open,
  };
}

function without(open: ClaimRanges["open"], ids: readonly string[]): ClaimRanges["open"] {
  if (!ids.some((id) => open.has(id))) return open;
  const rest = new Map(open);
  for (const id of ids) rest.delete(id);
  return rest;
}
