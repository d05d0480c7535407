/** What follows from a command about evidence. Pure: the events are the answer, refusals are thrown as `AppError`. */
import { AppError } from "../app-error.ts";
import type { Person } from "../article/article.ts";
import type { Claim } from "../claim/claim.ts";
import { knownClaim } from "../claim/decide.ts";
import { citationCommitment } from "./citation-commitment.ts";
import type { EvidenceCommand } from "./commands.ts";
import type { EvidenceEvent } from "./events.ts";
import type { Attachment, Citation, Note, Source } from "./evidence.ts";
import type { Query } from "./query.ts";

interface EvidencedClaim extends Claim {
  notes: readonly Note[];
  citations: readonly Citation[];
  queries: readonly Query[];
}

export interface EvidenceAt {
  claims: ReadonlyMap<string, EvidencedClaim>;
  sources: ReadonlyMap<string, Source>;
}

export interface EvidenceContext {
  by: Person;
  now: string;
  /** The article's own secret, under which citations are committed to. */
  salt: string;
  /** The house's record, when the person asking may see it. */
  source(id: string): Source | null;
  /** Somebody of the house who may read the article; null when there is no such person. */
  person(id: string): Person | null;
  seesInternalNotes(id: string): boolean;
  /** The file of `attach-file`, stored by the caller before. */
  attachment?: Attachment;
}

export function decideEvidence(state: EvidenceAt, command: EvidenceCommand, context: EvidenceContext): EvidenceEvent[] {
  if (command.type === "edit-source") return [sourceEdited(state, command, context)];
  const claim = knownClaim(state.claims, command.claimId);
  switch (command.type) {
    case "add-note":
      return [{ type: "note-added", claimId: claim.id, note: noteOf(state, command, context) }];
    case "edit-note": {
      const note = found(claim.notes, command.noteId, "note");
      const internal = command.internal ?? note.internal;
      const mentions = mentioned(command.mentions, note.mentions, internal, context);
      return [{ type: "note-edited", claimId: claim.id, noteId: note.id, body: command.body, internal, mentions }];
    }
    case "withdraw-note": {
      const { id, internal } = found(claim.notes, command.noteId, "note");
      return [{ type: "note-withdrawn", claimId: claim.id, noteId: id, internal }];
    }
    case "add-citation":
      return [citationAdded(state, command, context)];
    case "edit-citation":
      return [citationEdited(state, found(claim.citations, command.citationId, "citation"), command, context)];
    case "remove-citation":
      refuseUnseen(found(claim.citations, command.citationId, "citation"), context);
      return [{ type: "citation-removed", claimId: claim.id, citationId: command.citationId }];
    case "attach-file":
      if (context.attachment === undefined) throw new AppError("unfit", "The file did not arrive. Attach it again.");
      return [{ type: "file-attached", claimId: claim.id, attachment: context.attachment }];
    case "ask-query":
      return [{ type: "query-asked", claimId: claim.id, query: queryOf(claim, command, context) }];
    case "answer-query":
      return [queryAnswered(found(claim.queries, command.queryId, "query"), command, context)];
  }
}

function found<T extends { id: string }>(list: readonly T[], id: string, what: string): T {
  const item = list.find((present) => present.id === id);
  if (item === undefined) throw new AppError("not-found", `There is no such ${what} on this claim.`);
  return item;
}

/** Whoever gives a command knows what it makes by its id, before any answer. */
function unusedId({ claims }: EvidenceAt, { id }: EvidenceCommand): string {
  const isThis = (present: { id: string }) => present.id === id;
  const isUsed = [...claims.values()].some(({ notes, citations }) => notes.some(isThis) || citations.some(isThis));
  if (isUsed) throw new AppError("id-reused", "Something of this article has that id already. Choose another id.");
  return id;
}

function noteOf(
  state: EvidenceAt,
  command: Extract<EvidenceCommand, { type: "add-note" }>,
  context: EvidenceContext,
): Note {
  return {
    id: unusedId(state, command),
    by: context.by,
    at: context.now,
    body: command.body,
    internal: command.internal,
    mentions: mentioned(command.mentions, [], command.internal, context),
    editedAt: null,
  };
}

/** A name tells that there is something to read: it may only mean people who can read it. Whom the note meant before stays. */
function mentioned(
  ids: readonly string[] | undefined,
  before: readonly Person[],
  internal: boolean,
  context: EvidenceContext,
): readonly Person[] {
  if (ids === undefined) return before;
  return [...new Set(ids)].map((id) => {
    const known = before.find((person) => person.id === id);
    if (known !== undefined) return known;
    const person = context.person(id);
    if (person === null) {
      throw new AppError("unfit", "The note mentions somebody who may not read this article. Take the name out.");
    }
    if (internal && !context.seesInternalNotes(id)) {
      throw new AppError(
        "unfit",
        `${person.name} may not see internal notes. Make the note one for the copy too, or take the name out.`,
      );
    }
    return person;
  });
}

