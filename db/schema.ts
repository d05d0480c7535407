/**
 * All tables. What happened stands in `log` and `houseLog`; the tables of articles, claims, evidence and decisions are projections
 * of them, written in the same transaction (project-claims.ts), for search, counting and constraints. Nothing that is evidence is
 * deleted by a cascade. Moments are ISO 8601 in UTC, ids are opaque text. What Drizzle cannot say stands in drizzle/: triggers, and
 * that `commands`, `log_claims`, `notes` and `inbox` are WITHOUT ROWID.
 */
import { sql } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import type { Access, SignOff } from "../lib/article/article.ts";
import type { ClaimKind, Importance, Quote, Stage, WaitingFor } from "../lib/claim/claim.ts";
import type { Outcome } from "../lib/decision/correction.ts";
import type { Finding, Resolution } from "../lib/decision/decision.ts";
import type { HouseRules } from "../lib/decision/house-rules.ts";
import type { Tone } from "../lib/decision/standing.ts";
import type { Rank, Relation, SourceAccess, SourceType } from "../lib/evidence/evidence.ts";
import type { Purpose, Reply } from "../lib/evidence/query.ts";
import type { EventType } from "../lib/log/event.ts";
import type { ConcernKind } from "../lib/log/whom-it-concerns.ts";
import type { Field, Role } from "../lib/policy/can.ts";
import type { RecordKind } from "../lib/search/records.ts";

const flag = () => integer({ mode: "boolean" }).notNull();
const words = () => text().notNull();

// ── The house ──

/** One row: this installation. */
export const house = sqliteTable(
  "house",
  {
    id: integer().primaryKey(),
    installationId: words(),
    /** A demo refuses to run on a house that is not marked, and the other way round. */
    demo: flag(),
    /** What sign-off asks for; `rulesVersion` rises whenever a rule changes. */
    rules: text({ mode: "json" }).$type<Partial<Omit<HouseRules, "version">>>().notNull().default({}),
    rulesVersion: integer().notNull(),
    /** Key of the hashes under which files are stored. */
    fileKey: words(),
    createdAt: words(),
  },
  (table) => [check("one_house", sql`${table.id} = 1`)],
);

export const people = sqliteTable(
  "people",
  {
    id: text().primaryKey(),
    /** Lower case. */
    email: words(),
    name: words(),
    role: text().$type<Role>().notNull(),
    /** Null while the person has not set one. */
    passwordHash: text(),
    createdAt: words(),
    /** Set when the person was removed: the row stays, the log names it. */
    removedAt: text(),
    /** What waits in their inbox is told by e-mail, too, where the house sends any. */
    mail: flag().default(true),
  },
  (table) => [uniqueIndex("people_email").on(table.email)],
);

/** Looked up on every request and by every open stream: deleting or ending a row ends the session. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    createdAt: words(),
    seenAt: words(),
    expiresAt: words(),
    /** What the browser called itself. */
    browser: words(),
    endedAt: text(),
  },
  (table) => [index("sessions_person").on(table.personId)],
);

/** Personal tokens of programs; the token itself is shown once and never stored. */
export const tokens = sqliteTable(
  "tokens",
  {
    id: text().primaryKey(),
    personId: text()
      .notNull()
      .references(() => people.id),
    name: words(),
    hash: words(),
    createdAt: words(),
    usedAt: text(),
    expiresAt: text(),
    revokedAt: text(),
  },
  (table) => [uniqueIndex("tokens_hash").on(table.hash), index("tokens_person").on(table.personId)],
);

/** One bucket per account and one per address; counted before a password is hashed. `since` is milliseconds of the clock. */
export const signInAttempts = sqliteTable("sign_in_attempts", {
  bucket: text().primaryKey(),
  count: integer().notNull(),
  since: integer().notNull(),
});

/** One-time links: the first admin of an empty house, and invitations. `personId` is null for the first admin. */
export const setupLinks = sqliteTable("setup_links", {
  hash: text().primaryKey(),
  personId: text().references(() => people.id),
  createdAt: words(),
  expiresAt: words(),
  usedAt: text(),
});

/** The log of what belongs to no single article: sources, house rules, people. The same kind of chain as `log`. */
export const houseLog = sqliteTable("house_log", {
  seq: integer().primaryKey(),
  type: words(),
  byId: words(),
  byName: words(),
  at: words(),
  /** JSON; null once erased. */
  payload: text(),
  salt: text(),
  commitment: words(),
  hash: words(),
});

// ── Articles ──

/**
 * The terms of partial indexes and of the queries that use them: SQLite takes such an index only where the query says the same. What a
 * keystroke changes of most claims is in none of them.
 */
