/**
 * The only event logic there is: one entry of the log applied to an article. Server, browser, history and restore all grow their
 * state here, so they cannot come to differ. Pure; entries are facts and never refused.
 */
import { Node } from "prosemirror-model";
import { invariant } from "../app-error.ts";
import { type ArticleMeta, neverPublished, type Person } from "../article/article.ts";
import { mirrorOf } from "../article/document-text.ts";
import { schema } from "../article/schema.ts";
import type { ClaimMove } from "../claim/events.ts";
import {
  type ClaimRanges,
  indexOfClaim,
  noRanges,
  type OpenEdge,
  rangeOf,
  withoutRange,
  withRanges,
} from "../claim/range.ts";
import { mapPlainly } from "../claim/settle.ts";
import { type Outcome, openCorrections } from "../decision/correction.ts";
import { type ClaimRecord, nothingKnown } from "../decision/decision.ts";
import { type Citation, isEvidence, type Note, type Source } from "../evidence/evidence.ts";
import { openQueries } from "../evidence/query.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent, EventOf, LogEntry } from "./event.ts";
import { LayeredMap } from "./layered-map.ts";
import { withAuthorNamed } from "./name-author.ts";
import { walkThrough } from "./text-walk.ts";

export interface Applied {
  state: ArticleState;
  /** Claims whose record or stored range changed: what a projection must write. */
  touched: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** `state` is null only for the first entry. Entries must come in order without gaps. */
export function applyEntry(state: ArticleState | null, entry: LogEntry): Applied {
  if (state === null) return { state: created(entry), touched: none };
  invariant(entry.seq === state.seq + 1, `entry ${entry.seq} follows entry ${state.seq}`);
  const applied = applyEvent(state, entry.event, entry.by, entry.at);
  return { state: { ...applied.state, seq: entry.seq }, touched: applied.touched };
}

function created(entry: LogEntry): ArticleState {
  invariant(entry.event.type === "article-created", "the first entry creates the article");
  const doc = Node.fromJSON(schema, entry.event.doc);
  return {
    meta: { ...neverPublished, ...entry.event.meta, ...mirrorOf(doc) },
    doc,
    version: 0,
    seq: entry.seq,
    ranges: noRanges,
    claims: new Map(),
    sources: new Map(),
  };
}

function applyEvent(state: ArticleState, event: ArticleEvent, by: Person, at: string): Applied {
  switch (event.type) {
    case "article-created":
    case "withheld":
      return { state, touched: none };
    case "text-edited":
      return textEdited(state, event, by);
    case "article-edited":
      return withMeta(state, event.fields);
    case "access-set":
      return withMeta(state, { access: event.access, members: event.members });
    case "archived":
      return withMeta(state, { archived: event.archived });
    case "author-named":
      return authorNamed(state, event);
    case "signed-off":
      return withMeta(state, signedOff(state.meta, event, at));
    case "reopened":
      return withMeta(state, { signOff: null, reopened: { by, at, reason: event.reason } });
    case "claim-added":
      return claimAdded(state, event);
    case "claim-placed":
      return claimPlaced(state, event, by);
    case "claim-withdrawn":
      return withdrawn(state, event, by, at);
    case "source-edited":
      return sourceEdited(state, event, by);
    case "citation-added":
      return withClaim({ ...state, sources: withSource(state.sources, event.source) }, event.claimId, (claim) =>
        withEvidence(claim, [...claim.citations, event.citation], by),
      );
    case "finding-recorded":
      return anchored(findingRecorded(state, event), event.claimId, event.check.words);
    case "finding-withdrawn":
      return findingWithdrawn(state, event);
    case "claim-approved":
      return anchored(claimChanged(state, event, by, at), event.claimId, event.approval.words);
    default:
      return claimChanged(state, event, by, at);
  }
}

type ClaimChange = EventOf<
  | "claim-edited"
  | "claim-assigned"
  | "check-started"
  | "claim-waiting"
  | "note-added"
  | "note-edited"
  | "note-withdrawn"
  | "citation-edited"
  | "citation-removed"
  | "file-attached"
  | "resolution-set"
  | "claim-approved"
  | "claim-returned"
  | "query-asked"
  | "query-answered"
  | "correction-proposed"
  | "correction-decided"
  | "claim-cleared"
>;

/** What leaves a finding such that it can be taken back. */
const besideFindings: ReadonlySet<ClaimChange["type"]> = new Set([
  "claim-edited",
  "claim-assigned",
  "note-added",
  "note-edited",
  "note-withdrawn",
]);

function claimChanged(state: ArticleState, event: ClaimChange, by: Person, at: string): Applied {
  return withClaim(state, event.claimId, (claim) => ({
    ...changedRecord(claim, event, by, at),
    replaced: besideFindings.has(event.type) ? claim.replaced : null,
  }));
}

function changedRecord(claim: ClaimRecord, event: ClaimChange, by: Person, at: string): ClaimRecord {
  switch (event.type) {
    case "claim-edited":
      return { ...claim, ...event.fields };
    case "claim-assigned":
      return { ...claim, assignee: event.assignee };
    case "check-started":
      return { ...claim, stage: "checking", waitingFor: null };
    case "claim-waiting":
      return { ...claim, stage: "waiting", waitingFor: event.for };
    case "note-added":
      return { ...claim, notes: [...claim.notes, { ...event.note, mentions: event.note.mentions ?? [] }] };
    case "note-edited":
      return {
        ...claim,
        notes: claim.notes.map((note) => (note.id === event.noteId ? noteEdited(note, event, at) : note)),
      };
    case "note-withdrawn":
      return { ...claim, notes: claim.notes.filter((note) => note.id !== event.noteId) };
    case "citation-edited":
      return withEvidence(claim, replaced(claim.citations, event.citation), by);
    case "citation-removed":
      return withEvidence(
        claim,
        claim.citations.filter((citation) => citation.id !== event.citationId),
        by,
      );
    case "file-attached":
      return { ...claim, attachments: [...claim.attachments, event.attachment] };
    case "resolution-set":
      return {
        ...claim,
        resolution: event.resolution === null ? null : { value: event.resolution, reason: event.reason, by, at },
      };
    case "claim-approved":
      return { ...claim, approval: event.approval, stage: "approved", returned: null };
    case "claim-returned":
      return { ...claim, stage: "returned", waitingFor: null, returned: { by, at, reason: event.reason } };
    case "query-asked":
      return queryAsked(claim, event);
    case "query-answered":
      return queryAnswered(claim, event, by, at);
    case "correction-proposed":
      return {
        ...claim,
        corrections: [...claim.corrections, event.correction],
        resolution: claim.resolution ?? { value: "change-recommended", reason: "", by, at },
      };
    case "correction-decided":
      return correctionDecided(claim, event, by, at);
    case "claim-cleared":
      return { ...claim, clearance: event.clearance };
  }
}

function noteEdited(note: Note, { body, internal, mentions }: EventOf<"note-edited">, at: string): Note {
  return { ...note, body, internal, mentions: mentions ?? note.mentions, editedAt: at };
}

/** The claim waits visibly, unless its check is done: then the open query alone stands in the way. */
function queryAsked(claim: ClaimRecord, { query }: EventOf<"query-asked">): ClaimRecord {
  const queries = [...claim.queries, query];
  if (claim.stage === "checked" || claim.stage === "approved") return { ...claim, queries };
  return { ...claim, queries, stage: "waiting", waitingFor: query.to };
}

/** With the last answer the check goes on; until then the claim waits for whom the oldest open query asks. */
function queryAnswered(claim: ClaimRecord, event: EventOf<"query-answered">, by: Person, at: string): ClaimRecord {
  const { queryId, reply, answeredOn, words } = event;
  const queries = claim.queries.map((query) =>
    query.id === queryId ? { ...query, answer: { by, at, reply, answeredOn, words } } : query,
  );
  if (claim.stage !== "waiting") return { ...claim, queries };
  const [open] = openQueries({ queries });
  return open === undefined
    ? { ...claim, queries, stage: "checking", waitingFor: null }
    : { ...claim, queries, waitingFor: open.to };
}

/** What becomes of the words follows from the decision; with the last open correction declined, so is the change. */
function correctionDecided(
  claim: ClaimRecord,
  { correctionId, outcome, with: text, reason }: EventOf<"correction-decided">,
  by: Person,
  at: string,
): ClaimRecord {
  const corrections = claim.corrections.map((correction) =>
    correction.id === correctionId ? { ...correction, decided: { outcome, by, at, with: text, reason } } : correction,
  );
  return { ...claim, corrections, resolution: resolvedBy({ ...claim, corrections }, outcome, { reason, by, at }) };
}

function resolvedBy(
  claim: ClaimRecord,
  outcome: Outcome,
  decided: { reason: string; by: Person; at: string },
): ClaimRecord["resolution"] {
  if (outcome === "accepted") return { value: "changed", ...decided };
  const isLast = openCorrections(claim).length === 0 && claim.resolution?.value === "change-recommended";
  if (!isLast) return claim.resolution;
  return outcome === "declined" ? { value: "declined", ...decided } : null;
}

function findingRecorded(state: ArticleState, { claimId, check }: EventOf<"finding-recorded">): Applied {
  const anchor = state.ranges.anchors[indexOfClaim(state.ranges, claimId)] ?? check.words;
  return withClaim(state, claimId, (claim) => {
    const { check: before, stage, waitingFor, returned, evidenceBy, wordsBy } = claim;
    const replaced = { check: before, stage, waitingFor, returned, evidenceBy, wordsBy, anchor };
    const now = { stage: "checked", waitingFor: null, returned: null, evidenceBy: [], wordsBy: [] } as const;
    return { ...claim, check, ...now, replaced };
  });
}

/** As if it had never been recorded: who was a contributor before is one again. */
function findingWithdrawn(state: ArticleState, { claimId, restored }: EventOf<"finding-withdrawn">): Applied {
  const { anchor, ...before } = restored;
  return anchored(
    withClaim(state, claimId, (claim) => ({ ...claim, ...before, replaced: null })),
    claimId,
    anchor,
  );
}

function withClaim(state: ArticleState, claimId: string, change: (claim: ClaimRecord) => ClaimRecord): Applied {
  const claim = state.claims.get(claimId);
  invariant(claim !== undefined, `claim ${claimId} exists`);
  const changed = change(claim);
  return {
    state: { ...state, claims: LayeredMap.over(state.claims, [[claimId, changed]]) },
    touched: new Set([claimId]),
  };
}

/** A check and an approval name the present words: from then on the claim snaps back to these. */
function anchored({ state, touched }: Applied, claimId: string, words: string): Applied {
  const { ids, anchors } = state.ranges;
  const ranges = {
    ...state.ranges,
    anchors: anchors.map((anchor, index) => (ids[index] === claimId ? words : anchor)),
  };
  return { state: { ...state, ranges }, touched };
}

function signedOff(
  { corrected }: ArticleMeta,
  { signOff, correctionNote }: EventOf<"signed-off">,
  at: string,
): Partial<ArticleMeta> {
  const notes = correctionNote === undefined ? corrected : [...corrected, { at, note: correctionNote }];
  return { signOff, reopened: null, corrected: notes };
}

function withMeta(state: ArticleState, fields: Partial<ArticleMeta>): Applied {
  return { state: { ...state, meta: { ...state.meta, ...fields } }, touched: none };
}

/** Who changed the evidence since the last check may not approve it. */
function withEvidence(claim: ClaimRecord, citations: readonly Citation[], by: Person): ClaimRecord {
  if (sameList(claim.citations.filter(isEvidence), citations.filter(isEvidence))) return { ...claim, citations };
  return { ...claim, citations, evidenceBy: added(claim.evidenceBy, by.id), replaced: null };
}

function sameList(a: readonly Citation[], b: readonly Citation[]): boolean {
  return a.length === b.length && a.every((citation, index) => citation === b[index]);
}

function added(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id];
}

