/**
 * Whom an entry of the log concerns, and why: what a person's inbox is filled with. Nobody is told of their own act, and nobody of
 * what they may not read. One line for an entry and a person, by the first reason that holds.
 */
import type { ArticleMeta, Person } from "../article/article.ts";
import { proposerOf } from "../decision/correction.ts";
import type { Query } from "../evidence/query.ts";
import { can, canReadArticle, canSeeField, type Principal } from "../policy/can.ts";
import type { ArticleState } from "./article-state.ts";
import type { ArticleEvent, EventOf, LogEntry } from "./event.ts";

/** asked: a query was put to them. answered: theirs was. accepted, declined: their correction was. The others say what was done. */
export const concernKinds = [
  "assigned",
  "mentioned",
  "returned",
  "asked",
  "answered",
  "accepted",
  "declined",
  "signed-off",
  "reopened",
] as const;
export type ConcernKind = (typeof concernKinds)[number];

/** What an entry is to somebody. */
export interface Subject {
  kind: ConcernKind;
  /** Null when it is about the article. */
  claimId: string | null;
  /** The note, query or correction it is about. */
  aboutId: string | null;
}

export interface Concern extends Subject {
  personId: string;
}

/** False for most entries, typing above all: then nobody has to be looked up. */
export function mayConcern(event: ArticleEvent): boolean {
  switch (event.type) {
    case "claim-assigned":
      return event.assignee !== null;
    case "note-added":
      return (event.note.mentions ?? []).length > 0;
    case "note-edited":
      return (event.mentions ?? []).length > 0;
    case "query-asked":
      return event.query.to === "writer";
    case "claim-returned":
    case "query-answered":
    case "correction-decided":
    case "signed-off":
    case "reopened":
      return true;
    default:
      return false;
  }
}

/** `before` and `after` are the article around the entry, `house` the people of the house at that moment. */
export function whomItConcerns(
  { event, by }: LogEntry,
  before: ArticleState,
  after: ArticleState,
  house: readonly Principal[],
): Concern[] {
  const readers = house.filter((person) => person.id !== by.id && canReadArticle(person, after.meta));
  const found = concerned(event, before, after, readers);
  if (found === null) return [];
  const { ids, internal, ...subject } = found;
  return readers
    .filter(({ id }) => ids.includes(id))
    .filter((person) => maySee(person, subject.kind, internal ?? false))
    .map(({ id: personId }) => ({ personId, ...subject }));
}

/** `internal`: the note it is about is for those only who see such. */
function maySee(person: Principal, kind: ConcernKind, internal: boolean): boolean {
  if (kind === "asked" || kind === "answered") return canSeeField(person, "query");
  return !internal || canSeeField(person, "internal-note");
}

type Found = Subject & { ids: readonly (string | undefined)[]; internal?: boolean };

function concerned(
  event: ArticleEvent,
  before: ArticleState,
  after: ArticleState,
  readers: readonly Principal[],
): Found | null {
  switch (event.type) {
    case "claim-assigned":
      return ofClaim("assigned", event, [event.assignee?.id]);
    case "note-added":
      return mentioned(event.claimId, event.note.id, before, after);
    case "note-edited":
      return mentioned(event.claimId, event.noteId, before, after);
    case "claim-returned": {
      const claim = after.claims.get(event.claimId);
      return ofClaim("returned", event, [claim?.check?.by.id, claim?.assignee?.id]);
    }
    case "query-asked":
      return ofClaim("asked", event, askedOf(event.query, after.meta, readers), event.query.id);
    case "query-answered": {
      const query = after.claims.get(event.claimId)?.queries.find(({ id }) => id === event.queryId);
      return ofClaim("answered", event, [query?.by.id], event.queryId);
    }
    case "correction-decided":
      return decided(event, after);
    case "signed-off":
      return { kind: "signed-off", claimId: null, aboutId: null, ids: deciders(after) };
    case "reopened":
      return { kind: "reopened", claimId: null, aboutId: null, ids: deciders(after) };
    default:
      return null;
  }
}

function ofClaim(
  kind: ConcernKind,
  { claimId }: { claimId: string },
  ids: Found["ids"],
  aboutId: string | null = null,
): Found {
  return { kind, claimId, aboutId, ids };
}

/** Whoever an edit leaves in the note has heard of it. */
function mentioned(claimId: string, noteId: string, before: ArticleState, after: ArticleState): Found | null {
  const noteIn = (state: ArticleState) => state.claims.get(claimId)?.notes.find(({ id }) => id === noteId);
  const note = noteIn(after);
  if (note === undefined) return null;
  const known = new Set(noteIn(before)?.mentions.map(({ id }) => id));
  const ids = note.mentions.map(({ id }) => id).filter((id) => !known.has(id));
  return { ...ofClaim("mentioned", { claimId }, ids, noteId), internal: note.internal };
}

function decided(event: EventOf<"correction-decided">, after: ArticleState): Found | null {
  if (event.outcome === "withdrawn") return null;
  const { corrections = [] } = after.claims.get(event.claimId) ?? {};
  const correction = corrections.find(({ id }) => id === event.correctionId);
  return ofClaim(event.outcome, event, [correction && proposerOf(correction)?.id], event.correctionId);
}

/**
 * A query to the writer is for whom it names; when it names nobody of the house, for the writers in the byline; when there are none,
 * for the writer who brought the article in. It is for nobody else: a house has many writers, and this article has its own.
 */
function askedOf(query: Query, { byline, createdBy }: ArticleMeta, readers: readonly Principal[]): readonly string[] {
  if (query.to !== "writer") return [];
  const able = readers.filter((person) => can(person, "answer-query"));
  const writers = able.filter(({ role }) => role === "writer");
  const ways = [
    able.filter(({ name }) => isSameName(name, query.whom)),
    writers.filter(({ name }) => isNamedIn(byline, name)),
    writers.filter(({ id }) => id === createdBy.id),
  ];
  return (ways.find((people) => people.length > 0) ?? []).map(({ id }) => id);
}

function isSameName(name: string, whom: string): boolean {
  return folded(name) === folded(whom);
}

/** As a whole name: no "Ann" in "By Annette Lee". */
function isNamedIn(byline: string, name: string): boolean {
  return name !== "" && ` ${wordsOf(byline)} `.includes(` ${wordsOf(name)} `);
}

function wordsOf(text: string): string {
  return folded(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "")
    .join(" ");
}

function folded(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** Who checked or approved what stands in the article. */
function deciders({ claims }: ArticleState): string[] {
  const present = [...claims.values()].filter(({ withdrawn }) => withdrawn === null);
  return [...new Set(present.flatMap(({ check, approval }) => named(check?.by, approval?.by)))];
}

function named(...people: readonly (Person | undefined)[]): string[] {
  return people.flatMap((person) => (person === undefined ? [] : [person.id]));
}
