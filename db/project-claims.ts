/**
 * Writes touched claims onto their tables. No logic of events is in here: it compares the record before with the record after and
 * writes what differs. Rows of evidence and decisions are added or marked, never deleted.
 */
import { and, eq, getTableColumns, Param, sql } from "drizzle-orm";
import { contributorsOf } from "../lib/decision/contributors.ts";
import type { ClaimRecord } from "../lib/decision/decision.ts";
import type { ClaimView } from "../lib/log/claim-view.ts";
import { prepared, type Tx } from "./client.ts";
import { approvals, attachments, checks, citations, claims, contributors, notes } from "./schema.ts";

export interface ClaimProjection {
  articleId: string;
  /** Of the article when the claim was touched. */
  version: number;
  /** The entry that touched it. */
  seq: number;
  /** Null when the claim is new. Parts of a record that did not change are the same objects before and after. */
  before: ClaimRecord | null;
  after: ClaimRecord;
  /** What follows from `after`. */
  view: Pick<ClaimView, "finding" | "placed" | "from" | "to" | "stale" | "tone">;
}

export async function projectClaim(tx: Tx, projection: ClaimProjection): Promise<void> {
  projectRecord(tx, projection);
  projectNotes(tx, projection);
  projectCitations(tx, projection);
  projectAttachments(tx, projection);
  projectContributors(tx, projection);
  projectDecisions(tx, projection);
}

function projectRecord(tx: Tx, { articleId, version, after, view }: ClaimProjection): void {
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

/** Written at every keystroke inside a claim. */
const upsertClaim = prepared((tx) => {
  const columns = Object.keys(getTableColumns(claims)) as (keyof typeof claims.$inferInsert)[];
  const given = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]));
  return tx
    .insert(claims)
    .values(given as unknown as typeof claims.$inferInsert)
    .onConflictDoUpdate({
      target: [claims.articleId, claims.id],
      // Not the key: setting it makes SQLite look through every table that refers to claims.
      set: Object.fromEntries(
        columns
          .filter((name) => name !== "articleId" && name !== "id")
          .map((name) => [name, sql`${new Param(sql.placeholder(name), claims[name])}`]),
      ),
    })
    .prepare();
});

function projectNotes(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  for (const note of changed(before?.notes, after.notes)) {
    const { id, body, internal, by, at, editedAt } = note;
    tx.insert(notes)
      .values({ articleId, claimId: after.id, id, body, internal, byId: by.id, byName: by.name, at, editedAt })
      .onConflictDoUpdate({ target: [notes.articleId, notes.id], set: { body, internal, editedAt } })
      .run();
  }
}

function projectCitations(tx: Tx, { articleId, before, after }: ClaimProjection): void {
  const present = new Set(after.citations.map((citation) => citation.id));
  for (const citation of changed(before?.citations, after.citations)) {
    const { id, sourceId, by, at, relation, rank, locator, passage, consultedOn, commitment } = citation;
    if (sourceId === null) throw new Error(`Citation ${id} was masked before it was projected`);
    const fields = { sourceId, relation, rank, locator, passage, consultedOn, commitment, removed: false };
    tx.insert(citations)
      .values({ articleId, claimId: after.id, id, ...fields, byId: by.id, byName: by.name, at })
      .onConflictDoUpdate({ target: [citations.articleId, citations.id], set: fields })
      .run();
  }
  for (const citation of before?.citations ?? []) {
    if (present.has(citation.id)) continue;
    tx.update(citations)
      .set({ removed: true })
      .where(and(eq(citations.articleId, articleId), eq(citations.id, citation.id)))
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

/** Before the decisions: the trigger on approvals looks here. */
function projectContributors(tx: Tx, { articleId, after }: ClaimProjection): void {
  const known = contributorsOfClaim(tx).all({ articleId, claimId: after.id });
  const now = contributorsOf(after);
  for (const personId of now) {
    if (known.some((row) => row.personId === personId)) continue;
    tx.insert(contributors).values({ articleId, claimId: after.id, personId }).run();
  }
  for (const { personId } of known) {
    if (!now.has(personId)) removeContributor(tx, articleId, after.id, personId);
  }
}

function removeContributor(tx: Tx, articleId: string, claimId: string, personId: string): void {
  const ofClaim = and(eq(contributors.articleId, articleId), eq(contributors.claimId, claimId));
  tx.delete(contributors)
    .where(and(ofClaim, eq(contributors.personId, personId)))
    .run();
}

const contributorsOfClaim = prepared((tx) => {
  const { articleId, claimId, personId } = contributors;
  return tx
    .select({ personId })
    .from(contributors)
    .where(and(eq(articleId, sql.placeholder("articleId")), eq(claimId, sql.placeholder("claimId"))))
    .prepare();
});

function projectDecisions(tx: Tx, { articleId, seq, before, after }: ClaimProjection): void {
  const { check, approval } = after;
  const keys = { articleId, claimId: after.id, seq };
  if (check !== null && before?.check !== check) {
    const { finding, wordsHash, by, at } = check;
    tx.insert(checks)
      .values({ ...keys, finding, wordsHash, byId: by.id, byName: by.name, at })
      .run();
  }
  if (approval !== null && before?.approval !== approval) {
    const { basis, self, rules, by, at } = approval;
    tx.insert(approvals)
      .values({ ...keys, basis, self, rules, byId: by.id, byName: by.name, at })
      .run();
  }
}

function changed<T extends { id: string }>(before: readonly T[] | undefined, after: readonly T[]): readonly T[] {
  if (before === after) return [];
  const known = new Map(before?.map((item) => [item.id, item]));
  return after.filter((item) => known.get(item.id) !== item);
}