function replaced(citations: readonly Citation[], citation: Citation): readonly Citation[] {
  return citations.map((present) => (present.id === citation.id ? citation : present));
}

function claimAdded(state: ArticleState, event: EventOf<"claim-added">): Applied {
  const { claim, from, to } = event;
  const record: ClaimRecord = {
    ...claim,
    ...nothingKnown,
  };
  return {
    state: {
      ...state,
      claims: LayeredMap.over(state.claims, [[claim.id, record]]),
      ranges: withRanges(state.ranges, [{ id: claim.id, from, to, anchor: claim.words }]),
    },
    touched: new Set([claim.id]),
  };
}

function claimPlaced(state: ArticleState, event: EventOf<"claim-placed">, by: Person): Applied {
  const { claimId, from, to, words, wordsHash, quote } = event;
  const old = rangeOf(state.ranges, claimId);
  const elsewhere = !event.found && (old === null || from > old.to || to < old.from);
  const applied = withClaim(state, claimId, (claim) => ({
    ...withWords(claim, words, wordsHash, [by.id]),
    quote,
    // What was decided was decided of the words where they stood.
    ...(elsewhere ? { stage: "to-check" as const, waitingFor: null, check: null, approval: null } : {}),
  }));
  const ranges = withRanges(applied.state.ranges, [{ id: claimId, from, to, anchor: words }]);
  return { ...applied, state: { ...applied.state, ranges } };
}