type Columns<Name extends string> = Record<Name, AnySQLiteColumn>;

/** A deadline in seconds since 1970, whatever its zone; articles without one come last. */
export const dueOf = ({ deadline }: Columns<"deadline">) =>
  sql<number>`CASE WHEN unixepoch(${deadline}) IS NULL THEN 99999999999 ELSE unixepoch(${deadline}) END`;

/** Neither archived nor signed off: its claims can be worked on. */
export const underWay = ({ archived, signOff }: Columns<"archived" | "signOff">) =>
  sql`${archived} = 0 AND ${signOff} IS NULL`;

/** Checked for the words that stand there: an approval would be taken. */
export const isApprovable = (claim: Columns<"stage" | "stale" | "placed" | "withdrawn">) =>
  sql`${claim.stage} = 'checked' AND ${claim.stale} = 0 AND ${claim.placed} = 1 AND ${claim.withdrawn} = 0`;

export const isReturned = (claim: Columns<"stage" | "withdrawn">) =>
  sql`${claim.stage} = 'returned' AND ${claim.withdrawn} = 0`;

/** Given to somebody who has still something to do with it. */
export const isAssigned = (claim: Columns<"assigneeId" | "stage" | "stale" | "placed" | "withdrawn">) =>
  sql`${claim.assigneeId} IS NOT NULL AND (${claim.stage} <> 'approved' OR ${claim.stale} = 1 OR ${claim.placed} = 0) AND ${claim.withdrawn} = 0`;

/** Nobody has answered it. */
export const isUnanswered = (query: Columns<"answeredAt">) => sql`${query.answeredAt} IS NULL`;

/** Nobody has accepted, declined or taken it back. */
export const isUndecided = (correction: Columns<"outcome">) => sql`${correction.outcome} IS NULL`;

/** Stale or unplaced: something moved under a decision. */
export const isUnsettled = (claim: Columns<"stale" | "placed" | "withdrawn">) =>
  sql`(${claim.stale} = 1 OR ${claim.placed} = 0) AND ${claim.withdrawn} = 0`;

export const articles = sqliteTable(
  "articles",
  {
    id: text().primaryKey(),
    title: words(),
    byline: words(),
    dateline: words(),
    /** Title and byline in the form in which searches are compared. */
    search: words(),
    sourceUrl: text(),
    language: text(),
    deadline: text(),
    access: text().$type<Access>().notNull(),
    archived: flag(),
    signOff: text({ mode: "json" }).$type<SignOff>(),
    createdById: words(),
    createdByName: words(),
    createdAt: words(),
    /** When the last entry was written: the list runs by it. */
    changedAt: words(),
    version: integer().notNull(),
    seq: integer().notNull(),
    /** Hash of the last log row. */
    head: words(),
    /** Secret under which citations and command contents are committed to. */
    salt: words(),
  },
  (table) => [
    index("articles_changed").on(table.changedAt, table.id),
    index("articles_open").on(dueOf(table), table.createdAt, table.id).where(underWay(table)),
  ],
);

export const articleMembers = sqliteTable(
  "article_members",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    personId: words(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.personId] })],
);

/** The one record of what happened. `payload` is the event as JSON; null, with `salt`, once erased. */
export const log = sqliteTable(
  "log",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    seq: integer().notNull(),
    /** Of the article after this entry. */
    version: integer().notNull(),
    type: text().$type<EventType>().notNull(),
    byId: words(),
    byName: words(),
    at: words(),
    payload: text(),
    salt: text(),
    commitment: words(),
    hash: words(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.seq] }),
    uniqueIndex("log_version").on(table.articleId, table.version).where(sql`${table.type} = 'text-edited'`),
  ],
);

/** Which entries touched which claim: the history of a claim without reading the whole log. */
export const logClaims = sqliteTable(
  "log_claims",
  {
    articleId: words(),
    claimId: words(),
    seq: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.claimId, table.seq] }),
    foreignKey({ columns: [table.articleId, table.seq], foreignColumns: [log.articleId, log.seq] }),
  ],
);

/** Commands that were accepted: a retry finds its entries here. Never the answer, and of the content only a salted hash. */
export const commands = sqliteTable("commands", {
  id: text().primaryKey(),
  articleId: text()
    .notNull()
    .references(() => articles.id),
  personId: words(),
  /** `lastSeq` below `firstSeq`: the command changed nothing. */
  firstSeq: integer().notNull(),
  lastSeq: integer().notNull(),
  contentHash: words(),
});

/** The whole state after an entry, so that a start needs only the entries behind it. */
export const snapshots = sqliteTable(
  "snapshots",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    seq: integer().notNull(),
    state: words(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.seq] })],
);

