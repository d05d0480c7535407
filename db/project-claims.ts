/**
 * Writes touched claims onto their tables. No logic of events is in here: it compares the record before with the record after and
 * writes what differs. Rows of evidence and decisions are added or marked, never deleted.
 */
import { and, eq, getTableColumns, Param, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { authorOf } from "#lib/article/article.ts";
import { contributorsOf } from "../lib/decision/contributors.ts";
import type { ClaimRecord } from "../lib/decision/decision.ts";
import type { ClaimView } from "../lib/log/claim-view.ts";
import { prepared, type Tx } from "./client.ts";
import {
  approvals,
  attachments,
  checks,
  citations,
  claims,
  clearances,
  contributors,
  corrections,
  notes,
  queries,
} from "./schema.ts";

export interface ClaimProjection {
  articleId: string;
  /** Of the article when the claim was touched. */
  version: number;
  /** The entry that touched it. */
  seq: number;
  /** Null when the claim is new. Parts of a record that did not change are the same objects before and after. */
  before: ClaimRecord | null;
  after: ClaimRecord;
  /** Whether a range may have changed in between. */
  moved: boolean;
  /** What follows from `after`; asked for only when the row of the claim is written. */
  view(): Pick<ClaimView, "finding" | "placed" | "from" | "to" | "stale" | "tone">;
}

export async function projectClaim(tx: Tx, projection: ClaimProjection): Promise<void> {
  if (projection.moved || !sameRow(projection)) projectRecord(tx, projection);
  projectNotes(tx, projection);
  projectCitations(tx, projection);
  projectAttachments(tx, projection);
  projectQueries(tx, projection);
  projectCorrections(tx, projection);
  projectContributors(tx, projection);
  projectDecisions(tx, projection);
}

/** Parts of a record that its row does not show: a note is one row, not two. */
const besideTheRow: ReadonlySet<string> = new Set<keyof ClaimRecord>([
  "notes",
  "attachments",
  "queries",
  "clearance",
  "evidenceBy",
  "wordsBy",
  "replaced",
]);

function sameRow({ before, after }: ClaimProjection): boolean {
  if (before === null) return false;
  const parts = Object.keys(after) as (keyof ClaimRecord)[];
  return parts.every((part) => before[part] === after[part] || besideTheRow.has(part));
}

function projectRecord(tx: Tx, { articleId, version, after, view: seen }: ClaimProjection): void {
  const view = seen();
  const row = {
    articleId,
    id: after.id,
    number: after.number,
    statement: after.statement,
    kind: after.kind,
    importance: after.importance,
    criticism: after.criticism,
    calculation: after.calculation,
    assigneeId: after.assignee?.id ?? null,
    stage: after.stage,
    waitingFor: after.waitingFor,
    finding: view.finding,
    resolution: after.resolution?.value ?? null,
    words: after.words,
    wordsHash: after.wordsHash,
    quote: after.quote,
    placed: view.placed,
    from: view.from,
    to: view.to,
    version,
    stale: view.stale,
    tone: view.tone,
    withdrawn: after.withdrawn !== null,
    createdById: after.createdBy.id,
    createdAt: after.createdAt,
  };
  upsertClaim(tx).run(row);
}

/** A placeholder for every column, by its name. */
function placeholders<T extends SQLiteTable>(table: T): T["$inferInsert"] {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as unknown as T["$inferInsert"];
}

/** For the update of an upsert: all columns but these as they were given. */
function givenBut<T extends SQLiteTable>(table: T, fixed: readonly string[]): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !fixed.includes(name));
  return Object.fromEntries(columns.map(([name, column]) => [name, sql`${new Param(sql.placeholder(name), column)}`]));
}

/** Written at every keystroke inside a claim. */
const upsertClaim = prepared((tx) => {
  // Not the keys: setting one makes SQLite look through every table that refers to claims, and write the index of numbers anew.
  const fixed = ["articleId", "id", "number", "createdById", "createdAt"];
  return tx
    .insert(claims)
    .values(placeholders(claims))
    .onConflictDoUpdate({ target: [claims.articleId, claims.id], set: givenBut(claims, fixed) })
    .prepare();
});

const upsertNote = prepared((tx) =>
  tx
    .insert(notes)
    .values(placeholders(notes))
    .onConflictDoUpdate({ target: [notes.articleId, notes.id], set: givenBut(notes, ["articleId", "id"]) })
    .prepare(),
);

function projectNotes(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const note of changed(before?.notes, after.notes)) {
    const signed = { byId: note.by.id, byName: authorOf(note) };
    upsertNote(tx).run({ ...note, ...signed, articleId, claimId: after.id, withdrawn: false });
  }
  for (const { id } of gone(before?.notes, after.notes)) {
    tx.update(notes)
      .set({ withdrawn: true })
      .where(and(eq(notes.articleId, articleId), eq(notes.id, id)))
      .run();
  }
}

