/**
 * The one presenter: what a reader may see of an article and of its log, the same for snapshot, stream, pages, answers, history
 * and search. Rights are those of now: an old entry about a source that became confidential is masked too.
 */

import type { ClaimRecord } from "../decision/decision.ts";
import type { Citation, Source } from "../evidence/evidence.ts";
import type { Query } from "../evidence/query.ts";
import { canSeeField, canSeeSource, type Principal } from "../policy/can.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent, EventOf, LogEntry } from "./event.ts";

/** Of a withheld entry nothing but its number is told. */
const nobody = { id: "", name: "" };
/** Stands for a source that is withheld and has no alias. */
export const namelessSource = "confidential source";

export function presentState(state: ArticleState, reader: Principal): ArticleState {
  const sources = new Map<string, Source>();
  for (const source of state.sources.values()) {
    if (canSeeSource(reader, source)) sources.set(source.id, presentSource(source, reader));
  }
  const claims = new Map<string, ClaimRecord>();
  for (const claim of state.claims.values()) claims.set(claim.id, presentClaim(claim, state, reader));
  return { ...state, claims, sources };
}

/** An article as it stood, under the rights of `now` and of then: what was hidden or withdrawn at either is hidden in its past. */
export function presentPast(past: ArticleState, now: ArticleState, reader: Principal): ArticleState {
  const claims = new Map<string, ClaimRecord>();
  for (const claim of past.claims.values()) {
    const internal = new Map(now.claims.get(claim.id)?.notes.map((note) => [note.id, note.internal]));
    const notes = claim.notes.map((note) => ({ ...note, internal: note.internal || (internal.get(note.id) ?? true) }));
    claims.set(claim.id, { ...claim, notes });
  }
  const { access, members } = now.meta;
  const sources = sourcesThenAndNow(past, now, reader);
  return presentState({ ...past, claims, sources, meta: { ...past.meta, access, members } }, reader);
}

/** As they are now, unless hidden then: a pinpoint or passage from before a source was opened was not written for this reader. */
function sourcesThenAndNow(past: ArticleState, now: ArticleState, reader: Principal): ArticleState["sources"] {
  const hidden = [...past.sources.values()].filter((then) => !canSeeSource(reader, then));
  const veiled = hidden.map((then) => ({ ...then, alias: now.sources.get(then.id)?.alias ?? then.alias }));
  return new Map([...now.sources, ...veiled.map((source) => [source.id, source] as const)]);
}

function presentClaim(claim: ClaimRecord, state: ArticleState, reader: Principal): ClaimRecord {
  return {
    ...claim,
    notes: claim.notes.filter((note) => !note.internal || canSeeField(reader, "internal-note")),
    attachments: canSeeField(reader, "attachment") ? claim.attachments : [],
    citations: claim.citations.map((citation) => presentCitation(citation, state, reader)),
    queries: presentQueries(claim, state, reader),
    // For foretelling one's own taking back, which is for nobody else.
    replaced: claim.check?.by.id === reader.id ? claim.replaced : null,
  };
}

export function presentQueries(
  claim: Pick<ClaimRecord, "queries">,
  state: Pick<ArticleState, "sources">,
  reader: Principal,
): readonly Query[] {
  return canSeeField(reader, "query") ? claim.queries.map((query) => presentQuery(query, state, reader)) : [];
}

/** Stance and who cited stay; what could tell the source is taken out. */
function presentCitation(citation: Citation, state: ArticleState, reader: Principal): Citation {
  const source = citation.sourceId === null ? undefined : state.sources.get(citation.sourceId);
  if (source !== undefined && canSeeSource(reader, source)) return citation;
  return {
    ...citation,
    sourceId: null,
    alias: source?.alias ? source.alias : namelessSource,
    locator: "",
    passage: "",
    consultedOn: "",
  };
}