/** With `source`, the caller has already found or made the house's record and calls again with its id. */
function citationAdded(
  state: EvidenceAt,
  command: Extract<EvidenceCommand, { type: "add-citation" }>,
  context: EvidenceContext,
): EvidenceEvent {
  const source = command.sourceId === undefined ? null : context.source(command.sourceId);
  if (source === null) throw new AppError("not-found", "There is no such source that you may use.");
  const citation = {
    id: unusedId(state, command),
    sourceId: source.id,
    alias: null,
    relation: command.relation,
    rank: command.rank,
    locator: command.locator,
    passage: command.passage,
    consultedOn: command.consultedOn,
    by: context.by,
    at: context.now,
  };
  const commitment = citationCommitment(citation, source, context.salt);
  return { type: "citation-added", claimId: command.claimId, citation: { ...citation, commitment }, source };
}

function citationEdited(
  state: EvidenceAt,
  citation: Citation,
  command: Extract<EvidenceCommand, { type: "edit-citation" }>,
  context: EvidenceContext,
): EvidenceEvent {
  const source = citation.sourceId === null ? null : context.source(citation.sourceId);
  if (source === null) throw new AppError("forbidden", "The source of this citation is named to others only.");
  const edited = {
    ...citation,
    relation: command.relation ?? citation.relation,
    rank: command.rank ?? citation.rank,
    locator: command.locator ?? citation.locator,
    passage: command.passage ?? citation.passage,
    consultedOn: command.consultedOn ?? citation.consultedOn,
  };
  const present = state.sources.get(source.id) ?? source;
  const commitment = citationCommitment(edited, present, context.salt);
  return { type: "citation-edited", claimId: command.claimId, citation: { ...edited, commitment }, source: present };
}

/** Nobody takes evidence away that they may not look at. */
function refuseUnseen(citation: Citation, context: EvidenceContext): void {
  if (citation.sourceId !== null && context.source(citation.sourceId) !== null) return;
  throw new AppError("forbidden", "The source of this citation is named to others only.");
}

/** The source as the edit leaves it. Who says to whom it is named is among them: nobody shuts themselves out by a slip. */
export function editedSource(
  source: Source,
  fields: Extract<EvidenceCommand, { type: "edit-source" }>["fields"],
  by: Person,
): Source {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const edited: Source = { ...source, ...given };
  if (edited.title === "" && edited.link === null) throw new AppError("unfit", "A source needs a title or a link.");
  const names = fields.readers !== undefined || fields.access !== undefined;
  if (edited.access !== "confidential" || !names || edited.readers.includes(by.id)) return edited;
  return { ...edited, readers: [...edited.readers, by.id] };
}

/** What editing a source means for one article that cites it; `source` is the edited record. */
export function sourceEditedIn(state: EvidenceAt, source: Source, salt: string): EvidenceEvent {
  const before = state.sources.get(source.id);
  const resting = [...state.claims.values()]
    .flatMap((claim) => claim.citations)
    .filter((citation) => citation.sourceId === source.id);
  return {
    type: "source-edited",
    source,
    commitments: Object.fromEntries(
      resting.map((citation) => [citation.id, citationCommitment(citation, source, salt)]),
    ),
    veiled: before !== undefined && veilOf(before) !== veilOf(source),
  };
}

function veilOf(source: Source): string {
  return JSON.stringify([source.access, source.alias, [...source.readers].sort()]);
}

function sourceEdited(
  state: EvidenceAt,
  command: Extract<EvidenceCommand, { type: "edit-source" }>,
  context: EvidenceContext,
): EvidenceEvent {
  const source = context.source(command.sourceId);
  if (source === null) throw new AppError("not-found", "There is no such source that you may see.");
  return sourceEditedIn(state, editedSource(source, command.fields, context.by), context.salt);
}

/** The draft is not in it: a query holds what was asked, in the words it was asked in. */
function queryOf(
  claim: EvidencedClaim,
  command: Extract<EvidenceCommand, { type: "ask-query" }>,
  context: EvidenceContext,
): Query {
  const { type, id, claimId, sourceId = null, ...asked } = command;
  const source = sourceId === null ? null : context.source(sourceId);
  if (sourceId !== null && (source === null || !claim.citations.some((citation) => citation.sourceId === sourceId))) {
    throw new AppError("not-found", "This claim cites no such source that you may see. Cite it first, then ask it.");
  }
  const whom = asked.whom || source?.title || "";
  if (whom === "" && asked.purpose === "reply") {
    throw new AppError("unfit", "A right of reply is somebody's: say who was asked.");
  }
  return { ...asked, whom, sourceId, id, by: context.by, at: context.now, answer: null };
}

function queryAnswered(
  query: Query,
  command: Extract<EvidenceCommand, { type: "answer-query" }>,
  context: EvidenceContext,
): EvidenceEvent {
  if (query.answer !== null) throw new AppError("already-done", "This query was answered already.");
  if (query.sourceId !== null && context.source(query.sourceId) === null) {
    throw new AppError("forbidden", "The source that was asked is named to others only.");
  }
  const { type, id, ...answer } = command;
  return { type: "query-answered", ...answer };
}