const upsertCitation = prepared((tx) =>
  tx
    .insert(citations)
    .values(placeholders(citations))
    .onConflictDoUpdate({ target: [citations.articleId, citations.id], set: givenBut(citations, ["articleId", "id"]) })
    .prepare(),
);

function projectCitations(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const { by, ...citation } of changed(before?.citations, after.citations)) {
    if (citation.sourceId === null) throw new Error(`Citation ${citation.id} was masked before it was projected`);
    const row = { ...citation, articleId, claimId: after.id, byId: by.id, byName: by.name, removed: false };
    upsertCitation(tx).run(row);
  }
  for (const { id } of gone(before?.citations, after.citations)) {
    tx.update(citations)
      .set({ removed: true })
      .where(and(eq(citations.articleId, articleId), eq(citations.id, id)))
      .run();
  }
}

function projectAttachments(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const { by, ...file } of changed(before?.attachments, after.attachments)) {
    tx.insert(attachments)
      .values({ ...file, articleId, claimId: after.id, byId: by.id, byName: by.name })
      .run();
  }
}

const upsertQuery = prepared((tx) =>
  tx
    .insert(queries)
    .values(placeholders(queries))
    .onConflictDoUpdate({ target: [queries.articleId, queries.id], set: givenBut(queries, ["articleId", "id"]) })
    .prepare(),
);

function projectQueries(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const { id, to, purpose, sourceId, by, at, answer } of changed(before?.queries, after.queries)) {
    const row = { articleId, claimId: after.id, id, to, purpose, sourceId, byId: by.id, byName: by.name, at };
    upsertQuery(tx).run({ ...row, reply: answer?.reply ?? null, answeredAt: answer?.at ?? null });
  }
}

const upsertCorrection = prepared((tx) =>
  tx
    .insert(corrections)
    .values(placeholders(corrections))
    .onConflictDoUpdate({
      target: [corrections.articleId, corrections.id],
      set: givenBut(corrections, ["articleId", "id"]),
    })
    .prepare(),
);

function projectCorrections(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const correction of changed(before?.corrections, after.corrections)) {
    const { id, wordsHash, with: text, by, at, decided } = correction;
    const signed = { byId: by.id, byName: authorOf(correction), at };
    const row = { articleId, claimId: after.id, id, wordsHash, with: text, ...signed };
    upsertCorrection(tx).run({ ...row, outcome: decided?.outcome ?? null, decidedAt: decided?.at ?? null });
  }
}

/** Before the decisions: the trigger on approvals looks here. */
function projectContributors(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  const known = before === null ? none : contributorsOf(before);
  const now = contributorsOf(after);
  for (const personId of now) {
    if (!known.has(personId)) insertContributor(tx).run({ articleId, claimId: after.id, personId });
  }
  for (const personId of known) {
    if (!now.has(personId)) removeContributor(tx).run({ articleId, claimId: after.id, personId });
  }
}

const none: ReadonlySet<string> = new Set();

const insertContributor = prepared((tx) => tx.insert(contributors).values(placeholders(contributors)).prepare());

const removeContributor = prepared((tx) =>
  tx
    .delete(contributors)
    .where(
      and(
        eq(contributors.articleId, sql.placeholder("articleId")),
        eq(contributors.claimId, sql.placeholder("claimId")),
        eq(contributors.personId, sql.placeholder("personId")),
      ),
    )
    .prepare(),
);

const insertCheck = prepared((tx) => tx.insert(checks).values(placeholders(checks)).prepare());
const insertClearance = prepared((tx) => tx.insert(clearances).values(placeholders(clearances)).prepare());
const insertApproval = prepared((tx) => tx.insert(approvals).values(placeholders(approvals)).prepare());

function projectDecisions(tx: Tx, { articleId, seq, before, after }: ClaimProjection): void {
  const { check, approval, replaced } = after;
  const keys = { articleId, claimId: after.id, seq };
  // A check that stands again has its row: only a new one replaces something.
  if (check !== null && replaced !== null && before?.check !== check) {
    const { finding, wordsHash, by, at } = check;
    insertCheck(tx).run({ ...keys, finding, wordsHash, byId: by.id, byName: by.name, at });
  }
  const { clearance } = after;
  if (clearance !== null && before?.clearance !== clearance) {
    const { wordsHash, by, at } = clearance;
    insertClearance(tx).run({ ...keys, wordsHash, byId: by.id, byName: by.name, at });
  }
  if (approval !== null && before?.approval !== approval) {
    const { basis, self, rules, by, at } = approval;
    insertApproval(tx).run({ ...keys, basis, self, rules, byId: by.id, byName: by.name, at });
  }
}

function gone<T extends { id: string }>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before === undefined || before === after) return [];
  const present = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !present.has(id));
}

function changed<T extends { id: string }>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before === after) return [];
  const known = new Map(before?.map((item) => [item.id, item]));
  return after.filter((item) => known.get(item.id) !== item);
}
