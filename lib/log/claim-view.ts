/** A claim as the API answers it and the screens show it: its record with everything that follows from it. */
import { type Range, rangeOf } from "../claim/range.ts";
import { basisOf } from "../decision/basis.ts";
import type { ClaimRecord, Finding } from "../decision/decision.ts";
import { isStale, type Tone, toneOf } from "../decision/standing.ts";
import type { Citation, Source } from "../evidence/evidence.ts";
import type { ArticleState } from "./article-state.ts";

/** `source` is null when it is withheld: then `alias` stands for it. */
export interface CitationView extends Citation {
  source: Source | null;
}

export interface ClaimView extends Omit<ClaimRecord, "citations" | "replaced"> {
  /** The words as they stand in the article, or the last ones when unplaced. */
  exact: string;
  /** ProseMirror positions; equal when unplaced or withdrawn, and then only a hint. */
  from: number;
  to: number;
  placed: boolean;
  finding: Finding | null;
  /** The reason given with the finding. */
  reason: string;
  stale: boolean;
  /** What an approval given now must name. */
  basis: string;
  tone: Tone;
  citations: readonly CitationView[];
}

export function viewClaim(state: ArticleState, record: ClaimRecord): ClaimView {
  return viewOf(record, rangeOf(state.ranges, record.id) ?? nowhere, state.sources);
}

const nowhere: Range = { from: 0, to: 0 };

/** The same from its parts. A record always has the words that stand in its place. */
export function viewOf(record: ClaimRecord, { from, to }: Range, sources: ArticleState["sources"]): ClaimView {
  const placed = from < to;
  const { replaced, ...shown } = record;
  return {
    ...shown,
    ...{ exact: record.words, from, to, placed },
    finding: record.check?.finding ?? null,
    reason: record.check?.reason ?? "",
    stale: isStale(record),
    basis: basisOf(record),
    tone: toneOf(record, placed),
    citations: record.citations.map((citation) => ({
      ...citation,
      source: citation.sourceId === null ? null : (sources.get(citation.sourceId) ?? null),
    })),
  };
}

/** All claims that are not withdrawn: placed ones in reading order, then unplaced ones by number. */
export function viewClaims(state: ArticleState): ClaimView[] {
  return [...state.claims.values()]
    .filter((record) => record.withdrawn === null)
    .map((record) => viewClaim(state, record))
    .sort(
      (a, b) =>
        Number(b.placed) - Number(a.placed) || (a.placed ? a.from - b.from || b.to - a.to : 0) || a.number - b.number,
    );
}