/** That a source was asked and whether it answered stay; what could tell the source is taken out. */
function presentQuery(query: Query, { sources }: Pick<ArticleState, "sources">, reader: Principal): Query {
  if (query.sourceId === null) return query;
  const source = sources.get(query.sourceId);
  if (source !== undefined && canSeeSource(reader, source)) return query;
  return {
    ...query,
    whom: source?.alias ? source.alias : namelessSource,
    ...{ sourceId: null, channel: null, askedOn: "", question: "" },
    answer: query.answer && { ...query.answer, answeredOn: "", words: "" },
  };
}

/** Whom else a confidential source is named to is for those it is named to. */
export function presentSource(source: Source, reader: Principal): Source {
  return source.readers.includes(reader.id) ? source : { ...source, readers: [] };
}

/** `state` is the article's present state: it says which rights hold now. */
export function presentEntry(entry: LogEntry, state: ArticleState, reader: Principal): LogEntry {
  const event = presentEvent(entry.event, state, reader);
  return event.type === "withheld" ? { seq: entry.seq, at: "", by: nobody, event } : { ...entry, event };
}

function presentEvent(event: ArticleEvent, state: ArticleState, reader: Principal): ArticleEvent {
  switch (event.type) {
    case "note-added":
      return isInternal(event, state) && !canSeeField(reader, "internal-note") ? { type: "withheld" } : event;
    case "note-edited":
      // The edit may have made the note visible or hidden it: who sees only some notes starts anew.
      return canSeeField(reader, "internal-note") ? event : { type: "withheld", resync: true };
    case "note-withdrawn":
      return event.internal && !canSeeField(reader, "internal-note") ? { type: "withheld" } : event;
    case "citation-added":
    case "citation-edited": {
      const source = presentlyVisible(event.source, state, reader);
      return { ...event, citation: presentCited(event.citation, source, event.source, state), source };
    }
    case "source-edited": {
      if (event.veiled) return { type: "withheld", resync: true };
      return { ...event, source: presentlyVisible(event.source, state, reader) };
    }
    case "query-asked":
      // Whose turn it is, which everybody sees, may follow from it: who cannot see that starts anew.
      if (!canSeeField(reader, "query")) return { type: "withheld", resync: true };
      return { ...event, query: presentQuery(event.query, state, reader) };
    case "query-answered":
      return presentAnswer(event, state, reader);
    // A name that stands perhaps on internal notes alone.
    case "author-named":
      return canSeeField(reader, "internal-note") ? event : { type: "withheld", resync: true };
    case "file-attached":
      return canSeeField(reader, "attachment") ? event : { type: "withheld" };
    default:
      return event;
  }
}

function presentAnswer(event: EventOf<"query-answered">, state: ArticleState, reader: Principal): ArticleEvent {
  if (!canSeeField(reader, "query")) return { type: "withheld", resync: true };
  const query = state.claims.get(event.claimId)?.queries.find(({ id }) => id === event.queryId);
  if (query === undefined) return { type: "withheld" };
  const isNamed = query.sourceId === null || presentQuery(query, state, reader).sourceId !== null;
  return isNamed ? event : { ...event, answeredOn: "", words: "" };
}

/** A note that was withdrawn is no longer for all, whatever it was: it may have been hidden in between. */
function isInternal(event: EventOf<"note-added">, state: ArticleState): boolean {
  const now = state.claims.get(event.claimId)?.notes.find((note) => note.id === event.note.id);
  return event.note.internal || now?.internal !== false;
}

/** The source as the entry had it, when the reader may see it both as it was then and as it is now. */
function presentlyVisible(then: Source | null, state: ArticleState, reader: Principal): Source | null {
  if (then === null) return null;
  const now = state.sources.get(then.id) ?? then;
  return canSeeSource(reader, now) && canSeeSource(reader, then) ? presentSource(then, reader) : null;
}

function presentCited(citation: Citation, visible: Source | null, then: Source | null, state: ArticleState): Citation {
  if (visible !== null) return citation;
  const alias = (then === null ? undefined : (state.sources.get(then.id) ?? then))?.alias;
  return { ...citation, sourceId: null, alias: alias || namelessSource, locator: "", passage: "", consultedOn: "" };
}
