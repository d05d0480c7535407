/**
 * An article as JSON, in two forms: the one the API answers, made for one reader, from which a browser rebuilds its state; and
 * the whole one the server keeps, from which it starts again without replaying the log.
 */
import { Node } from "prosemirror-model";
import { type ArticleMeta, neverPublished } from "../article/article.ts";
import { documentText } from "../article/document-text.ts";
import { schema, schemaVersion } from "../article/schema.ts";
import type { OpenEdge } from "../claim/range.ts";
import { type ClaimRecord, nothingKnown } from "../decision/decision.ts";
import type { Source } from "../evidence/evidence.ts";
import type { ArticleState } from "./article-state.ts";
import { type ClaimView, viewClaim, viewClaims } from "./claim-view.ts";

export interface ArticleSnapshot extends ArticleMeta {
  /** The document as ProseMirror JSON. */
  doc: unknown;
  /** Its blocks joined by line feeds. */
  text: string;
  version: number;
  seq: number;
  schemaVersion: number;
  /** Placed ones in reading order, then unplaced ones. */
  claims: ClaimView[];
  withdrawn: ClaimView[];
  /** What a browser needs beside the claims to map them as the server does; by claim id. */
  anchors: Record<string, string>;
  open: Record<string, OpenEdge>;
}

/** `state` must already be what the reader may see (`presentState`). */
export function snapshotOf(state: ArticleState): ArticleSnapshot {
  return {
    ...state.meta,
    doc: state.doc.toJSON(),
    text: documentText(state.doc),
    version: state.version,
    seq: state.seq,
    schemaVersion,
    claims: viewClaims(state),
    withdrawn: [...state.claims.values()]
      .filter((claim) => claim.withdrawn !== null)
      .sort((a, b) => a.number - b.number)
      .map((claim) => viewClaim(state, claim)),
    anchors: Object.fromEntries(state.ranges.ids.map((id, index) => [id, state.ranges.anchors[index]!])),
    open: Object.fromEntries(state.ranges.open),
  };
}

/** The state a snapshot was made of. */
export function stateOf(snapshot: ArticleSnapshot): ArticleState {
  const views = [...snapshot.claims].sort((a, b) => a.number - b.number);
  const { doc, text, version, seq, schemaVersion: _, claims, withdrawn, anchors, open, ...meta } = snapshot;
  const all = [...views, ...withdrawn];
  return {
    meta,
    doc: Node.fromJSON(schema, doc),
    version,
    seq,
    ranges: {
      ids: views.map((view) => view.id),
      from: Int32Array.from(views, (view) => view.from),
      to: Int32Array.from(views, (view) => view.to),
      anchors: views.map((view) => anchors[view.id] ?? view.words),
      open: new Map(Object.entries(open)),
    },
    claims: new Map(all.map((view) => [view.id, recordOf(view)])),
    sources: new Map(
      all.flatMap((view) => view.citations).flatMap(({ source }) => (source === null ? [] : [[source.id, source]])),
    ),
  };
}

function recordOf(view: ClaimView): ClaimRecord {
  const { exact, from, to, placed, finding, reason, stale, basis, tone, citations, ...record } = view;
  return { ...record, citations: citations.map(({ source, ...citation }) => citation), replaced: null };
}

/** The whole state for the snapshots table. */
export function storedState(state: ArticleState): string {
  return JSON.stringify({
    meta: state.meta,
    doc: state.doc.toJSON(),
    version: state.version,
    seq: state.seq,
    ranges: state.ranges.ids.map((id, index) => [
      id,
      state.ranges.from[index],
      state.ranges.to[index],
      state.ranges.anchors[index],
    ]),
    open: [...state.ranges.open],
    claims: [...state.claims.values()],
    sources: [...state.sources.values()],
  });
}

interface Stored {
  meta: ArticleMeta;
  doc: unknown;
  version: number;
  seq: number;
  ranges: [id: string, from: number, to: number, anchor: string][];
  open: [string, OpenEdge][];
  claims: ClaimRecord[];
  sources: Source[];
}

function wholeRecord(claim: ClaimRecord): ClaimRecord {
  const notes = claim.notes.map((note) => ({ ...note, mentions: note.mentions ?? [] }));
  return { ...claim, ...nothingKnown, ...claim, notes };
}

/** Reads what `storedState` wrote. */
export function restoredState(text: string): ArticleState {
  const stored = JSON.parse(text) as Stored;
  return {
    meta: { ...stored.meta, ...neverPublished, ...stored.meta },
    doc: Node.fromJSON(schema, stored.doc),
    version: stored.version,
    seq: stored.seq,
    ranges: {
      ids: stored.ranges.map(([id]) => id),
      from: Int32Array.from(stored.ranges, ([, from]) => from),
      to: Int32Array.from(stored.ranges, ([, , to]) => to),
      anchors: stored.ranges.map(([, , , anchor]) => anchor),
      open: new Map(stored.open),
    },
    // A state stored before claims had some part has nothing of it.
    claims: new Map(stored.claims.map((claim) => [claim.id, wholeRecord(claim)])),
    sources: new Map(stored.sources.map((source) => [source.id, source])),
  };
}