/** Ids under which browsers and programs send text steps, bound to person and article. */
export const clients = sqliteTable("clients", {
  id: text().primaryKey(),
  articleId: text()
    .notNull()
    .references(() => articles.id),
  personId: words(),
  createdAt: words(),
});

// ── Claims, evidence, decisions: projections ──

export const claims = sqliteTable(
  "claims",
  {
    articleId: text()
      .notNull()
      .references(() => articles.id),
    id: words(),
    number: integer().notNull(),
    statement: words(),
    kind: text().$type<ClaimKind>().notNull(),
    importance: text().$type<Importance>().notNull(),
    criticism: flag(),
    calculation: words(),
    assigneeId: text(),
    stage: text().$type<Stage>().notNull(),
    waitingFor: text().$type<WaitingFor>(),
    finding: text().$type<Finding>(),
    resolution: text().$type<Resolution>(),
    words: words(),
    wordsHash: words(),
    quote: text({ mode: "json" }).$type<Quote>().notNull(),
    placed: flag(),
    /** Positions at `version`, which is the article's when the row was last written, not now. */
    from: integer().notNull(),
    to: integer().notNull(),
    version: integer().notNull(),
    stale: flag(),
    tone: text().$type<Tone>().notNull(),
    withdrawn: flag(),
    createdById: words(),
    createdAt: words(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    uniqueIndex("claims_number").on(table.articleId, table.number),
    // With all that is asked of them, so that counting reads no row; two equal columns, so that no other index looks as good.
    index("claims_approvable").on(table.articleId, table.stage, table.number, table.id).where(isApprovable(table)),
    index("claims_returned")
      .on(table.articleId, table.stage, table.number, table.id, table.assigneeId)
      .where(isReturned(table)),
    index("claims_assigned").on(table.assigneeId, table.articleId, table.number, table.id).where(isAssigned(table)),
    index("claims_unsettled").on(table.articleId, table.stale, table.number, table.id).where(isUnsettled(table)),
  ],
);

/** Every row of evidence hangs on a claim of an article. */
const ofClaim = () => ({ articleId: words(), claimId: words() });
const made = () => ({ byId: words(), byName: words(), at: words() });

export const notes = sqliteTable(
  "notes",
  {
    ...ofClaim(),
    id: words(),
    body: words(),
    internal: flag(),
    ...made(),
    editedAt: text(),
    /** A withdrawn note stays, out of sight. */
    withdrawn: flag().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
  ],
);

/** Records of the house. `readers` are ids of people; `linkKey` is the link in the form in which links are compared. */
export const sources = sqliteTable(
  "sources",
  {
    id: text().primaryKey(),
    type: text().$type<SourceType>().notNull(),
    title: words(),
    link: text(),
    linkKey: text(),
    /** Title, publisher, author and link in the form in which searches are compared. */
    search: words(),
    publisher: words(),
    author: words(),
    published: words(),
    /** Of what it is a repetition, if of anything. */
    origin: words().default(""),
    access: text().$type<SourceAccess>().notNull(),
    alias: words(),
    readers: text({ mode: "json" }).$type<readonly string[]>().notNull(),
    createdById: words(),
    createdAt: words(),
  },
  (table) => [index("sources_link").on(table.linkKey), index("sources_created").on(table.createdAt, table.id)],
);

export const citations = sqliteTable(
  "citations",
  {
    ...ofClaim(),
    id: words(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    relation: text().$type<Relation>().notNull(),
    rank: text().$type<Rank>().notNull(),
    locator: words(),
    passage: words(),
    consultedOn: words(),
    commitment: words(),
    ...made(),
    /** A removed citation stays, out of sight. */
    removed: flag(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
    index("citations_source").on(table.sourceId),
  ],
);

/** Open when `answeredAt` is null. `whom` and what was said stay in the log: lists need only for whom something waits. */
export const queries = sqliteTable(
  "queries",
  {
    ...ofClaim(),
    id: words(),
    to: text().$type<WaitingFor>().notNull(),
    purpose: text().$type<Purpose>().notNull(),
    sourceId: text(),
    reply: text().$type<Reply>(),
    ...made(),
    answeredAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
    index("queries_source").on(table.sourceId).where(sql`${table.sourceId} IS NOT NULL`),
    index("queries_open").on(table.articleId, table.claimId, table.to, table.byId).where(isUnanswered(table)),
  ],
);

/** Open when `outcome` is null: nobody has decided. */
export const corrections = sqliteTable(
  "corrections",
  {
    ...ofClaim(),
    id: words(),
    wordsHash: words(),
    with: words(),
    outcome: text().$type<Outcome>(),
    ...made(),
    decidedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
    index("corrections_open").on(table.articleId, table.claimId).where(isUndecided(table)),
  ],
);

/** Every clearance ever given. */
export const clearances = sqliteTable(
  "clearances",
  { ...ofClaim(), seq: integer().notNull(), wordsHash: words(), ...made() },
  (table) => [
    primaryKey({ columns: [table.articleId, table.seq] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
  ],
);

export const attachments = sqliteTable(
  "attachments",
  { ...ofClaim(), id: words(), hash: words(), name: words(), mediaType: words(), size: integer().notNull(), ...made() },
  (table) => [
    primaryKey({ columns: [table.articleId, table.id] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
  ],
);

/** Every check ever recorded, by the entry that recorded it. */
export const checks = sqliteTable(
  "checks",
  { ...ofClaim(), seq: integer().notNull(), finding: text().$type<Finding>().notNull(), wordsHash: words(), ...made() },
  (table) => [
    primaryKey({ columns: [table.articleId, table.seq] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
    index("checks_claim").on(table.articleId, table.claimId, table.seq, table.byId),
  ],
);

/** Who may not approve the claim as it stands: they found, cited or wrote. */
export const contributors = sqliteTable("contributors", { ...ofClaim(), personId: words() }, (table) => [
  primaryKey({ columns: [table.articleId, table.claimId, table.personId] }),
  foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
]);

/**
 * Every approval ever given. A trigger (drizzle/, "approver is not a contributor") refuses one by a contributor unless `self` says
 * that the house allowed it.
 */
export const approvals = sqliteTable(
  "approvals",
  { ...ofClaim(), seq: integer().notNull(), basis: words(), self: flag(), rules: integer().notNull(), ...made() },
  (table) => [
    primaryKey({ columns: [table.articleId, table.seq] }),
    foreignKey({ columns: [table.articleId, table.claimId], foreignColumns: [claims.articleId, claims.id] }),
  ],
);

// ── Search: derived from all above, made anew where it is behind. The FTS5 table over it stands in drizzle/. ──

/** Up to which entry an article is indexed, and how its words were cut. */
export const searchArticles = sqliteTable(
  "search_articles",
  {
    number: integer().primaryKey(),
    articleId: text()
      .notNull()
      .references(() => articles.id),
    seq: integer().notNull(),
    form: integer().notNull(),
  },
  (table) => [uniqueIndex("search_articles_article").on(table.articleId)],
);

/** What can be found. Ids of one article's records run from its number on (db/search.ts): they need no column that names it. */
export const searchRecords = sqliteTable("search_records", {
  id: integer().primaryKey(),
  kind: text().$type<RecordKind>().notNull(),
  claimId: text(),
  recordId: words(),
  /** Only those who see the field, and the source, are told of the record. */
  field: text().$type<Field>(),
  sourceId: text(),
  /** Of what it says; the words themselves are the numbers of `searchWords`. */
  hash: words(),
  words: words(),
});

/** Every word of the house that is in some record, once. The index over the records knows their numbers alone. */
export const searchWords = sqliteTable("search_words", { id: integer().primaryKey(), word: words() }, (table) => [
  uniqueIndex("search_words_word").on(table.word),
]);

// ── The inbox ──

/** The terms of the inbox's partial indexes. */
export const isUnread = ({ read }: Columns<"read">) => sql`${read} = 0`;
export const isUnmailed = ({ read, mailed }: Columns<"read" | "mailed">) => sql`${read} = 0 AND ${mailed} = 0`;

/**
 * What concerned whom, written with the entry that says it; and what the log does not know: whether they have read it.
 */
export const inbox = sqliteTable(
  "inbox",
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    at: words(),
    articleId: words(),
    seq: integer().notNull(),
    kind: text().$type<ConcernKind>().notNull(),
    claimId: text(),
    /** The note, query or correction it is about. */
    aboutId: text(),
    byName: words(),
    /** Not when: that is nobody's business. */
    read: flag().default(false),
    /** A mail server took a mail that counts it. */
    mailed: flag().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.seq, table.personId] }),
    foreignKey({ columns: [table.articleId, table.seq], foreignColumns: [log.articleId, log.seq] }),
    index("inbox_person").on(table.personId, table.at, table.articleId, table.seq),
    // With the columns that are 0 in all of them, so that the one above looks worse.
    index("inbox_unread").on(table.personId, table.read, table.at, table.articleId, table.seq).where(isUnread(table)),
    index("inbox_unmailed").on(table.personId, table.read, table.mailed, table.at).where(isUnmailed(table)),
  ],
);