function withdrawn(state: ArticleState, event: EventOf<"claim-withdrawn">, by: Person, at: string): Applied {
  const applied = withClaim(state, event.claimId, (claim) => ({
    ...claim,
    withdrawn: { by, at, reason: event.reason },
  }));
  return { ...applied, state: { ...applied.state, ranges: withoutRange(applied.state.ranges, event.claimId) } };
}

function authorNamed(state: ArticleState, { author, person }: EventOf<"author-named">): Applied {
  const changed = new Map<string, ClaimRecord>();
  for (const claim of state.claims.values()) {
    const named = withAuthorNamed(claim, author, person);
    if (named !== claim) changed.set(claim.id, named);
  }
  return { state: { ...state, claims: LayeredMap.over(state.claims, changed) }, touched: new Set(changed.keys()) };
}

/** Whoever changes what identifies a source changes the evidence of the claims that rest on it. */
function sourceEdited(state: ArticleState, event: EventOf<"source-edited">, by: Person): Applied {
  const claims = new Map(state.claims);
  const touched = new Set<string>();
  for (const claim of state.claims.values()) {
    const citations = claim.citations.map((citation) => {
      const commitment = event.commitments[citation.id] ?? citation.commitment;
      return commitment === citation.commitment ? citation : { ...citation, commitment };
    });
    if (citations.every((citation, index) => citation === claim.citations[index])) continue;
    touched.add(claim.id);
    claims.set(claim.id, withEvidence(claim, citations, by));
  }
  return { state: { ...state, claims, sources: withSource(state.sources, event.source) }, touched };
}

function withSource(sources: ArticleState["sources"], source: Source | null): ArticleState["sources"] {
  return source === null ? sources : new Map(sources).set(source.id, source);
}

/** New words of a claim and who wrote them; the words of the last check coming back undo the writing. */
function withWords(claim: ClaimRecord, words: string, wordsHash: string, writers: readonly string[]): ClaimRecord {
  const moved = { ...claim, words, replaced: null };
  if (wordsHash === claim.wordsHash) return moved;
  const restored = claim.check?.wordsHash === wordsHash;
  return { ...moved, wordsHash, wordsBy: restored ? [] : writers.reduce(added, claim.wordsBy) };
}

function textEdited(state: ArticleState, event: EventOf<"text-edited">, by: Person): Applied {
  const { steps, docs } = walkThrough(state.doc, event.steps);
  const doc = docs.at(-1)!;
  let ranges = state.ranges;
  for (const step of steps) ranges = mapPlainly(ranges, step);
  ranges = withMoves(ranges, event.moves, event.clientId);
  const moved = new Map<string, ClaimRecord>();
  const writers = event.proposedBy === undefined ? [by.id] : [by.id, event.proposedBy];
  for (const move of event.moves) {
    const claim = state.claims.get(move.claimId);
    invariant(claim !== undefined, `moved claim ${move.claimId} exists`);
    const { quote = claim.quote } = move;
    moved.set(move.claimId, { ...withWords(claim, move.words, move.wordsHash, writers), quote });
  }
  return {
    state: {
      ...state,
      doc,
      version: event.version + event.steps.length,
      ranges,
      claims: moved.size === 0 ? state.claims : LayeredMap.over(state.claims, moved),
      meta: withMirror(state, doc),
    },
    touched: new Set(moved.keys()),
  };
}

/** The headline and its like are short and first: when their nodes are the same, so are the mirrors. */
function withMirror(state: ArticleState, doc: Node): ArticleMeta {
  const same = [0, 1, 2].every((index) => state.doc.child(index) === doc.child(index));
  return same ? state.meta : { ...state.meta, ...mirrorOf(doc) };
}

function withMoves(ranges: ClaimRanges, moves: readonly ClaimMove[], clientId: string): ClaimRanges {
  const open = new Map<string, OpenEdge>([...ranges.open].filter(([, edge]) => edge.clientId !== clientId));
  if (moves.length === 0) return open.size === ranges.open.size ? ranges : { ...ranges, open };
  const from = new Int32Array(ranges.from);
  const to = new Int32Array(ranges.to);
  for (const move of moves) {
    const index = indexOfClaim(ranges, move.claimId);
    if (index < 0) continue;
    from[index] = move.from;
    to[index] = move.to;
    if (move.open !== undefined) open.set(move.claimId, { clientId, edge: move.open });
  }
  return { ...ranges, from, to, open };
}
